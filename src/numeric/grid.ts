import { double, HIGH, powersOfTwo, words } from './bits.ts'

/**
 * A fixed grid for values that may be anything: cells that widen with the distance from a centre, 128 to each
 * doubling. Counting on it is exact and independent of order, and its resolution at a value is known.
 */
export interface Grid {
  readonly center: number
  /** The power of two at a typical distance: sums of squares are kept in it, so that they stay in range. */
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

/** Impacts are kept to this size: distances, and sums of them over 2⁵³ runs, are then finite. */
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

/** The step that the distances of the middle cell end before: a part of every cell's number, taken out of loops. */
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
  // side − index below the centre, without a branch, which nothing could foresee
  const sign = word >> 31
  return 8192 + ((index ^ sign) - sign)
}
