import { simulate } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/forecast/forecast.ts'
import { regularizedBeta } from '../../src/numeric/beta.ts'
import { planOf } from '../../src/runs/plan.ts'
import { outcomeDraws } from '../../src/simulation/outcomes.ts'
import { forecastOf, type Parts } from '../simulation/forecasts.ts'

/**
 * Scenarios whose posterior is known in closed form. z is uniform on [0, 1]; seeing an event of likelihood z k
 * times and missing it m times makes it Beta(k + 1, m + 1), as Bayes has it.
 */
const z = { z: { distribution: { uniform: { min: 0, max: 1 } } } }
const asOf = '2030-04-30'
const seen = (n: number, observed = true) =>
  Array.from({ length: n }, (_, i) => ({
    date: `2030-03-${10 + i}`,
    signal: 'look',
    event: `${observed} ${i}`,
    observed,
  }))

const draws = 8000
/** The standard error of a weighted mean of n draws, and of a weighted share, at most; n is the effective number. */
const shareError = (p: number, n: number) => Math.sqrt((p * (1 - p)) / n)

function betaMoments(a: number, b: number) {
  const mean = a / (a + b)
  return { mean, variance: (mean * (1 - mean)) / (a + b + 1) }
}

describe('a parameter after the evidence, Beta–Bernoulli', () => {
  const parts: Parts = {
    parameters: z,
    tree: { branches: { a: { p: 0.3 }, b: { p: 'rest' } } },
    signals: { look: { likelihood: { a: 'z', b: 'z' } } },
  }
  // Every comparison within 4 standard errors: a false alarm has probability 1e-3 in all.
  test.each([
    [0, 0, 'prior'],
    [1, 0, 'prior'],
    [3, 1, 'prior'],
    [2, 6, 'tempered'],
  ])('seen %d times and missed %d times', (k, m, how) => {
    const rows = [...seen(k), ...seen(m, false)]
    const { method, parameters, effectiveDraws, outcomes } = simulate(forecastOf(parts, rows, asOf), {
      seed: 1,
      runs: 10_000,
      draws,
    })
    const [alpha, beta] = [k + 1, m + 1]
    const { mean, variance } = betaMoments(alpha, beta)
    expect(Math.abs(parameters.z!.mean - mean)).toBeLessThan(4 * parameters.z!.mcseMean)
    // near Σv²(x − mean)², which is variance/n where weight and distance do not go together
    expect(parameters.z!.mcseMean / Math.sqrt(variance / effectiveDraws)).toBeGreaterThan(0.5)
    expect(parameters.z!.mcseMean / Math.sqrt(variance / effectiveDraws)).toBeLessThan(1.5)
    for (const [key, p] of [
      ['p05', 0.05],
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const)
      expect(Math.abs(regularizedBeta(alpha, beta, parameters.z![key]) - p)).toBeLessThan(
        4 * shareError(p, effectiveDraws),
      )
    // W is proportional to zᵏ(1 − z)ᵐ: its mean square over its squared mean is known, and below a half draws are moved
    const logMoment = (a: number, b: number) => logFactorial(a) + logFactorial(b) - logFactorial(a + b + 1)
    const ratio = Math.exp(2 * logMoment(k, m) - logMoment(2 * k, 2 * m))
    expect(method).toBe(how)
    expect(ratio < 0.5).toBe(how === 'tempered')
    if (how === 'prior') expect(Math.abs(effectiveDraws / draws / ratio - 1)).toBeLessThan(0.03)
    // the leaves are alike: the evidence says nothing about them
    expect(outcomes.a!.credible.upper).toBeCloseTo(0.3, 9)
    expect(outcomes.a!.credible.lower).toBeCloseTo(0.3, 9)
  })
})

function logFactorial(n: number): number {
  let sum = 0
  for (let i = 2; i <= n; i++) sum += Math.log(i)
  return sum
}

describe('an outcome whose probability is the parameter', () => {
  const parts: Parts = {
    parameters: z,
    tree: { branches: { a: { p: 'z' }, b: { p: 'rest' } } },
    signals: {
      look: { likelihood: { a: 0.8, b: 0.2 } },
      word: { ratio: { a: 4 } },
    },
  }

  test('before any evidence: uniform, so its mean is ½ and its 90% interval 0.05 … 0.95', () => {
    const { outcomes, parameters } = simulate(forecastOf(parts), { seed: 1, runs: 20_000, draws })
    expect(Math.abs(outcomes.a!.probability - 0.5)).toBeLessThan(4 * outcomes.a!.mcseProbability)
    expect(Math.abs(outcomes.a!.credible.lower - 0.05)).toBeLessThan(4 * shareError(0.05, draws))
    expect(Math.abs(outcomes.a!.credible.upper - 0.95)).toBeLessThan(4 * shareError(0.95, draws))
    expect(Math.abs(parameters.z!.mean - 0.5)).toBeLessThan(4 * parameters.z!.mcseMean)
  })

  test('an event with likelihoods 0.8 and 0.2 makes it 0.8 of all worlds in which it was seen', () => {
    const forecast = forecastOf(parts, seen(1), asOf)
    const { outcomes, parameters } = simulate(forecast, { seed: 1, runs: 20_000, draws })
    // P(a | seen) = ∫ 0.8z / ∫ (0.8z + 0.2(1 − z)) = 0.4/0.5
    expect(Math.abs(outcomes.a!.probability - 0.8)).toBeLessThan(4 * outcomes.a!.mcseProbability)
    // E[z | seen] = ∫ z(0.2 + 0.6z) / 0.5 = (0.1 + 0.2)/0.5
    expect(Math.abs(parameters.z!.mean - 0.6)).toBeLessThan(4 * parameters.z!.mcseMean)
    expect(outcomes.a!.exact).toBeNull()
    expect(outcomes.a!.plugIn).toBeCloseTo(0.8, 12)
  })

  test('the weighted mean of the draws is what the runs are drawn from', () => {
    const plan = planOf(stateOf(forecastOf(parts, seen(1), asOf)), { runs: 1, draws, seed: '1' })
    const column = outcomeDraws(plan)[0]!
    const mean = column.reduce((sum, p, d) => sum + plan.weight[d]! * p, 0)
    const error = Math.sqrt(column.reduce((sum, p, d) => sum + (plan.weight[d]! * (p - mean)) ** 2, 0))
    expect(Math.abs(mean - 0.8)).toBeLessThan(4 * error)
    // the interval of P_d = 0.8z/(0.2 + 0.6z) under the density (0.2 + 0.6z)/0.5
    const { credible } = simulate(forecastOf(parts, seen(1), asOf), { seed: 1, runs: 1, draws }).outcomes.a!
    for (const [end, p] of [
      [credible.lower, 0.05],
      [credible.upper, 0.95],
    ] as const) {
      const x = (0.2 * end) / (0.8 - 0.6 * end)
      expect(Math.abs(0.4 * x + 0.6 * x * x - p)).toBeLessThan(4 * shareError(p, draws / 1.2))
    }
  })

  test('a bare ratio makes the same of it: its base rate is of the plug-in prior', () => {
    const word = [{ date: '2030-03-10', signal: 'word' }]
    const { outcomes, parameters } = simulate(forecastOf(parts, word, asOf), { seed: 1, runs: 20_000, draws })
    expect(Math.abs(outcomes.a!.probability - 0.8)).toBeLessThan(4 * outcomes.a!.mcseProbability)
    expect(Math.abs(parameters.z!.mean - 0.6)).toBeLessThan(4 * parameters.z!.mcseMean)
  })
})

describe('the base rate of an uncertain signal', () => {
  const tree: Parts['tree'] = { branches: { a: { p: 0.5 }, b: { p: 'rest' } } }
  const meanOfZ = (signals: NonNullable<Parts['signals']>, rows = seen(1)) =>
    simulate(forecastOf({ parameters: z, tree, signals }, rows, asOf), { seed: 1, runs: 10, draws })
      .parameters.z!

  test('a likelihood that the draw raises for all leaves is evidence for the draw: E[z²]/E[z] = ⅔', () => {
    const { mean, mcseMean } = meanOfZ({ look: { likelihood: { a: 'z', b: 'z' } } })
    expect(Math.abs(mean - 2 / 3)).toBeLessThan(4 * mcseMean)
  })

  test.each([
    ['ratio', { look: { ratio: { a: '0.1 + z', b: '0.1 + z' } } }],
    ['ratio of one leaf', { look: { ratio: { a: '0.1 + 10 * z' } } }],
    ['number of decibans', { look: { decibans: { a: '30 * z', b: '30 * z' } } }],
    ['number of decibans for one leaf', { look: { decibans: { a: '30 * z' } } }],
  ])('a %s is none: one event leaves the parameter as it was', (_, signals) => {
    const { mean } = meanOfZ(signals)
    const before = meanOfZ({}, [])
    expect(mean).toBeCloseTo(before.mean, 12)
  })

  test('a rate is evidence by its silence too: z per 30 days, none in 60, is e^(−2z)', () => {
    const { mean, mcseMean } = meanOfZ({ look: { rate: { a: 'z', b: 'z' }, per: 30 } }, [])
    // ∫ z e^(−2z) / ∫ e^(−2z) on [0, 1]
    const expected = (1 / 4 - (3 / 4) * Math.exp(-2)) / ((1 - Math.exp(-2)) / 2)
    expect(Math.abs(mean - expected)).toBeLessThan(4 * mcseMean)
  })

  test('and by its arrivals: one makes it z e^(−2z)', () => {
    const { mean, mcseMean } = meanOfZ({ look: { rate: { a: 'z', b: 'z' }, per: 30 } })
    const e = Math.exp(-2)
    const expected = (1 / 4 - (5 / 4) * e) / (1 / 4 - (3 / 4) * e)
    expect(Math.abs(mean - expected)).toBeLessThan(4 * mcseMean)
  })

  test('a likelihood believed by half is half as loud: (½·z/½ + ½) of it', () => {
    const { mean, mcseMean } = meanOfZ({ look: { likelihood: { a: 'z', b: 'z' } } }, [
      { ...seen(1)[0]!, credence: 0.5 } as ReturnType<typeof seen>[number],
    ])
    // W = z + ½: E[z W]/E[W] = (⅓ + ¼)/1
    expect(Math.abs(mean - 7 / 12)).toBeLessThan(4 * mcseMean)
  })
})
