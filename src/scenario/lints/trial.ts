import type { Distribution } from '../../distribution/distribution.ts'
import { symbolsOf } from '../../expression/symbols.ts'
import { uniformInto } from '../../random/sfc32.ts'
import { streamOf } from '../../random/stream.ts'
import { textKey } from '../../random/textKey.ts'
import type { Model } from '../model.ts'
import type { Parameter, Quantity } from '../quantity.ts'

/**
 * A simulation makes at most a million draws, so that what is less probable than this is hardly ever drawn, whatever
 * the support says: every lognormal `0.05 to 0.15` could be 2, once in 10²⁰.
 */
export const leastProbability = 2 ** -20

const mostDraws = 1024
const fewestDraws = 32
/** Values of parameters that a trial draws at most, until it is down to the fewest draws. */
const mostValues = 2 ** 20
/** Of more parameters not all corners are tried, but the two where all are low or all high. */
const mostCrossed = 8

/** The parameters of a model, to be tried out. */
export interface Trials {
  readonly model: Model
  /** Index of the parameter by the name that expressions use: none of those that were written in place. */
  readonly indexOfName: ReadonlyMap<string, number>
  /** What has been drawn of the parameters that have names, which many expressions may share. */
  readonly drawn: Map<number, Float64Array>
}

export function trialsOf(model: Model): Trials {
  const named = model.parameters.flatMap(({ id, declared }, index) =>
    declared ? [[id, index] as const] : [],
  )
  return { model, indexOfName: new Map(named), drawn: new Map() }
}

/** The ends of what is drawn: finite, where those of the support may not be. */
export function drawable({ quantile }: Distribution): readonly [number, number] {
  return [quantile(leastProbability), quantile(1 - leastProbability)]
}

/** Values of some parameters, row by row: first the corners of what is drawn, then draws. */
export interface Trial {
  readonly corners: number
  readonly draws: number
  /** By index of those that were asked for. */
  readonly columns: ReadonlyMap<number, Float64Array>
}

/** The parameters that quantities follow from, by index. */
export function parametersOf({ indexOfName }: Trials, quantities: readonly Quantity[]): number[] {
  const found = new Set<number>()
  for (const { parameter, expression } of quantities) {
    if (parameter !== undefined) found.add(parameter)
    for (const name of expression === undefined ? [] : symbolsOf(expression)) {
      const index = indexOfName.get(name)
      if (index !== undefined) found.add(index)
    }
  }
  return [...found]
}

/** Tries parameters out: always the same values, those that any scenario with these parameters would get. */
export function trialOf(trials: Trials, asked: readonly number[]): Trial {
  const crossed = asked.length <= mostCrossed
  const corners = crossed ? 1 << asked.length : 2
  const draws = Math.min(mostDraws, Math.max(fewestDraws, Math.floor(mostValues / asked.length)))
  const columns = new Map<number, Float64Array>()
  asked.forEach((index, place) => {
    const parameter = trials.model.parameters[index] as Parameter
    const ends = drawable(parameter.distribution)
    const column = new Float64Array(corners + draws)
    for (let corner = 0; corner < corners; corner++)
      column[corner] = ends[crossed ? (corner >>> place) & 1 : corner] as number
    column.set(drawsOf(trials, parameter, index, draws), corners)
    columns.set(index, column)
  })
  return { corners, draws, columns }
}

function drawsOf(
  { drawn }: Trials,
  { id, declared, distribution }: Parameter,
  index: number,
  count: number,
): Float64Array {
  const known = drawn.get(index)
  if (known && known.length >= count) return known.subarray(0, count)
  const draws = new Float64Array(count)
  uniformInto(draws, streamOf(textKey('check'), textKey(id), 0))
  draws.forEach((u, i) => {
    draws[i] = distribution.quantile(Math.max(u, leastProbability))
  })
  if (declared) drawn.set(index, draws)
  return draws
}

const unasked = new Float64Array(0)

/** A quantity's values over the rows of a trial. */
export function valuesOver(
  { indexOfName }: Trials,
  { value, parameter, program }: Quantity,
  { corners, draws, columns }: Trial,
  days?: number,
): Float64Array {
  if (parameter !== undefined) return columns.get(parameter) as Float64Array
  const rows = corners + draws
  const out = new Float64Array(rows)
  if (program === undefined) return out.fill(value)
  // programs are compiled over the names, in the order of the document, and then the day
  const named = Array.from(indexOfName.values(), (index) => columns.get(index) ?? unasked)
  program.evaluateInto(out, days === undefined ? named : [...named, new Float64Array(rows).fill(days)], rows)
  return out
}
