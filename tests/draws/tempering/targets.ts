import { groupedError } from '../../../src/draws/tempering/groupedError.ts'
import type { Target } from '../../../src/draws/tempering/target.ts'
import { finalSweeps, temper } from '../../../src/draws/tempering/temper.ts'
import { exp } from '../../../src/numeric/exp.ts'
import { log } from '../../../src/numeric/log.ts'
import { normalCdf } from '../../../src/numeric/normal.ts'
import { textKey } from '../../../src/random/textKey.ts'

/** A model whose posterior is known: ln W̄ by draw, the probability that each draw gives, and its mean. */
export interface KnownModel {
  readonly dimensions: number
  readonly truth: number
  logWeight(scores: readonly number[]): number
  probability(scores: readonly number[]): number
}

/** k uniform shares with m looks each: the mean of their means is wanted. */
export function uniformShares(k: number, m: number): KnownModel {
  const seen = Array.from({ length: k }, (_, j) => Math.round(m * ((j * 0.37 + 0.15) % 1)))
  return {
    dimensions: k,
    truth: seen.reduce((sum, s) => sum + (1 + s) / (2 + m), 0) / k,
    logWeight: (scores) =>
      scores.reduce(
        (sum, z, j) => sum + seen[j]! * log(normalCdf(z)) + (m - seen[j]!) * log(normalCdf(-z)),
        0,
      ),
    probability: (scores) => scores.reduce((sum, z) => sum + normalCdf(z), 0) / k,
  }
}

const sigma = log(16) / 2 / 1.6448536269514722

/**
 * k lognormal rates ("0.5 to 8") that arrivals of five days inform, under two leaves whose rates differ by a factor: the
 * probability of the first, by quadrature.
 */
export function rates(k: number, factor: number): KnownModel {
  const days = 5
  const arrivals = Array.from({ length: k }, (_, j) => Math.round(days * [1, 6, 3, 11, 2][j % 5]!))
  const logLikelihood = (z: number, n: number, f: number) => {
    const logRate = log(2) + sigma * z
    return n * (logRate + log(f)) - f * exp(logRate) * days - (n > 0 ? n * log(n / days) - n : 0)
  }
  const integral = (f: number) =>
    arrivals.reduce((total, n) => {
      let sum = 0
      for (let z = -9; z < 9; z += 0.002) sum += exp((-z * z) / 2 + logLikelihood(z, n, f))
      return total + log(sum)
    }, 0)
  const both = (scores: readonly number[]) =>
    [1, factor].map((f) => scores.reduce((sum, z, j) => sum + logLikelihood(z, arrivals[j]!, f), log(0.5)))
  return {
    dimensions: k,
    truth: 1 / (1 + exp(integral(factor) - integral(1))),
    logWeight(scores) {
      const [a, b] = both(scores)
      const largest = Math.max(a!, b!)
      return largest + log(exp(a! - largest) + exp(b! - largest))
    },
    probability(scores) {
      const [a, b] = both(scores)
      return 1 / (1 + exp(b! - a!))
    },
  }
}

/** What a seed gives. */
export interface Found {
  readonly estimate: number
  readonly error: number
  /** sd(P_d). */
  readonly spread: number
  readonly eves: number
  readonly isCutShort: boolean
}

export function found(model: KnownModel, seed: string, draws = 1000): Found {
  const row = new Array<number>(model.dimensions)
  const at = (scores: readonly Float64Array[], i: number) => {
    for (let j = 0; j < row.length; j++) row[j] = scores[j]![i]!
    return row
  }
  const target: Target = {
    keys: Array.from({ length: model.dimensions }, (_, j) => textKey(`score ${j}`)),
    logWeight(out, scores) {
      for (let i = 0; i < out.length; i++) out[i] = model.logWeight(at(scores, i))
    },
  }
  const pooled = new Float64Array(draws * finalSweeps)
  const { eve, parent, isCutShort } = temper(target, draws, textKey(seed), (sweep, { scores }) => {
    for (let i = 0; i < draws; i++) pooled[sweep * draws + i] = model.probability(at(scores, i))
  })
  const groups = [eve, parent].map((one) => Int32Array.from(pooled, (_, d) => one[d % draws]!))
  const mean = pooled.reduce((sum, p) => sum + p, 0) / pooled.length
  return {
    estimate: mean,
    error: Math.max(...groups.map((group) => groupedError(pooled, group))),
    spread: Math.sqrt(pooled.reduce((sum, p) => sum + (p - mean) ** 2, 0) / pooled.length),
    eves: new Set(eve).size,
    isCutShort,
  }
}

/** Over seeds: how often 1.96 errors hold the truth, the rms error, and the stated one, against others. */
export function quality(model: KnownModel, seeds: number, draws = 1000) {
  const all = Array.from({ length: seeds }, (_, seed) => found(model, `${seed}`, draws))
  const rms = (values: readonly number[]) =>
    Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length)
  const error = rms(all.map(({ estimate }) => estimate - model.truth))
  return {
    coverage: all.filter((f) => Math.abs(f.estimate - model.truth) <= 1.96 * f.error).length / seeds,
    error,
    /** At most 1.2. */
    ofPlain: error / (rms(all.map(({ spread }) => spread)) / Math.sqrt(draws)),
    /** From 0.8 to 1.25. */
    stated: rms(all.map((f) => f.error)) / error,
    eves: Math.min(...all.map(({ eves }) => eves)),
    cutShort: all.filter(({ isCutShort }) => isCutShort).length,
  }
}
