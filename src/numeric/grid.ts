import { double, HIGH, powersOfTwo, words } from './bits.ts'

/**
 * A fixed grid for values whose range is not known beforehand. Cells widen with the distance from a centre, 128 to each
 * doubling. Counts on it do not depend on the order of values, and its resolution at a value is known.
 */
export interface Grid {
  readonly center: number
  /** The power of two at a typical distance. Sums of squares are in this unit, so that they neither overflow nor underflow. */
  readonly unit: number
  /** Distances below 2^lowest share the middle cell. */
  readonly lowest: number
}

/** Cells to each doubling of the distance: a cell is at most 1/128 of its distance wide. */
const perOctaveBits = 7
const octavesBelow = 36
const octavesAbove = 28
const side = (octavesBelow + octavesAbove) << perOctaveBits

/** Cells of a grid, in ascending order of value. */
export const gridCells = 2 * side + 1

/** Impacts are limited to this size, so that distances, and sums of them over 2⁵³ runs, are finite. */
export const greatestImpact = 1e290

/**
 * A grid around a centre whose finest cells are about 2⁻³⁶ of a typical distance, and whose widest begin at
 * 2²⁸ of it: for the lognormal "1 to 100000", whose typical distance is that of its 95% point, seven standard
 * deviations out.
 *
 * @param scale a typical distance from the centre; 0 where there is none.
 */
export function gridAround(center: number, scale: number): Grid {
  const exponent = exponentOf(Math.min(scale > 0 ? scale : Math.abs(center) || 1, greatestImpact))
  return { center, unit: powersOfTwo[exponent + 1022] as number, lowest: exponent - octavesBelow }
}

const leastExponent = -1022

function exponentOf(value: number): number {
  double[0] = value
  return Math.max(leastExponent, (((words[HIGH] as number) >>> 20) & 0x7ff) - 1023)
}

/** The first step outside the middle cell. Callers compute it once, before their loop over values. */
export function firstStepOf({ lowest }: Grid): number {
  return (lowest + 1023) << perOctaveBits
}

/** The cell of a finite distance from the centre. Distances beyond the widest octave share the outermost cells. */
export function cellOfDistance(distance: number, firstStep: number): number {
  double[0] = distance
  const word = words[HIGH] as number
  // exponent and leading bits of the mantissa, read as one integer, number the cells of one side
  const step = ((word & 0x7fff_ffff) >>> 13) - firstStep // 20 − perOctaveBits
  const index = step < 0 ? 0 : step >= 8192 ? 8192 : step + 1 // side
  // side − index below the centre, without a branch: the signs are random, so a processor would predict half of them wrong
  const sign = word >> 31
  return 8192 + ((index ^ sign) - sign)
}
