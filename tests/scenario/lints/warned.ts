import { check, type EventRow, type Warning } from 'forkcast'
import { readScenario } from 'forkcast/read'
import { unmarked } from '../marked.ts'

/** The beginning of a document in which nothing else deserves a look. */
export const head = `forkcast: 1
title: Harbour
source: an invented case
origin: 2030-03-01
horizon: 2030-12-26
exhaustive: true
`

export const tree = `tree: { branches: { stays: { p: rest }, leaves: { p: 0.4 } } }
`

/** Two branches, three leaves. */
export const threeLeaves = `tree:
  branches:
    stays: { p: rest }
    leaves:
      p: 0.4
      branches: { resigns: { count: 12 }, forced: { count: 8 } }
`

/** All warnings of a document and a log. */
export function warnings(
  text: string,
  rows?: readonly EventRow[],
  options?: { readonly asOf: string },
): Warning[] {
  return check(readScenario(text), rows, options)
}

/** What a document draws, as [code, path, message]; the first warning must point at its ▼, if there is one. */
export function warned(marked: string, rows?: readonly EventRow[], options?: { readonly asOf: string }) {
  const { text, line, column } = unmarked(marked)
  const found = warnings(text, rows, options)
  const [first] = found
  if (marked.includes('▼') && (first?.line !== line || first.column !== column))
    throw new Error(`expected a warning at ${line}:${column}; found ${JSON.stringify(found)}`)
  return found.map(({ code, path, message }) => [code, path, message])
}
