import { readdirSync, readFileSync } from 'node:fs'
import { defineScenario, ScenarioError } from 'forkcast'
import { expressions, parseScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/text/document.ts'
import { scenarioCases } from './codeCases.ts'
import { unmarked } from './marked.ts'

describe.each(scenarioCases)('$code at $path', ({ code, path, received, says, text: marked }) => {
  const { text, line, column } = unmarked(marked)
  const expected = received === undefined ? { code, path } : { code, path, received }

  test('is reported from text with its place', () => {
    expect(parseScenario(text).problems).toMatchObject([{ ...expected, line, column }])
  })

  test('is reported from a literal, and says rule, culprit and way out', () => {
    const { value, problems } = readDocument(text)
    expect(problems).toEqual([])
    try {
      defineScenario(value as never, { expressions })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError)
      const [problem, ...others] = (error as ScenarioError).problems
      expect(others).toEqual([])
      expect(problem).toMatchObject(expected)
      expect(problem).not.toHaveProperty('line')
      for (const words of says) expect(problem?.message).toContain(words)
      expect((error as ScenarioError).message).toBe(`${path}: ${problem?.message}`)
    }
  })
})

test('every code that the sources can report is among these cases, or has a test of its own', () => {
  const files = ['scenario', 'checking'].flatMap((name) => {
    const folder = new URL(`../../src/${name}/`, import.meta.url)
    const names = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'schema.ts')
    return names.map((file) => new URL(file, folder))
  })
  // in examples of doc comments signals are named, and no codes
  const sources = files.map((file) => readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, ''))
  const codes = new Set(sources.flatMap((source) => source.match(/'(?:[a-z]+-)+[a-z]+'|'version'/g) ?? []))
  const elsewhere = {
    'a literal alone: formula.test.ts': ['no-expression-parser'],
    'no position of its own: shape.test.ts, problem.test.ts': ['too-deep', 'too-large', 'more-problems'],
    'a warning: model.test.ts': ['no-residual'],
    'the code of an error itself: forkcastError.test.ts': [
      ...['invalid-scenario', 'invalid-option'],
      ...['no-live-scenario', 'no-live-forecast', 'no-live-pool'],
    ],
  }
  const covered = [...scenarioCases.map(({ code }) => code), ...Object.values(elsewhere).flat()]
  expect([...codes].map((code) => code.slice(1, -1)).sort()).toEqual([...new Set(covered)].sort())
})
