import { describe, expect, test } from 'vitest'
import { type Sfc32, uniformVariate } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import type { Plan } from '../../src/runs/plan.ts'
import { forecastOf, type Parts, planFor } from '../simulation/forecasts.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'

/**
 * Simulation-based calibration of the two levels, draws and leaves. Worlds are played forward: a parameter from its
 * prior, a leaf given it, signals given both. Where weights and probabilities are right, the truth's rank among the
 * draws is uniform, and so is its place among the leaves.
 *
 * That alone misses an update that returns the prior. So there are two ranks that depend on what was seen: of the
 * truth's likelihood among those of the draws, and of the true leaf where leaves are ordered by how much they gained
 * (M. Modrák et al., Simulation-based calibration checking for Bayesian computation: the choice of test quantities
 * shapes sensitivity, Bayesian Analysis (2023)).
 *
 * Four ranks at alpha 0.001: with other seeds one of them would fail with probability 0.004. Each planted bug must be
 * caught by one.
 */
const worlds = 20_000
const draws = 200_000
const parts: Parts = {
  parameters: { z: { distribution: { uniform: { min: 0.1, max: 0.9 } } } },
  tree: { branches: { a: { p: 'z' }, b: { p: '0.5 * (1 - z)' }, c: { p: 'rest' } } },
  signals: {
    s: { likelihood: { a: '0.2 + 0.6*z', b: 0.3, c: 0.5 } },
    t: { likelihood: { a: 0.7, b: 0.2, c: 0.4 } },
  },
}
/** The same, by hand: probabilities of the leaves, and of each signal given the leaf. */
const shares = (z: number) => [z, 0.5 * (1 - z), 0.5 * (1 - z)]
const seenGiven = (z: number) => [
  [0.2 + 0.6 * z, 0.3, 0.5],
  [0.7, 0.2, 0.4],
]

function likelihood(z: number, pattern: number): number {
  const [s, t] = seenGiven(z)
  return shares(z).reduce((sum, share, leaf) => {
    const ofS = pattern & 1 ? s![leaf]! : 1 - s![leaf]!
    const ofT = pattern & 2 ? t![leaf]! : 1 - t![leaf]!
    return sum + share * ofS * ofT
  }, 0)
}

/** What a plan says after a pattern of signals, as running weights that ranks are read off. */
interface Posterior {
  readonly below: (z: number) => number
  readonly lessLikely: (value: number) => number
  readonly leaves: readonly number[]
}

/** The weight of draws below a value, by binary search. */
function ranked(values: Float64Array, weight: Float64Array): (x: number) => number {
  const order = Int32Array.from(values, (_, d) => d).sort((i, j) => values[i]! - values[j]!)
  const sorted = Float64Array.from(order, (d) => values[d]!)
  const sums = new Float64Array(sorted.length + 1)
  order.forEach((d, i) => {
    sums[i + 1] = sums[i]! + weight[d]!
  })
  return (x) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sorted[middle]! < x) low = middle + 1
      else high = middle
    }
    return sums[low]!
  }
}

type Bug = (plan: Plan, prior: Plan) => Pick<Plan, 'weight' | 'probability'>

function planAfter(rows: readonly { signal: string; observed: boolean }[]): Plan {
  const log = rows.map((row) => ({ date: '2030-03-05', ...row }))
  return planFor(forecastOf(parts, log, '2030-03-06'), { draws, seed: 'calibration' })
}
const prior = planAfter([])
const rowsOf = (pattern: number) => [
  { signal: 's', observed: (pattern & 1) > 0 },
  { signal: 't', observed: (pattern & 2) > 0 },
]
const plans = [0, 1, 2, 3].map((pattern) => planAfter(rowsOf(pattern)))
const withoutS = [0, 1, 2, 3].map((pattern) => planAfter(rowsOf(pattern).slice(1)))

function posteriorOf(
  pattern: number,
  { weight, probability }: Pick<Plan, 'weight' | 'probability'>,
): Posterior {
  const z = plans[pattern]!.parameters[0]!
  const leaves = [0, 0, 0]
  for (let d = 0; d < draws; d++)
    for (let leaf = 0; leaf < 3; leaf++) leaves[leaf]! += weight[d]! * probability[leaf * draws + d]!
  return {
    below: ranked(z, weight),
    lessLikely: ranked(
      z.map((value) => likelihood(value, pattern)),
      weight,
    ),
    leaves,
  }
}

/** Which of the ranks are not uniform. */
function flawsOf(posteriors: readonly Posterior[]): string[] {
  const state: Sfc32 = streamOf(textKey('worlds'), textKey('calibration'), 0)
  const chosen = (weights: readonly number[]) => {
    let left = uniformVariate(state)
    let k = 0
    while (k < weights.length - 1 && left >= weights[k]!) left -= weights[k++]!
    return k
  }
  const before = posteriorOf(0, prior).leaves
  const ranks: Record<string, Float64Array> = {}
  for (const name of ['parameter', 'likelihood', 'leaf', 'leaf by gain'])
    ranks[name] = new Float64Array(worlds)
  for (let w = 0; w < worlds; w++) {
    const z = 0.1 + 0.8 * uniformVariate(state)
    const leaf = chosen(shares(z))
    const [s, t] = seenGiven(z).map((given) => uniformVariate(state) < given[leaf]!)
    const pattern = (s ? 1 : 0) + (t ? 2 : 0)
    const { below, lessLikely, leaves } = posteriors[pattern]!
    ranks.parameter![w] = below(z)
    ranks.likelihood![w] = lessLikely(likelihood(z, pattern))
    const within = uniformVariate(state)
    const place = (order: readonly number[]) =>
      order.slice(0, order.indexOf(leaf)).reduce((sum, k) => sum + leaves[k]!, 0) + within * leaves[leaf]!
    ranks.leaf![w] = place([0, 1, 2])
    const gain = plansLeaves[pattern]!.map((p, k) => p / before[k]!)
    ranks['leaf by gain']![w] = place([0, 1, 2].sort((i, j) => gain[i]! - gain[j]!))
  }
  return Object.entries(ranks).flatMap(([name, values]) =>
    kolmogorovSmirnov(values, (u) => u) < critical(0.001) ? [] : [name],
  )
}
const plansLeaves = plans.map((plan, pattern) => posteriorOf(pattern, plan).leaves)

const bugs: Record<string, Bug> = {
  'the prior is returned': (_, before) => before,
  'weights are forgotten': (plan) => ({ ...plan, weight: prior.weight }),
  'leaves are taken from the prior': (plan, before) => ({ ...plan, probability: before.probability }),
  'weights are squared': (plan) => {
    const squares = plan.weight.map((v) => v * v)
    const total = squares.reduce((a, b) => a + b, 0)
    return { ...plan, weight: squares.map((v) => v / total) }
  },
}

describe('draws and leaves are calibrated', () => {
  test('as they are: no rank is off', () => {
    expect(flawsOf(plans.map((plan, pattern) => posteriorOf(pattern, plan)))).toEqual([])
  })

  test.each(Object.entries(bugs))('and a rank would be off if %s', (_, bug) => {
    expect(flawsOf(plans.map((plan, pattern) => posteriorOf(pattern, bug(plan, prior))))).not.toEqual([])
  })

  test('or if a signal were dropped', () => {
    expect(flawsOf(withoutS.map((plan, pattern) => posteriorOf(pattern, plan)))).not.toEqual([])
  })
})
