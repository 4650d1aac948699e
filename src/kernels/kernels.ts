import type { Lanes } from '../random/stream.ts'

/**
 * The loops that every run and every draw goes through, over columns of a chunk of them. There are two implementations
 * that give the same bits: `script`, and one in WebAssembly with vectors, which takes a third of the time.
 *
 * Four runs are taken at a time: where a column is filled, or values are counted, `length` is a multiple of four.
 */
export interface Kernels {
  /** Fills a column with words of 32 random bits, from four lanes in turn. */
  words(out: Int32Array, lanes: Lanes, length: number): void
  /** out[i] = table[index[i]] */
  lookUp(out: Int32Array, table: Int32Array, index: Int32Array, length: number): void
  /**
   * What the guide says of each word, in the row of each run; and which choices it leaves open, found without a branch.
   *
   * @param size of the guide's entries: 1 for 16 bits, 2 for 32.
   * @returns how many are open.
   */
  choose(
    out: Int32Array,
    rows: Int32Array,
    guide: Int16Array | Int32Array,
    size: number,
    bits: number,
    within: number,
    words: Int32Array,
    open: Int32Array,
    length: number,
  ): number
  /** Counts [slot · perOutcome + day] in the 16 bits of `recent`, for the caches' sake, and what overflows in `days`. */
  countDays(
    days: Float64Array,
    recent: Uint16Array,
    perOutcome: number,
    slot: Int32Array,
    day: Int32Array,
    length: number,
  ): void
  /**
   * Standard normal variates from two words each, by the ziggurat of which x is given; and which of them are at the edge
   * of their layer, for `normalAtEdge`.
   *
   * @returns how many are at an edge.
   */
  normals(out: Float64Array, x: Float64Array, words: Int32Array, open: Int32Array, length: number): number
  /**
   * Lognormal values from standard normal variates, in their place.
   *
   * @param roots those of 2, from `quickExp`.
   * @param sigma at most 50: 14 times it, the farthest that a variate lies, is then in the range of e^x.
   */
  lognormals(values: Float64Array, roots: Float64Array, median: number, sigma: number, length: number): void
  /**
   * Counts values on a grid, each in the histogram that begins at its offset, and keeps the least and the greatest of
   * each cell.
   *
   * @param length a multiple of four, beyond which nothing is counted.
   * @returns 0 where a value is greater than `greatest`, or no number; the counts mean nothing then.
   */
  countValues(
    histogram: Float64Array,
    extremes: Float64Array,
    center: number,
    firstStep: number,
    greatest: number,
    values: Float64Array,
    offsets: Int32Array,
    length: number,
  ): number
  /** Adds distances and their squares to [3·slot] and [3·slot + 1]; [3·slot + 2] is where distances are taken from. */
  sumValues(sums: Float64Array, perUnit: number, values: Float64Array, slot: Int32Array, length: number): void
  /**
   * Gamma variates of the shapes scale·share, those that Marsaglia and Tsang's squeeze accepts, added to `sum` too; and
   * which others there are, 0 as yet.
   *
   * @param words two for each variate, of which the first is looked at.
   * @param length a multiple of two.
   * @returns how many are open.
   */
  gammas(
    out: Float64Array,
    shares: Float64Array,
    scale: number,
    squeeze: number,
    normals: Float64Array,
    words: Int32Array,
    sum: Float64Array,
    open: Int32Array,
    length: number,
  ): number
  /** Whether all values are from 0 to `most`. This and the next three take an even number of values. */
  inRange(values: Float64Array, most: number, length: number): boolean
  /** Adds a number to each value, and the value to `sum`. */
  add(values: Float64Array, added: number, sum: Float64Array, length: number): void
  /**
   * 1 − sum, or 0 where the sum is above 1; sums up to 1 become 1, and stay as they are above it.
   *
   * @returns whether a sum is above 1, or no number.
   */
  remainders(out: Float64Array, sum: Float64Array, length: number): boolean
  /** values[i] /= by[i] */
  divide(values: Float64Array, by: Float64Array, length: number): void
  /**
   * Keeps the values from `low` to `high`, one after the other.
   *
   * @param kept as long as the values, and one more.
   * @param length a multiple of two, below 2¹⁵.
   * @returns how many are lower, times 2¹⁶, and how many are kept.
   */
  between(kept: Float64Array, values: Float64Array, low: number, high: number, length: number): number
}
