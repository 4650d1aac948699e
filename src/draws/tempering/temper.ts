import { exp } from '../../numeric/exp.ts'
import { filled } from '../../numeric/filled.ts'
import { uniformVariate } from '../../random/sfc32.ts'
import type { TextKey } from '../../random/stream.ts'
import { everyDrawImpossible } from '../simulationError.ts'
import { nextExponent } from './exponent.ts'
import { largestCorrelation } from './forgotten.ts'
import { gaussianFit } from './gaussianFit.ts'
import { emptyPopulation, type Population } from './population.ts'
import { inherit, systematicResampling } from './resampling.ts'
import { fillNormals, resampleKey, temperingStream } from './streams.ts'
import { sweepOnce } from './sweep.ts'
import type { Target } from './target.ts'

/** Sweeps at β = 1 whose draws are used. */
export const finalSweeps = 10
const mostSweeps = 30
/** The step is done where no coordinate is correlated more than that with its value at the step's start. */
const forgotten = 0.2
/** Odd sweeps are tuned to be accepted half of the time; even ones stay near, for what the fit does not reach. */
const wantedAcceptance = 0.5
const nearStride = 0.4
const firstStride = 0.9
const leastStride = 0.02

/** How draws came to where they are. */
export interface Course {
  /** Exponents on the way from prior to posterior. */
  readonly steps: number
  /** Over all steps; and the share of proposals that were taken, null without any. */
  readonly sweeps: number
  readonly acceptance: number | null
  /** For each draw its first ancestor, and the one that it was last resampled from; both ascend. */
  readonly eve: Int32Array
  readonly parent: Int32Array
  /** Whether some step ended before its start was forgotten. */
  readonly isCutShort: boolean
}

/**
 * Tempered sequential Monte Carlo: draws from the prior become draws from the posterior, by way of prior × W̄^β.
 *
 * Each β leaves half of the draws effective; they are then resampled, and moved until they have forgotten where they
 * were. At β = 1 that is the burn-in: thereafter the kernel stays as it is, and every sweep gives draws of the posterior.
 *
 * Sources: P. Del Moral, A. Doucet and A. Jasra, Sequential Monte Carlo samplers, Journal of the Royal Statistical
 * Society B 68 (2006) 411–436; docs/semantics.md#when-few-draws-matter.
 *
 * @param visit is shown the draws after each of the `finalSweeps` sweeps, counted from 0.
 */
export function temper(
  target: Target,
  draws: number,
  seed: TextKey,
  visit: (sweep: number, draws: Population) => void,
): Course {
  const k = target.keys.length
  const now = emptyPopulation(k, draws)
  const proposed = emptyPopulation(k, draws)
  now.scores.forEach((column, j) => {
    fillNormals(column, temperingStream(seed, target.keys[j]!, 0, 0))
  })
  target.logWeight(now.logWeight, now.scores)
  if (!now.logWeight.some((value) => value > -Infinity)) throw everyDrawImpossible()
  const weight = new Float64Array(draws)
  const parent = new Int32Array(draws)
  const eve = filled(new Int32Array(draws), (i) => i)
  let exponent = 0
  let stride = firstStride
  let steps = 0
  let sweeps = 0
  let accepted = 0
  let isCutShort = false
  while (exponent < 1) {
    steps++
    exponent = nextExponent(weight, now.logWeight, exponent)
    const start = uniformVariate(temperingStream(seed, resampleKey, steps, 0))
    systematicResampling(parent, weight, start)
    for (const column of [...now.scores, now.logWeight, eve]) inherit(column, parent)
    const before = now.scores.map((column) => column.slice())
    const fit = gaussianFit(now.scores, draws)
    let sweep = 0
    const move = (isTuned: boolean) => {
      const isFar = ++sweep % 2 === 1
      const acceptance = sweepOnce(target, now, proposed, {
        seed,
        step: steps,
        sweep,
        exponent,
        fit,
        stride: isFar ? stride : nearStride,
      })
      sweeps++
      accepted += acceptance
      if (isFar && isTuned)
        stride = Math.min(1, Math.max(leastStride, stride * exp(1.2 * (acceptance - wantedAcceptance))))
    }
    do move(true)
    while (sweep < mostSweeps && !(largestCorrelation(before, now.scores) < forgotten))
    if (!(largestCorrelation(before, now.scores) < forgotten)) isCutShort = true
    if (exponent < 1) continue
    for (let n = 0; n < finalSweeps; n++) {
      move(false)
      visit(n, now)
    }
  }
  return { steps, sweeps, acceptance: accepted / sweeps, eve, parent, isCutShort }
}
