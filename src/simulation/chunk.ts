import { quickExp } from '../numeric/quickExp.ts'
import type { Categories } from '../random/categories.ts'
import { type Sfc32, wordsInto } from '../random/sfc32.ts'
import { cellOfDistance } from './grid.ts'

/**
 * Runs that are worked on at once, a part of a block: their columns, some 80 kB, stay in the nearer caches. It
 * changes nothing about the result.
 */
export const chunkLength = 2048

/**
 * The columns of the runs of a chunk, and the loops over them that every run goes through.
 *
 * Made once, and the loops within the function that makes the columns: so a compiler takes these for constants, and
 * the loops run twice as fast as with columns for arguments. Nothing outlives a chunk here, and no loop calls out.
 */
export type Chunk = ReturnType<typeof makeChunk>

let made: Chunk | undefined

export function theChunk(): Chunk {
  made ??= makeChunk()
  return made
}

function makeChunk() {
  /** Leading words of choices, and which choices the guide leaves open, one after the other. */
  const words = new Int32Array(chunkLength)
  const open = new Int32Array(chunkLength)
  /** Of each run: its draw, its cell, the row of that cell's days, and the day counted from the first possible one. */
  const draw = new Int32Array(chunkLength)
  const cell = new Int32Array(chunkLength)
  const row = new Int32Array(chunkLength)
  const day = new Int32Array(chunkLength)
  /** group · outcomes + outcome; and where the histogram of the group begins. */
  const slot = new Int32Array(chunkLength)
  const histogramOfRun = new Int32Array(chunkLength)
  /** Of one impact after the other: its value, and a standard variate that this may follow from. */
  const values = new Float64Array(chunkLength)
  const standard = new Float64Array(chunkLength)

  /** What the guide says of each word of `words`, and how many choices it leaves open, found without a branch. */
  function guideDraws({ guide, bits }: Categories, length: number): number {
    const shift = 32 - bits
    let left = 0
    for (let i = 0; i < length; i++) {
      const category = guide[(words[i]! ^ 0x8000_0000) >>> shift]!
      draw[i] = category
      open[left] = i
      left -= category >> 31
    }
    return left
  }

  function guideCells({ guide, bits }: Categories, length: number): number {
    const shift = 32 - bits
    let left = 0
    for (let i = 0; i < length; i++) {
      const category = guide[(draw[i]! << bits) + ((words[i]! ^ 0x8000_0000) >>> shift)]!
      cell[i] = category
      open[left] = i
      left -= category >> 31
    }
    return left
  }

  function guideDays({ guide, bits }: Categories, rowOfCell: Int32Array, length: number): number {
    const shift = 32 - bits
    let left = 0
    for (let i = 0; i < length; i++) {
      const ofDays = rowOfCell[cell[i]!]!
      const category = guide[(ofDays << bits) + ((words[i]! ^ 0x8000_0000) >>> shift)]!
      row[i] = ofDays
      day[i] = category
      open[left] = i
      left -= category >> 31
    }
    return left
  }

  function drawWords(state: Sfc32, length: number): void {
    wordsInto(words, state, length)
  }

  /** Counts runs by outcome and day; with one group the slot of a run is its outcome. */
  function countDays(
    days: Float64Array,
    outcomeOfCell: Int32Array,
    perOutcome: number,
    length: number,
  ): void {
    for (let i = 0; i < length; i++) {
      const outcome = outcomeOfCell[cell[i]!]!
      slot[i] = outcome
      days[outcome * perOutcome + day[i]!]! += 1
    }
  }

  /** Moves runs on to the slots and the histogram of their group, and counts them by slot. */
  function countGroups(
    counts: Float64Array,
    groupOfDraw: Int32Array,
    outcomes: number,
    histogramLength: number,
    length: number,
  ): void {
    for (let i = 0; i < length; i++) {
      const group = groupOfDraw[draw[i]!]!
      const at = group * outcomes + slot[i]!
      slot[i] = at
      histogramOfRun[i] = group * histogramLength
      counts[at]! += 1
    }
  }

  function lognormalValues(median: number, sigma: number, length: number): void {
    for (let i = 0; i < length; i++) values[i] = median * quickExp(sigma * standard[i]!)
  }

  /** Counts values on a grid, and keeps the least and the greatest of each cell; false where one is too large or no number. */
  function countValues(
    histogram: Float64Array,
    extremes: Float64Array,
    center: number,
    firstStep: number,
    greatest: number,
    length: number,
  ): boolean {
    for (let i = 0; i < length; i++) {
      const value = values[i]!
      if (!(Math.abs(value) <= greatest)) return false
      const at = cellOfDistance(value - center, firstStep)
      histogram[histogramOfRun[i]! + at]! += 1
      if (value < extremes[2 * at]!) extremes[2 * at] = value
      if (value > extremes[2 * at + 1]!) extremes[2 * at + 1] = value
    }
    return true
  }

  /** Adds distances and their squares to [3·slot] and [3·slot + 1]; [3·slot + 2] is where distances are taken from. */
  function sumValues(sums: Float64Array, perUnit: number, length: number): void {
    for (let i = 0; i < length; i++) {
      const at = 3 * slot[i]!
      const distance = (values[i]! - sums[at + 2]!) * perUnit
      sums[at]! += distance
      sums[at + 1]! += distance * distance
    }
  }

  return {
    ...{ words, open, draw, cell, row, day, slot, histogramOfRun, values, standard },
    ...{ guideDraws, guideCells, guideDays, drawWords },
    ...{ countDays, countGroups, lognormalValues, countValues, sumValues },
  }
}
