import { createHash } from 'node:crypto'
import fc from 'fast-check'
import {
  cumulativeIncidence,
  type Forecast,
  ImpossibleEvidence,
  NotLiveError,
  OptionError,
  type SimulateOptions,
  type Simulation,
  SimulationError,
  simulate,
} from 'forkcast'
import { describe, expect, test } from 'vitest'
import { runBlock } from '../../src/draws/purposes.ts'
import { stateOf } from '../../src/forecast/forecast.ts'
import { planOf } from '../../src/runs/plan.ts'
import { emptyTally, mergeTally } from '../../src/runs/tally.ts'
import { summaryOf } from '../../src/simulation/simulate.ts'
import { answerOf } from '../properties/comparison.ts'
import { scenarioCases } from '../properties/scenarioArbitrary.ts'
import { everyFeature } from './everyFeature.ts'
import { forecastOf, type Parts, planFor, simulationOf, tallyOf } from './forecasts.ts'

/** Something of everything: parameters, all forms of split and signal, timing, impacts of every kind. */
const harbour: Parts = {
  parameters: {
    pressure: { distribution: '0.2 to 0.6' },
    cost: { distribution: { gamma: { shape: 2, scale: 3 } } },
  },
  tree: {
    concentration: 20,
    branches: {
      stays: { p: 'rest', title: 'Director stays' },
      other: { p: 0.02, residual: true },
      leaves: {
        p: 'clamp(0.1 + 0.5*pressure, 0, 0.9)',
        timing: { weibull: { shape: 1.3, scale: 120 } },
        impacts: { throughput: '90 to 98' },
        branches: {
          resigns: { count: 12 },
          dismissed: { count: 7, outcome: 'forced' },
          arrested: {
            count: 1,
            outcome: 'forced',
            impacts: { throughput: '100 - 0.1*days', bill: '3 * cost' },
          },
        },
      },
    },
  },
  signals: {
    'audit-leak': { ratio: { leaves: 2.5 }, halfLife: 60, cluster: 'press' },
    denial: { decibans: { stays: 2 }, cluster: 'press' },
    inspection: { likelihood: { leaves: '0.4 + pressure / 2', otherwise: 0.4 } },
    strike: { rate: { leaves: 3, otherwise: 1 }, per: 30 },
  },
  clusters: { press: { correlation: 0.4 } },
  impacts: { throughput: { default: 100 }, bill: { default: '5 to 20' } },
}
const rows = [
  { date: '2030-03-11', signal: 'audit-leak', credence: 0.8 },
  { date: '2030-03-25', signal: 'inspection', observed: false, grade: 'B2' },
  { date: '2030-04-02', signal: 'strike' },
  { date: '2030-04-05', signal: 'denial' },
]
const forecast = forecastOf(harbour, rows, '2030-04-30')
const bytes = (options: Partial<SimulateOptions> = {}) =>
  JSON.stringify(simulate(forecast, { seed: 'harbour', runs: 140_000, draws: 20, ...options }))

