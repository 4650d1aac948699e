import fc from 'fast-check'
import { defineEvents, defineScenario, type Forecast, ImpossibleEvidence, timeline, update } from 'forkcast'
import { readEvents } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { dayOf, type PlainRow, type PlainSignal, textOfDay } from '../reference/plainScenario.ts'
import { referenceForecast } from '../reference/referenceForecast.ts'
import { type Choices, choicesOf, streams } from './choices.ts'
import { answerOf, possibly } from './comparison.ts'
import { csvOf } from './csv.ts'
import { relabelled } from './relabelling.ts'
import { type ScenarioCase, scenarioCases } from './scenarioArbitrary.ts'

/** What a forecast says about the future, without what it says about the log. */
function numbersOf(answer: Forecast | ImpossibleEvidence): unknown {
  if (answer instanceof ImpossibleEvidence) return 'impossible'
  const { asOf, outcomes, branches, logCoherence, events } = answer
  return { asOf, outcomes, branches, logCoherence, used: events.used }
}

/** The same numbers, ids aside, within a tolerance on probabilities and (relatively) on logCoherence. */
function expectClose(a: Forecast | ImpossibleEvidence, b: Forecast | ImpossibleEvidence): void {
  if (a instanceof ImpossibleEvidence || b instanceof ImpossibleEvidence) {
    expect(a instanceof ImpossibleEvidence).toBe(b instanceof ImpossibleEvidence)
    return
  }
  const probabilities = (forecast: Forecast): number[] => [
    ...Object.values(forecast.outcomes).flatMap(({ prior, probability }) => [prior, probability]),
    ...Object.values(forecast.branches).flatMap(({ prior, share, reach }) => [prior, share ?? -1, reach]),
  ]
  const [left, right] = [probabilities(a), probabilities(b)]
  expect(left.length).toBe(right.length)
  left.forEach((value, i) => {
    expect(Math.abs(value - right[i]!)).toBeLessThanOrEqual(1e-12)
  })
  expect(Math.abs(a.logCoherence - b.logCoherence)).toBeLessThanOrEqual(
    1e-12 * Math.max(1, Math.abs(b.logCoherence)),
  )
}

/** A law over drawn cases, with further choices to vary them by. */
function law(holds: (given: ScenarioCase, choices: Choices) => void, numRuns = 100): void {
  fc.assert(
    fc.property(scenarioCases(), streams(), (given, stream) => {
      holds(given, choicesOf(stream))
    }),
    { seed: 1, numRuns },
  )
}

function shuffled<T>(list: readonly T[], { int }: Choices): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = int(0, i)
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}

/** The as-of day in so many words, for changes of the log that must not move it. */
function pinned(given: ScenarioCase): ScenarioCase & { asOf: string } {
  return { ...given, asOf: referenceForecast(given.document, given.rows, given.asOf).asOf }
}

