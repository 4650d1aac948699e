import { cumulativeIncidence, defineScenario, type EventRow, type Scenario, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import type { Sfc32 } from '../../src/random/sfc32.ts'
import { openUniform } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { dayOf, type PlainScenario, textOfDay } from '../reference/plainScenario.ts'
import { referenceForecast } from '../reference/referenceForecast.ts'
import { cutIncidence } from '../reference/referenceTiming.ts'
import { lookUp } from '../reference/referenceTree.ts'

/**
 * The law of docs/semantics.md#laws: over futures simulated from today's forecast, the mean of a later day's forecast,
 * futures that are resolved by then counted as 0 or 1, is today's. It holds where rates and timing are all the
 * evidence, and it holds of no forecast that forgets silence, survival or the false reports.
 */
const document: PlainScenario = {
  forkcast: 1,
  title: 'Two rates and three timings',
  origin: '2030-01-01',
  horizon: '2030-10-28',
  exhaustive: true,
  tree: {
    branches: {
      stays: { p: 'rest' },
      resigns: { p: 0.3, timing: { weibull: { shape: 1.3, scale: 120 } } },
      forced: {
        p: 0.25,
        timing: { exponential: { mean: 200 } },
        branches: {
          dismissed: { weight: 2 },
          arrested: { weight: 1, timing: { lognormal: { median: 60, sigma: 0.5 } } },
        },
      },
    },
  },
  signals: {
    strike: { rate: { resigns: 1.5, forced: 2.5, otherwise: 0.8 }, per: 30 },
    leak: { rate: { arrested: 0.9, otherwise: 0.3 }, per: 20 },
  },
}
/** How far reports of a signal are believed; the false ones among them arrive at rate G₀(1 − c)/c. */
const credence: Record<string, number> = { strike: 0.6, leak: 0.9 }

const origin = dayOf(document.origin)
const H = dayOf(document.horizon) - origin
const day = (n: number) => textOfDay(origin + n)

const past: EventRow[] = [
  { date: day(9), signal: 'strike', event: 'p1', credence: credence.strike! },
  { date: day(31), signal: 'leak', event: 'p2', credence: credence.leak! },
]

/** A Poisson count, by waiting times. */
function poisson(state: Sfc32, mean: number): number {
  let count = -1
  for (let waited = 0; waited <= mean; count++) waited -= Math.log(openUniform(state))
  return count
}

function pick(state: Sfc32, weights: readonly number[]): number {
  let u = openUniform(state) * weights.reduce((sum, w) => sum + w, 0)
  const found = weights.findIndex((w) => {
    u -= w
    return u < 0
  })
  return found < 0 ? weights.length - 1 : found
}

/** Means and standard errors, by outcome, of forecasts for `later` over futures drawn from the forecast for `now`. */
function meanOfFutures(scenario: Scenario, now: number, later: number, futures: number) {
  const known = past.filter(({ date }) => dayOf(date) - origin <= now)
  const today = referenceForecast(document, known, day(now))
  const state = streamOf(textKey('futures'), textKey(`${now} ${later}`), 0)
  const outcomes = [...today.outcomes.keys()]
  const sum = outcomes.map(() => 0)
  const squares = outcomes.map(() => 0)
  for (let f = 0; f < futures; f++) {
    const i = pick(state, today.posterior)
    const leaf = today.leaves[i]!
    const resolved =
      leaf.timing !== undefined && openUniform(state) < cutIncidence(leaf.timing, now, later, H)
    const rows = [...known]
    if (!resolved)
      for (const [signal, { rate, per }] of Object.entries(document.signals!)) {
        const rates = today.leaves.map((of) => lookUp(rate!, of, undefined))
        const base = rates.reduce((total, r, k) => total + r * today.leaves[k]!.prior, 0)
        const c = credence[signal]!
        const arriving = (rates[i]! + (base * (1 - c)) / c) * ((later - now) / per!)
        for (let n = poisson(state, arriving); n > 0; n--) {
          const date = day(now + 1 + Math.floor(openUniform(state) * (later - now)))
          rows.push({ date, signal, event: `${rows.length}`, credence: c })
        }
      }
    const then = resolved ? undefined : update(scenario, rows, { asOf: day(later) })
    outcomes.forEach((outcome, k) => {
      const p = then ? then.outcomes[outcome]!.probability : Number(outcome === leaf.outcome)
      sum[k]! += p
      squares[k]! += p * p
    })
  }
  return outcomes.map((outcome, k) => {
    const mean = sum[k]! / futures
    return { outcome, mean, error: Math.sqrt((squares[k]! / futures - mean * mean) / futures) }
  })
}

describe('over simulated futures the mean of a later forecast is today’s', () => {
  const scenario = defineScenario(document)

  // Five outcomes each, within 4 standard errors: a false alarm has probability 3e-4 in all.
  test.each([
    [0, 60, 1000],
    [40, 130, 1000],
    [40, 299, 500],
  ])('as of day %d, for day %d', (now, later, futures) => {
    const today = update(scenario, past, { asOf: day(now) })
    for (const { outcome, mean, error } of meanOfFutures(scenario, now, later, futures)) {
      expect(error).toBeGreaterThan(0)
      expect(Math.abs(mean - today.outcomes[outcome]!.probability)).toBeLessThan(4 * error)
    }
  })

  test('futures resolve as often as the cumulative incidence says', () => {
    const today = update(scenario, past, { asOf: day(40) })
    const reference = referenceForecast(document, past, day(40))
    for (const outcome of ['resigns', 'dismissed', 'arrested'])
      expect(cumulativeIncidence(today, outcome).probability[90]).toBeCloseTo(
        reference.cumulativeIncidence(outcome, 130),
        12,
      )
  })
})