/** The numbers that a seed means: without what says how draws came about, which other versions of `stream` 1 did not say. */
const numbersOf = (options: Partial<SimulateOptions> = {}) => {
  const { method, steps, sweeps, acceptance, warnings, ...numbers } = JSON.parse(bytes(options)) as Simulation
  expect([method, steps, sweeps, acceptance]).toEqual(['prior', 0, 0, null])
  expect(warnings.length).toBeLessThan(2)
  return JSON.stringify(numbers)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

describe('simulate', () => {
  test('shows the keys of a simulation in their order', () => {
    const result = simulate(forecast, { seed: 'harbour', runs: 1000, draws: 50 })
    expect(Object.keys(result)).toEqual([
      'seed', 'runs', 'draws', 'effectiveDraws', 'method', 'steps', 'sweeps', 'acceptance', 'warnings', 'redrawn', 'stream', 'asOf', 'horizon',
      'outcomes', 'timing', 'parameters', 'impacts',
    ]) // biome-ignore format: a list
    expect(result).toMatchObject({
      seed: 'harbour',
      runs: 1000,
      draws: 50,
      redrawn: 0,
      stream: 1,
      asOf: '2030-04-30',
      horizon: '2030-12-26',
    })
    expect(Object.keys(result.outcomes)).toEqual(['stays', 'other', 'resigns', 'forced'])
    expect(Object.keys(result.timing)).toEqual(Object.keys(result.outcomes))
    expect(Object.keys(result.parameters)).toEqual(['pressure', 'cost'])
    expect(Object.keys(result.impacts)).toEqual(['throughput', 'bill'])
  })

  test('plays 100,000 runs and 1,000 draws if not told otherwise', () => {
    expect(simulate(forecast, { seed: 1 })).toMatchObject({ runs: 100_000, draws: 1000 })
    expect(simulationOf({ tree: { branches: { a: { p: 1 } } } }, { draws: 50 }).draws).toBe(1)
  })

  test('effectiveDraws is (ΣW)²/ΣW²', () => {
    const { weight } = planFor(forecast, { seed: 'harbour', draws: 200 })
    const squares = weight.reduce((sum, v) => sum + v * v, 0)
    const { effectiveDraws } = simulate(forecast, { seed: 'harbour', runs: 10, draws: 200 })
    expect(effectiveDraws).toBeCloseTo(1 / squares, 8)
    expect(effectiveDraws).toBeLessThan(200)
    expect(simulationOf({ ...harbour, signals: {} }, { draws: 200 }).effectiveDraws).toBeCloseTo(200, 8)
  })

  test('parameters are weighted by the evidence', () => {
    const { parameters } = simulate(forecast, { seed: 'harbour', runs: 10, draws: 200 })
    const { weight, parameters: columns } = planFor(forecast, { seed: 'harbour', draws: 200 })
    const mean = weight.reduce((sum, v, d) => sum + v * columns[0]![d]!, 0)
    const variance = weight.reduce((sum, v, d) => sum + v * v * (columns[0]![d]! - mean) ** 2, 0)
    expect(parameters.pressure!.mean).toBeCloseTo(mean, 12)
    expect(parameters.pressure!.mcseMean).toBeCloseTo(Math.sqrt(variance), 12)
    // the smallest value whose cumulative weight reaches the point
    const order = [...columns[0]!.keys()].sort((a, b) => columns[0]![a]! - columns[0]![b]!)
    for (const [key, p] of [
      ['p05', 0.05],
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const) {
      let sum = 0
      const at = order.find((d) => {
        sum += weight[d]!
        return sum >= p
      })
      expect(parameters.pressure![key]).toBe(columns[0]![at!])
    }
  })
})

describe('a simulation is reproducible', () => {
  test('the same seed gives the same bytes', () => {
    expect(bytes()).toBe(bytes())
    expect(bytes({ seed: 'harbou' })).not.toBe(bytes())
  })

  test('a number as seed is its decimal text', () => {
    expect(bytes({ seed: 42 })).toBe(bytes({ seed: '42' }))
    expect(bytes({ seed: 0.5 })).toBe(bytes({ seed: '0.5' }))
    expect(bytes({ seed: -0 })).toBe(bytes({ seed: '0' }))
    expect(bytes({ seed: 42 })).not.toBe(bytes({ seed: '042' }))
  })

  test('the level changes the credible intervals and nothing else', () => {
    const without = (text: string) => text.replace(/"credible":\{[^}]*\}/g, '')
    expect(without(bytes({ level: 0.5 }))).toBe(without(bytes()))
    expect(bytes({ level: 0.5 })).not.toBe(bytes())
  })

  test('a result is its own: the next simulation, in the same memory, does not touch it', () => {
    const all = everyFeature()
    const [first, second] = ['first', 'second'].map((seed) => {
      const result = simulate(all, { seed, runs: 3000, draws: 1 })
      return { result, text: JSON.stringify(result) }
    })
    expect(JSON.stringify(first!.result)).toBe(first!.text)
    expect(first!.text).not.toBe(second!.text)
  })

  // To change these two numbers is to change what every seed means: it needs a new `stream` and a line in the changelog.
  // Unless the forecast that is drawn from is another one, which needs the line alone.
  test('stream 1 has these digests', () => {
    expect(simulate(forecast, { seed: 'harbour', runs: 1, draws: 1 }).stream).toBe(1)
    expect(digest(numbersOf())).toBe('0b87b920f63ecc02')
    expect(digest(numbersOf({ seed: 42, draws: 1100, runs: 3 * runBlock + 7 }))).toBe('5ab3162bfc3332fe')
  })

  test('blocks carried out apart and merged in any order give the same bytes', () => {
    const plan = planOf(stateOf(forecast), { seed: 'harbour', runs: 140_000, draws: 20 })
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
    ]) {
      const tally = emptyTally(plan)
      for (const block of order) mergeTally(tally, tallyOf(plan, [block]))
      expect(JSON.stringify(summaryOf(forecast, plan, tally, 'harbour', 0.9)) === bytes()).toBe(true)
    }
  })

  test('the first blocks of a long simulation are a shorter simulation', () => {
    const plan = planOf(stateOf(forecast), { seed: 'harbour', runs: 10 * runBlock, draws: 20 })
    const prefix = summaryOf(forecast, plan, tallyOf(plan, [0, 1]), 'harbour', 0.9)
    expect(JSON.stringify(prefix) === bytes({ runs: 2 * runBlock })).toBe(true)
  })
})

