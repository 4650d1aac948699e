import fc from 'fast-check'
import { cumulativeIncidence, type Forecast, ImpossibleEvidence, type Simulation, simulate } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/forecast/forecast.ts'
import { planOf } from '../../src/runs/plan.ts'
import { outcomeDraws } from '../../src/simulation/outcomes.ts'
import { answerOf } from '../properties/comparison.ts'
import { type ScenarioCase, scenarioCases } from '../properties/scenarioArbitrary.ts'

/**
 * Two engines, one contract: what the exact forecast says, Monte Carlo finds, within 4 standard errors.
 *
 * Sixty drawn scenarios without parameters: splits of every form, a third of them Dirichlet; every form of signal;
 * timing, rates, clusters, credence, logs of up to nine events. Each comparison is off by chance with probability
 * 6e-5; there are some 1500, many of them of the same runs: another seed would fail with probability below 0.1.
 */
const runs = 20_000
const draws = 500

/** Every split that is not exact already gets a concentration, in every other case. */
function loosened(given: ScenarioCase, index: number): ScenarioCase {
  if (index % 2 === 0) return given
  const document = structuredClone(given.document)
  const visit = (node: (typeof document)['tree']): void => {
    const branches = Object.values(node.branches ?? {})
    if (branches[0] !== undefined && branches[0].count === undefined) node.concentration ??= 8
    for (const branch of branches) if (branch.branches) visit(branch as (typeof document)['tree'])
  }
  visit(document.tree)
  return { ...given, document }
}

interface Pair {
  readonly forecast: Forecast
  readonly simulation: Simulation
}

const pairs: Pair[] = fc
  .sample(scenarioCases(), { seed: 7, numRuns: 90 })
  .map(loosened)
  .map(answerOf)
  .filter((answer): answer is Forecast => !(answer instanceof ImpossibleEvidence))
  .slice(0, 60)
  .map((forecast) => ({ forecast, simulation: simulate(forecast, { seed: 'contract', runs, draws }) }))

/** Where fewer than 20 runs are expected the normal approximation fails; a Poisson bound of the same size holds there. */
function expectWithin(probability: number, exact: number, mcse: number): void {
  const expected = exact * runs
  if (expected < 20) expect(probability * runs).toBeLessThanOrEqual(expected + 4 * Math.sqrt(expected) + 6)
  else expect(Math.abs(probability - exact)).toBeLessThanOrEqual(4 * mcse + 1e-12)
}

describe('the exact forecast and Monte Carlo agree within 4 standard errors', () => {
  test('the sixty scenarios are what they are said to be', () => {
    expect(pairs).toHaveLength(60)
    expect(pairs.filter(({ simulation }) => simulation.draws > 1).length).toBeGreaterThan(30)
    const models = pairs.map(({ forecast }) => stateOf(forecast).model)
    for (const form of ['likelihood', 'ratio', 'decibans', 'rate'])
      expect(
        models.filter(({ signals }) => signals.some((signal) => signal.form === form)).length,
      ).toBeGreaterThan(10)
    expect(models.filter(({ timings }) => timings.timings.length > 0).length).toBeGreaterThan(20)
    expect(models.filter(({ clusters }) => clusters.length > 0).length).toBeGreaterThan(20)
  })

  test('on the probability of every outcome', () => {
    for (const { forecast, simulation } of pairs)
      for (const [id, { probability, exact, plugIn, mcseProbability }] of Object.entries(
        simulation.outcomes,
      )) {
        expect(exact).toBe(forecast.outcomes[id]!.probability)
        expect(plugIn).toBe(exact)
        expectWithin(probability, exact!, mcseProbability)
      }
  })

  test('on the cumulative incidence of every outcome, from the as-of day to the horizon', () => {
    for (const { forecast, simulation } of pairs)
      for (const [id, { cumulativeIncidence: found }] of Object.entries(simulation.timing)) {
        const exact = cumulativeIncidence(forecast, id)
        const start = exact.days[0]!
        for (const share of [0, 0.1, 0.25, 0.5, 0.75, 0.97, 1]) {
          const i = Math.round(share * (found.days.length - 1))
          const expected = exact.probability[found.days[i]! - start]!
          expectWithin(found.probability[i]!, expected, found.mcseProbability[i]!)
        }
      }
  })

  test('and the differences are as large as the standard errors say: not larger, not smaller', () => {
    const z = pairs.flatMap(({ simulation }) =>
      Object.values(simulation.outcomes)
        .filter(({ exact }) => exact! * runs > 20 && (1 - exact!) * runs > 20)
        .slice(1)
        .map((outcome) => outcome.z!),
    )
    const meanSquare = z.reduce((sum, x) => sum + x * x, 0) / z.length
    // the mean of n squares is 1 with a standard error of √(2/n), were they independent; 4 of them
    expect(z.length).toBeGreaterThan(100)
    expect(Math.abs(meanSquare - 1)).toBeLessThan(4 * Math.sqrt(2 / z.length))
  })
})

describe('without parameters the weighted mean of the draws is the exact forecast', () => {
  test('within 4 standard errors of the draws', () => {
    for (const { forecast } of pairs) {
      const plan = planOf(stateOf(forecast), { runs: 1, draws: 1000, seed: 'draws' })
      const exact = Object.values(forecast.outcomes).map(({ probability }) => probability)
      outcomeDraws(plan).forEach((column, outcome) => {
        const mean = column.reduce((sum, p, d) => sum + plan.weight[d]! * p, 0)
        const error = Math.sqrt(column.reduce((sum, p, d) => sum + (plan.weight[d]! * (p - mean)) ** 2, 0))
        expect(Math.abs(mean - exact[outcome]!)).toBeLessThanOrEqual(4 * error + 1e-12)
      })
    }
  })
})
