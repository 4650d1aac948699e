import { exactSum } from '../../numeric/exactSum.ts'
import { columnsOf, type ForecastPair } from './pairs.ts'

/** The forecasts to which isotonic regression gives the same frequency. */
export interface CalibrationStep {
  /** The least forecast of the step. */
  readonly lower: number
  /** The greatest forecast of the step. */
  readonly upper: number
  /** Forecasts in the step. */
  readonly count: number
  /** The share that came true: the calibrated probability for these forecasts. */
  readonly calibrated: number
}

/** A mean Brier score and its parts: score = miscalibration − discrimination + uncertainty. */
export interface CorpDecomposition {
  /** The mean of (p − o)², the Brier score on the half scale. */
  readonly score: number
  /** By how much recalibration would lower the score, 0 or more; lower is better. */
  readonly miscalibration: number
  /** By how much recalibrated forecasts score lower than the base rate, 0 or more; higher is better. */
  readonly discrimination: number
  /** ō(1 − ō) of the base rate ō: the score of a forecaster who always says ō. */
  readonly uncertainty: number
  /** The reliability curve: the frequencies of isotonic regression, step by step, increasing. */
  readonly curve: readonly CalibrationStep[]
}

/**
 * Calibration without bins: the best increasing recalibration of the forecasts, and the split of the Brier score by it.
 *
 * Prefer it to `brierDecomposition`: the result does not depend on a choice of bins, and the parts are never negative.
 * With few pairs the curve follows chance; `bootstrapBand` shows by how much.
 *
 * @param pairs at least one.
 * @returns the parts and the curve; score = miscalibration − discrimination + uncertainty.
 * @throws OptionError for no pairs, or a wrong `probability` or `happened`.
 * @example
 * const pairs = [{ probability: 0.8, happened: true }, { probability: 0.7, happened: false }, { probability: 0.1, happened: false }]
 * corpDecomposition(pairs).curve // [{ lower: 0.1, upper: 0.7, count: 2, calibrated: 0 }, { lower: 0.8, upper: 0.8, count: 1, calibrated: 1 }]
 *
 * Source: T. Dimitriadis, T. Gneiting and A. I. Jordan, Stable reliability diagrams for probabilistic classifiers,
 * Proc. Natl. Acad. Sci. 118 (2021) e2016191118; pool-adjacent-violators, Ayer and others, Ann. Math. Stat. 26 (1955).
 */
export function corpDecomposition(pairs: readonly ForecastPair[]): CorpDecomposition {
  const { p, o } = columnsOf(pairs)
  const n = p.length
  const curve = isotonicSteps(p, o)
  const base = exactSum(o) / n
  // Outcomes are 0 or 1, and the recalibrated score of a step is n·c(1 − c).
  const recalibrated = exactSum(curve.map(({ count, calibrated: c }) => count * c * (1 - c))) / n
  const score = exactSum(p.map((forecast, i) => (forecast - o[i]!) * (forecast - o[i]!))) / n
  const uncertainty = base * (1 - base)
  return {
    score,
    miscalibration: score - recalibrated,
    discrimination: uncertainty - recalibrated,
    uncertainty,
    curve,
  }
}

/** Isotonic regression of outcomes on forecasts. Equal forecasts are one point; neighbours whose frequencies fall are pooled. */
function isotonicSteps(p: Float64Array, o: Float64Array): CalibrationStep[] {
  const order = Int32Array.from(p, (_, i) => i).sort((a, b) => p[a]! - p[b]!)
  const steps: { lower: number; upper: number; count: number; came: number }[] = []
  const pool = () => {
    const last = steps.pop()!
    const before = steps[steps.length - 1]!
    before.upper = last.upper
    before.count += last.count
    before.came += last.came
  }
  // Counts are whole numbers, and fractions are compared without rounding. Equal ones become one step.
  const falls = () => {
    const [before, last] = steps.slice(-2)
    return before !== undefined && last !== undefined && before.came * last.count >= last.came * before.count
  }
  order.forEach((i, place) => {
    steps.push({ lower: p[i]!, upper: p[i]!, count: 1, came: o[i]! })
    if (steps.length > 1 && steps[steps.length - 2]!.upper === p[i]) pool()
    // A point is complete after the last of its equal forecasts.
    if (place + 1 < order.length && p[order[place + 1]!] === p[i]) return
    while (falls()) pool()
  })
  return steps.map(({ lower, upper, count, came }) => ({ lower, upper, count, calibrated: came / count }))
}
