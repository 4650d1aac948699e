/** Rows of categories to choose from, ready for a fast choice: each row has running sums that end in 1. */
export interface Categories {
  readonly rowLength: number
  readonly sums: Float64Array
  /**
   * For each row and each value of a word's leading bits the category that it means, and in the low bits where in there
   * the next category begins: what the word has behind its leading bits is compared with that. Where more than two
   * categories are meant, the first of them, and inverted bit by bit, so that it is negative.
   */
  readonly guide: Int16Array | Int32Array
  /** How many leading bits these are. */
  readonly bits: number
  /** How many bits behind them are compared. */
  readonly within: number
}

const whole = 0x1_0000_0000
/** Guide entries that the nearer caches have room for, and those that may be had at all: 16 MB. */
const near = 1 << 16
const freely = 1 << 22

/**
 * Prepares a choice among the categories of each row: inversion with a guide table, which for nearly every variate
 * says the answer itself.
 *
 * Not an alias table: in it a variate that meant a category means another one after any change of any weight.
 * Inversion is monotone: categories that a change leaves alone keep their variates.
 *
 * @param sums running sums in [0, 1] along rows, the last of each row 1, from `runningSums`; a row that is never
 *   chosen from may hold anything.
 * @param choices how many will be made: a guide of more entries would not pay.
 *
 * Source: H.-C. Chen and Y. Asau, On generating random variates from an empirical distribution, AIIE
 * Transactions 6 (1974) 163–166.
 */
export function categoriesOf(sums: Float64Array, rowLength: number, choices: number): Categories {
  const rows = sums.length / rowLength
  const bits = guideBits(rows, rowLength, Math.min(freely, choices))
  // many rows of few categories are to stay in the cache: sixteen bits an entry, where six or more of them are left
  const room = Math.clz32(rowLength - 1) - 1
  const small = room >= 22
  const within = Math.min(16, small ? room - 16 : room)
  const guide = small ? new Int16Array(rows << bits) : new Int32Array(rows << bits)
  const last = (1 << within) - 1
  const parts = (1 << bits) * (last + 1)
  for (let row = 0; row < rows; row++) {
    const first = row * rowLength
    let category = 0
    for (let bucket = 0; bucket < 1 << bits; bucket++) {
      const begins = bucket * (last + 1)
      while (category < rowLength - 1 && sums[first + category]! * parts <= begins) category++
      const next = sums[first + category]! * parts - begins
      // a category that holds the bucket up to its end is told apart from the next by nothing but its last part
      const alone = next > last || category === rowLength - 1
      const open = !alone && sums[first + category + 1]! * parts < begins + last + 1
      const said = (category << within) | (open ? last : Math.min(last, Math.floor(next)))
      guide[(row << bits) + bucket] = open ? ~said : said
    }
  }
  return { rowLength, sums, guide, bits, within }
}

/** Eight entries or more to a category leave few variates open; two or more where there are many rows. */
function guideBits(rows: number, rowLength: number, most: number): number {
  let bits = 1
  for (; bits < 16; bits++) {
    const entries = rows * 2 * (1 << bits)
    const enough = entries <= near ? 8 : 2
    if (entries > Math.max(near, most) || 1 << bits >= enough * rowLength) break
  }
  return bits
}

/**
 * The category of a variate that the guide leaves open: the first whose running sum exceeds it. The variate has 64
 * bits, a word, and where that leaves the choice open (once in 2³² for each category) another one.
 *
 * @param word the leading word of the variate, as signed as it comes.
 * @param lowWord gives the second word of a run's variate, unsigned.
 */
export function settled(
  { rowLength, sums, guide, bits, within }: Categories,
  row: number,
  word: number,
  lowWord: (run: number) => number,
  run: number,
): number {
  const first = row * rowLength
  const said = guide[(row << bits) + (word >>> (32 - bits))]!
  const high = word >>> 0
  let at = first + ((said < 0 ? ~said : said) >>> within)
  while (high >= Math.floor(sums[at]! * whole)) {
    // what a running sum has beyond its whole number of words is exact, as the difference from that number
    if (high === Math.floor(sums[at]! * whole) && lowWord(run) < (sums[at]! * whole - high) * whole) break
    at++
  }
  return at - first
}
