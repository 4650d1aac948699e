import { exp } from '../../numeric/exp.ts'
import type { Course } from './temper.ts'

/** How draws came about. */
export interface Sampling {
  /** Whether draws of the prior sufficed, or were moved. */
  readonly method: 'prior' | 'tempered'
  /** So many were drawn. */
  readonly draws: number
  /** Exponents and sweeps that they were moved by, and the share of proposals that were taken; 0 and null for the prior. */
  readonly steps: number
  readonly sweeps: number
  readonly acceptance: number | null
  /** Whether too few draws matter for any error to hold. */
  readonly isFew: boolean
}

/** Fewer first ancestors cannot tell an error. */
const fewestEves = 50
/** Nor can fewer effective draws of the prior. */
const fewestEffective = 100

export function samplingOfPrior(draws: number, effective: number): Sampling {
  const isFew = draws > 1 && effective < fewestEffective
  return { method: 'prior', draws, steps: 0, sweeps: 0, acceptance: null, isFew }
}

export function samplingOfTempered(draws: number, course: Course): Sampling {
  const { steps, sweeps, acceptance, eve, isCutShort } = course
  const isFew = isCutShort || new Set(eve).size < fewestEves
  return { method: 'tempered', draws, steps, sweeps, acceptance, isFew }
}

/** Kish's effective number of draws, (ΣW)²/ΣW². */
export function effectiveOf(logWeight: Float64Array): number {
  let largest = -Infinity
  for (const value of logWeight) if (value > largest) largest = value
  let sum = 0
  let squares = 0
  for (const value of logWeight) {
    const w = exp(value - largest)
    sum += w
    squares += w * w
  }
  return (sum * sum) / squares
}