describe('options', () => {
  const refuse = (options: unknown, option: string) => {
    const call = () => simulate(forecast, options as SimulateOptions)
    expect(call).toThrow(OptionError)
    expect(call).toThrow(expect.objectContaining({ option }))
  }

  test.each([undefined, null, {}, { seed: NaN }, { seed: Infinity }, { seed: true }, { seed: 5n }])(
    'a seed is required, a text or a finite number: %o',
    (options) => {
      refuse(options, 'seed')
    },
  )

  test.each([0, -1, 1.5, NaN, Infinity, 2 ** 53, '1000', null])('runs: %o is refused', (runs) => {
    refuse({ seed: 1, runs }, 'runs')
  })

  test.each([0, -1, 1.5, NaN, 1_000_001, '1000', null])('draws: %o is refused', (draws) => {
    refuse({ seed: 1, draws }, 'draws')
  })

  test.each([0, 1, -0.5, 90, NaN, '0.9', null])('level: %o is refused', (level) => {
    refuse({ seed: 1, level }, 'level')
  })

  test('an empty text is a seed like any other', () => {
    expect(bytes({ seed: '' })).not.toBe(bytes({ seed: ' ' }))
  })

  test('a copy of a forecast is refused, with the way out', () => {
    const call = (copy: unknown) => () => simulate(copy as Forecast, { seed: 1 })
    for (const copy of [JSON.parse(JSON.stringify(forecast)), { ...forecast }, undefined, null, 5]) {
      expect(call(copy)).toThrow(NotLiveError)
      expect(call(copy)).toThrow('make a forecast with update(scenario, log) first')
    }
  })
})