describe('the log', () => {
  test('any order of its rows gives the same bits', () => {
    law((given, choices) => {
      const rows = shuffled(given.rows, choices)
      expect(numbersOf(answerOf({ ...given, rows }))).toEqual(numbersOf(answerOf(given)))
    })
  })

  test('as CSV text it means what it means as rows, and two parts joined mean the whole', () => {
    law((given, { int }) => {
      const scenario = defineScenario(given.document)
      const cut = int(0, given.rows.length)
      const parts = [given.rows.slice(0, cut), given.rows.slice(cut)].map((rows) => readEvents(csvOf(rows)))
      const whole = readEvents(csvOf(given.rows))
      const options = given.asOf === undefined ? {} : { asOf: given.asOf }
      const answer = answerOf(given)
      for (const log of [whole, parts.flat()]) {
        const forecast = possibly(() => update(scenario, log, options))
        expect(numbersOf(forecast)).toEqual(numbersOf(answer))
        if ('events' in forecast) expect(forecast.events).toEqual((answer as Forecast).events)
      }
    })
  })

  test('a report without credence changes nothing', () => {
    law((given, { int, pick }) => {
      const origin = dayOf(given.document.origin)
      const pinnedCase = pinned(given)
      const row: PlainRow = {
        date: textOfDay(origin + int(1, 100)),
        signal: pick(Object.keys(given.document.signals!)),
        event: 'a rumour',
        credence: 0,
      }
      const answer = answerOf({ ...pinnedCase, rows: [...given.rows, row] })
      expect(numbersOf(answer)).toEqual(numbersOf(answerOf(pinnedCase)))
    })
  })

  test('only what is known by the as-of day counts: later reports and later retractions do not', () => {
    law((given, { int, chance }) => {
      const pinnedCase = pinned(given)
      const T = dayOf(pinnedCase.asOf)
      const later = (row: PlainRow): boolean => dayOf(row.reported ?? row.date) > T
      const known = given.rows.filter((row) => !later(row))
      const postponed = known.map((row) =>
        row.retracted !== undefined && dayOf(row.retracted) > T
          ? { ...row, retracted: textOfDay(dayOf(row.retracted) + 400) }
          : row,
      )
      const news = known
        .filter(() => chance(40))
        .map(({ retracted: _, ...row }) => ({ ...row, reported: textOfDay(T + int(1, 30)) }))
      const before = numbersOf(answerOf(pinnedCase))
      expect(numbersOf(answerOf({ ...pinnedCase, rows: known }))).toEqual(before)
      expect(numbersOf(answerOf({ ...pinnedCase, rows: [...news, ...postponed] }))).toEqual(before)
    })
  })

  test('is remembered without harm: any day in any order, filtered and joined, as if read anew', () => {
    law((given, { int, chance }) => {
      const scenario = defineScenario(given.document)
      const log = defineEvents(scenario, given.rows)
      const [origin, horizon] = [dayOf(given.document.origin), dayOf(given.document.horizon)]
      for (let i = 0; i < 4; i++) {
        const asOf = textOfDay(int(origin, horizon))
        const keep = given.rows.map(() => i === 0 || chance(70))
        const part = i === 0 ? log : log.filter((_, k) => keep[k])
        const rows = given.rows.filter((_, k) => keep[k])
        const expected = numbersOf(answerOf({ document: given.document, rows, asOf }))
        const half = int(0, part.length)
        for (const same of [part, [...part.slice(0, half), ...part.slice(half)]]) {
          expect(numbersOf(possibly(() => update(scenario, same, { asOf })))).toEqual(expected)
        }
      }
    }, 60)
  })

  test('the timeline is the forecast of each of its days', () => {
    law((given) => {
      const scenario = defineScenario(given.document)
      try {
        const days = timeline(scenario, given.rows)
        expect(days[0]!.asOf).toBe(given.document.origin)
        for (const { asOf, forecast } of days) {
          expect(numbersOf(forecast)).toEqual(numbersOf(answerOf({ ...given, asOf })))
        }
      } catch (error) {
        if (!(error instanceof ImpossibleEvidence)) throw error
      }
    }, 60)
  })
})

