import type { Place } from '../kernels/column.ts'

/**
 * Runs that are worked on at once, a part of a block: their columns, some 90 kB, stay in the nearer caches. It
 * changes nothing about the result.
 */
export const chunkLength = 2048

/** The columns of the runs of a chunk. Nothing outlives a chunk here. */
export interface Chunk {
  /** Random words, two for each normal variate; and which choices or variates a kernel leaves open, one after the other. */
  readonly words: Int32Array
  readonly open: Int32Array
  /** Of each run: its draw, its cell, the row of that cell's days, and the day counted from the first possible one. */
  readonly draw: Int32Array
  readonly cell: Int32Array
  readonly row: Int32Array
  readonly day: Int32Array
  /** Its outcome, with groups of draws group · outcomes + outcome; and where the histogram of its group begins. */
  readonly slot: Int32Array
  readonly offset: Int32Array
  /** Of one impact after the other. */
  readonly values: Float64Array
}

export function chunkOf(place: Place): Chunk {
  const integers = () => place(new Int32Array(chunkLength))
  return {
    words: place(new Int32Array(2 * chunkLength)),
    open: integers(),
    draw: integers(),
    cell: integers(),
    row: integers(),
    day: integers(),
    slot: integers(),
    offset: integers(),
    values: place(new Float64Array(chunkLength)),
  }
}
