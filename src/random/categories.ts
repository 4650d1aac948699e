/** Rows of categories to choose from, ready for a fast choice: each row has running sums that end in 1. */
export interface Categories {
  readonly rowLength: number
  readonly sums: Float64Array
  /** floor(2³²·sum) − 2³¹, at most 2³¹ − 1: what a signed word is compared with. */
  readonly edges: Int32Array
  /**
   * For each row and each value of a word's leading bits the category that it means; where it may mean several,
   * the first of them, inverted bit by bit, so that it is negative.
   */
  readonly guide: Int16Array | Int32Array
  /** How many leading bits these are. */
  readonly bits: number
}

const half = 0x8000_0000
const whole = 0x1_0000_0000
/** Guide entries that the nearer caches have room for, and those that may be had at all: 8 MB. */
const near = 1 << 16
const freely = 1 << 22

/**
 * Prepares a choice among the categories of each row: inversion with a guide table, `guide[(row << bits) +
 * leading bits]`, which for most variates is the answer itself.
 *
 * Not an alias table, which is no faster: in it a variate that meant a category means another one after any
 * change of any weight. Inversion is monotone: categories that a change leaves alone keep their variates.
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
  const edges = new Int32Array(sums.length)
  for (let i = 0; i < sums.length; i++) edges[i] = Math.min(half - 1, Math.floor(sums[i]! * whole) - half)
  const guide = rowLength < 0x8000 ? new Int16Array(rows << bits) : new Int32Array(rows << bits)
  const buckets = 1 << bits
  for (let row = 0; row < rows; row++) {
    const first = row * rowLength
    let category = 0
    for (let bucket = 0; bucket < buckets; bucket++) {
      while (category < rowLength - 1 && sums[first + category]! <= bucket / buckets) category++
      const alone = sums[first + category]! >= (bucket + 1) / buckets
      guide[row * buckets + bucket] = alone ? category : ~category
    }
  }
  return { rowLength, sums, edges, guide, bits }
}

/** Sixteen entries to a category leave few variates open; four where there are many rows. */
function guideBits(rows: number, rowLength: number, most: number): number {
  let bits = 1
  for (; bits < 16; bits++) {
    const entries = rows * 2 * (1 << bits)
    const enough = entries <= near ? 16 : 4
    if (entries > Math.max(near, most) || 1 << bits >= enough * rowLength) break
  }
  return bits
}

/**
 * The category of a variate that the guide leaves open: the first whose running sum exceeds it. The variate has 64
 * bits, a word, and where that leaves the choice open (once in 2³² for each category) another one.
 *
 * @param open what the guide says, negative.
 * @param word the leading word of the variate; signed as it comes, so that −2³¹ stands for 0.
 * @param lowWord gives the second word, unsigned.
 */
export function settled(
  { rowLength, sums, edges }: Categories,
  row: number,
  open: number,
  word: number,
  lowWord: () => number,
): number {
  const first = row * rowLength
  let at = first + ~open
  while (word > edges[at]!) at++
  if (word === edges[at]!) {
    const low = lowWord()
    // what a running sum has beyond its whole number of words is exact, as the difference from that number
    while (word === edges[at]! && low >= (sums[at]! * whole - (word + half)) * whole) at++
  }
  return at - first
}
