import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  check,
  defineEvents,
  defineScenario,
  EventError,
  ImpossibleEvidence,
  NotLiveError,
  OptionError,
  update,
} from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'
import { harbour, harbourRows } from '../fixtures/harbour.ts'
import { scenarioCases } from '../properties/scenarioArbitrary.ts'
import { head, warnings } from '../scenario/lints/warned.ts'

const codes = (found: ReturnType<typeof check>) => found.map(({ code, path }) => `${code} ${path}`)
const example = (file: string) =>
  readFileSync(new URL(`../../examples/venezuela/${file}`, import.meta.url), 'utf8')

describe('check', () => {
  test('of the worked example', () => {
    const ofScenario = [
      'prior-without-source tree.branches',
      'prior-without-source tree.branches.leaves.branches',
    ]
    expect(codes(check(harbourScenario))).toEqual(ofScenario)
    expect(codes(check(harbourScenario, harbourLog))).toEqual([...ofScenario, 'row-never-counts row 6'])
    expect(codes(check(harbourScenario, harbourLog, { asOf: '2030-12-26' }))).toEqual([
      ...ofScenario,
      'row-never-counts row 6',
      'log-ends-early row 7',
    ])
  })

  test('of the case of Venezuela: every number is accounted for', () => {
    const scenario = readScenario(example('scenario.yaml'))
    const log = readEvents(example('events.csv'))
    expect(check(scenario)).toEqual([])
    expect(check(scenario, log)).toEqual([])
    expect(check(scenario, log, { asOf: '2026-12-31' })).toEqual([])
  })

  test('says where things were written, in text; a literal has a path alone', () => {
    expect(check(harbourScenario, harbourLog)[2]).toMatchObject({ path: 'row 6', line: 7, column: 1 })
    const literal = defineScenario(harbour)
    for (const warning of check(literal, defineEvents(literal, harbourRows))) {
      expect(warning).toHaveProperty('path')
      expect(warning).not.toHaveProperty('line')
    }
  })

  test('tells of the scenario first, then of the log', () => {
    const text = `${head.replace('exhaustive: true\n', '')}tree: { branches: { a: { p: 0.5 }, b: { p: rest } } }
signals: { leak: { ratio: { a: 2 } }, oath: { ratio: { a: 2 } } }
clusters: { press: { correlation: 0.4 } }
`
    const row = { date: '2030-04-01', signal: 'leak' }
    expect(warnings(text, [row, row]).map(({ code }) => code)).toEqual([
      ...['no-residual', 'cluster-of-one', 'duplicate-row', 'unused-signal'],
    ])
  })

  test('lists ten of a kind, and counts the others where the next one is', () => {
    const signals = Array.from({ length: 23 }, (_, k) => `  s${k}: { ratio: { a: 2 } }\n`).join('')
    const text = `${head}tree: { branches: { a: { p: 0.5 }, b: { p: rest } } }\nsignals:\n  leak: { ratio: { a: 2 } }\n${signals}`
    const found = warnings(text, [{ date: '2030-04-01', signal: 'leak' }])
    expect(found.map(({ path }) => path)).toEqual(Array.from({ length: 11 }, (_, k) => `signals.s${k}`))
    expect(found[10]).toEqual({
      code: 'unused-signal',
      message: '13 more warnings of this kind from here on; mend these first',
      path: 'signals.s10',
      line: 20,
      column: 3,
    })
  })

  test('refuses what update refuses', () => {
    expect(() => check(harbourScenario, [{ date: '2030-04-01', signal: 'leek' }])).toThrow(EventError)
    for (const asOf of ['2029-01-01', '2031-01-01', 'May', null])
      expect(() => check(harbourScenario, harbourLog, { asOf: asOf as string })).toThrow(OptionError)
    expect(() => check({ ...harbourScenario })).toThrow(NotLiveError)
  })
})

test('whatever is valid can be checked, and the forecast does not notice', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(scenarioCases(), ({ document, rows, asOf }) => {
      const scenario = defineScenario(document)
      const log = defineEvents(scenario, rows)
      const options = asOf === undefined ? {} : { asOf }
      const forecast = () => {
        try {
          return JSON.stringify(update(scenario, log, options))
        } catch (error) {
          if (error instanceof ImpossibleEvidence) return error.message
          throw error
        }
      }
      const before = forecast()
      const found = check(scenario, log, options)
      expect(forecast()).toBe(before)
      expect(check(scenario, log, options)).toEqual(found)
      for (const { code } of found) seen.set(code, (seen.get(code) ?? 0) + 1)
      for (const { message } of found) expect(message).not.toMatch(/NaN|undefined|Infinity/)
    }),
    { numRuns: 300, seed: 20300501 },
  )
  // the cases have no parameters, whose lint has tests of its own
  expect([...seen.keys()].sort()).toEqual([
    ...['cluster-of-one', 'duplicate-row', 'event-without-effect', 'inseparable-outcomes', 'log-ends-early'],
    ...['no-residual', 'prior-without-source', 'ratio-on-every-leaf', 'row-never-counts'],
    ...['timing-beyond-horizon', 'unused-signal'],
  ])
})