describe('a signal', () => {
  test('that is as likely under every leaf changes nothing', () => {
    law((given, { int, pick, chance }) => {
      const value = int(1, 19) / 20
      const observed = chance(50)
      const signal: PlainSignal = pick([
        { likelihood: { otherwise: value } },
        { ratio: { otherwise: value * 9 } },
        { decibans: { otherwise: value * 30 - 15 } },
      ])
      if (chance(50)) signal.halfLife = 30
      const document = { ...given.document, signals: { ...given.document.signals, neutral: signal } }
      const { asOf } = pinned(given)
      const rows: PlainRow[] = Array.from({ length: int(1, 4) }, (_, i) => ({
        date: textOfDay(dayOf(document.origin) + int(1, 60)),
        signal: 'neutral',
        event: `neutral ${i}`,
        ...(chance(50) ? { credence: int(1, 20) / 20 } : {}),
        ...(chance(50) ? { strength: pick([0, 0.5, 3]) } : {}),
        ...(signal.likelihood !== undefined && !observed ? { observed } : {}),
      }))
      expectClose(answerOf({ document, rows: [...given.rows, ...rows], asOf }), answerOf({ ...given, asOf }))
    })
  })

  test('of ratios means the same when all of them are multiplied by a constant', () => {
    law((given, { pick }) => {
      const factor = pick([0.01, 0.3, 7, 1000])
      const signals = Object.fromEntries(
        Object.entries(given.document.signals!).map(([id, signal]) => {
          if (signal.ratio === undefined) return [id, signal]
          const table = { otherwise: 1, ...signal.ratio }
          const scaled = Object.entries(table).map(([key, value]) => [key, value * factor])
          return [id, { ...signal, ratio: Object.fromEntries(scaled) }]
        }),
      )
      expectClose(answerOf({ ...given, document: { ...given.document, signals } }), answerOf(given))
    })
  })
})

describe('a scenario', () => {
  test('means the same under other ids', () => {
    law((given, choices) => {
      expectClose(answerOf(relabelled(given, (names) => shuffled(names, choices))), answerOf(given))
    })
  })
})

describe('a forecast', () => {
  test('sums to 1, level by level, and holds no number that is not one', () => {
    law((given) => {
      const answer = answerOf(given)
      if (answer instanceof ImpossibleEvidence) return
      const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
      const outcomes = Object.values(answer.outcomes)
      expect(Math.abs(sum(outcomes.map(({ prior }) => prior)) - 1)).toBeLessThan(1e-12)
      expect(Math.abs(sum(outcomes.map(({ probability }) => probability)) - 1)).toBeLessThan(1e-12)
      const level = (branches: Record<string, unknown>, reach: number): void => {
        const children = Object.keys(branches).map((id) => answer.branches[id]!)
        expect(Math.abs(sum(children.map((child) => child.reach)) - reach)).toBeLessThan(1e-12)
        if (reach > 0) expect(Math.abs(sum(children.map((child) => child.share!)) - 1)).toBeLessThan(1e-12)
        else expect(children.every((child) => child.share === null)).toBe(true)
        for (const [id, branch] of Object.entries(branches)) {
          const below = (branch as { branches?: Record<string, unknown> }).branches
          if (below !== undefined) level(below, answer.branches[id]!.reach)
        }
      }
      level(given.document.tree.branches, 1)
      // JSON turns NaN and the infinities into null, which only a share may be.
      const nulls = JSON.stringify(answer).match(/:null/g)?.length ?? 0
      expect(nulls).toBe(Object.values(answer.branches).filter(({ share }) => share === null).length)
    }, 200)
  })

  test('is, as JSON, what the interface documents: the keys and their order', () => {
    law((given) => {
      const answer = answerOf(given)
      if (answer instanceof ImpossibleEvidence) return
      const json = JSON.parse(JSON.stringify(answer)) as Forecast
      expect(Object.keys(json)).toEqual([
        'title',
        'origin',
        'asOf',
        'horizon',
        'outcomes',
        'branches',
        'logCoherence',
        'events',
        'warnings',
      ])
      for (const outcome of Object.values(json.outcomes)) {
        expect(Object.keys(outcome)).toEqual(['title', 'prior', 'probability'])
      }
      for (const branch of Object.values(json.branches)) {
        expect(Object.keys(branch)).toEqual(['prior', 'share', 'reach'])
      }
      expect(Object.keys(json.events)).toEqual(['used', 'ignored'])
      for (const row of json.events.ignored) expect(Object.keys(row)).toEqual(['row', 'signal', 'reason'])
      for (const warning of json.warnings) {
        expect(Object.keys(warning).slice(0, 2)).toEqual(['code', 'message'])
      }
      expect(json).toEqual({ ...answer })
    })
  })
})