describe('corners', () => {
  const coin: Parts = {
    tree: { branches: { a: { p: 0.25, timing: { exponential: { mean: 50 } } }, b: { p: 'rest' } } },
  }

  test('one run', () => {
    const { outcomes } = simulationOf(coin, { runs: 1 })
    expect(outcomes.a!.count + outcomes.b!.count).toBe(1)
    expect(outcomes.a!.mcseProbability).toBeCloseTo(Math.sqrt(0.1875), 12)
  })

  test('one draw of an uncertain scenario', () => {
    const result = simulate(forecast, { seed: 1, draws: 1, runs: 1000 })
    expect(result).toMatchObject({ draws: 1, effectiveDraws: 1 })
    for (const { credible } of Object.values(result.outcomes)) expect(credible.lower).toBe(credible.upper)
    expect(result.parameters.pressure!.mcseMean).toBe(0)
    expect(hasNumbersOnly(result)).toBe(true)
  })

  test('fewer runs than draws', () => {
    const result = simulate(forecast, { seed: 1, draws: 500, runs: 7 })
    expect(Object.values(result.outcomes).reduce((sum, { count }) => sum + count, 0)).toBe(7)
    expect(hasNumbersOnly(result)).toBe(true)
  })

  test('as of the origin and as of the horizon', () => {
    const early = simulationOf(coin, {}, [], '2030-03-01')
    expect(early.outcomes.a!.exact).toBeCloseTo(0.25, 12)
    expect(early.timing.a!.cumulativeIncidence.days).toHaveLength(301)
    const late = simulationOf(coin, {}, [], '2030-12-26')
    expect(late.outcomes.a).toMatchObject({ count: 0, exact: 0, z: null })
    expect(late.timing.b).toMatchObject({ p05: 300, p50: 300, p95: 300 })
    expect(hasNumbersOnly(late)).toBe(true)
  })

  test('a tree of one leaf', () => {
    const result = simulationOf({ tree: { branches: { only: { p: 1 } } } }, { runs: 100 })
    expect(result.outcomes.only).toMatchObject({
      count: 100,
      probability: 1,
      exact: 1,
      mcseProbability: 0,
      z: null,
    })
  })

  test('ids that objects have already', () => {
    const result = simulationOf({
      tree: {
        branches: { constructor: { p: 0.5, impacts: { toString: 1 } }, valueOf: { p: 'rest' } },
      } as Parts['tree'],
      impacts: { toString: { default: 2 } } as unknown as NonNullable<Parts['impacts']>,
    })
    expect(Object.entries(result.outcomes).map(([id, { exact }]) => [id, exact?.toFixed(9)])).toEqual([
      ['constructor', '0.500000000'],
      ['valueOf', '0.500000000'],
    ])
    expect(Object.keys(Object.values(result.impacts)[0]!.byOutcome)).toEqual(['constructor', 'valueOf'])
  })

  test('a value that cannot be kept in range is an error that says what to do', () => {
    const call = () =>
      simulationOf({
        parameters: { z: { distribution: { uniform: { min: -1, max: 2 } } } },
        tree: { branches: { a: { p: 'z' }, b: { p: 'rest' } } },
      })
    expect(call).toThrow(SimulationError)
    expect(call).toThrow('narrow the distributions, or clamp the expressions')
  })
})

/** Whether every number is finite, and a result survives its JSON unchanged. */
function hasNumbersOnly(result: Simulation): boolean {
  const finite = (value: unknown): boolean =>
    typeof value === 'number'
      ? Number.isFinite(value)
      : typeof value !== 'object' || value === null || Object.values(value).every(finite)
  return finite(result) && JSON.stringify(JSON.parse(JSON.stringify(result))) === JSON.stringify(result)
}

describe('for drawn scenarios and logs', () => {
  test('every number is finite, and what must add up does', () => {
    fc.assert(
      fc.property(
        scenarioCases(),
        fc.constantFrom(1, 2, 700),
        fc.constantFrom(1, 20),
        (given, runs, draws) => {
          const answer = answerOf(given)
          if (answer instanceof ImpossibleEvidence) return
          const result = simulate(answer, { seed: 'drawn', runs, draws })
          expect(hasNumbersOnly(result)).toBe(true)
          const outcomes = Object.entries(result.outcomes)
          expect(outcomes.reduce((sum, [, { count }]) => sum + count, 0)).toBe(runs)
          for (const [id, outcome] of outcomes) {
            const { credible, exact, probability, count } = outcome
            expect(probability).toBe(count / runs)
            expect(exact).toBe(answer.outcomes[id]!.probability)
            expect(credible.lower).toBeLessThanOrEqual(credible.upper)
            const { days, probability: incidence } = result.timing[id]!.cumulativeIncidence
            expect(incidence.at(-1)).toBe(probability)
            expect(incidence.every((p, i) => i === 0 || p >= incidence[i - 1]!)).toBe(true)
            expect(days.at(-1)).toBe(cumulativeIncidence(answer, id).days.at(-1))
          }
          for (const { histogram, byOutcome } of Object.values(result.impacts)) {
            expect(histogram.counts.reduce((a, b) => a + b, 0)).toBe(runs)
            expect(Object.values(byOutcome).reduce((sum, { count }) => sum + count, 0)).toBe(runs)
          }
        },
      ),
      { seed: 1, numRuns: 80 },
    )
  })
})
