import { runningSums } from './search.ts'

/** Entries that are turned at a time: both squares stay in the second cache. */
const turned = 1 << 15

/** Loops and columns made together, once: so a compiler takes the columns for constants. */
function makeTurn() {
  const byCategory = new Float64Array(turned)
  const byDraw = new Float64Array(turned)
  /** Running sums of so many draws, of which `byCategory` holds the categories one after the other. */
  function turn(categories: number, draws: number): void {
    for (let d = 0; d < draws; d++) {
      const begin = d * categories
      let sum = 0
      let last = 0
      for (let k = 0; k < categories; k++) {
        const p = byCategory[k * draws + d]!
        sum += p
        if (p > 0) last = k
        byDraw[begin + k] = sum < 1 ? sum : 1
      }
      for (let k = last; k < categories; k++) byDraw[begin + k] = 1
    }
  }
  return { byCategory, byDraw, turn }
}

let made: ReturnType<typeof makeTurn> | undefined

/**
 * `runningSums` over the categories of each draw of a block, where these come column by column.
 *
 * @param out by draw and category, draw by draw.
 * @param values by category and draw, category by category.
 */
export function transposedSums(
  out: Float64Array,
  values: Float64Array,
  draws: number,
  first: number,
  length: number,
): void {
  const categories = values.length / draws
  const step = Math.floor(turned / categories)
  if (step === 0) {
    for (let d = first; d < first + length; d++) {
      const row = new Float64Array(categories)
      for (let k = 0; k < categories; k++) row[k] = values[k * draws + d]!
      out.set(runningSums(row, categories), d * categories)
    }
    return
  }
  made ??= makeTurn()
  const { byCategory, byDraw, turn } = made
  for (let d = first; d < first + length; d += step) {
    const some = Math.min(step, first + length - d)
    for (let k = 0; k < categories; k++)
      byCategory.set(values.subarray(k * draws + d, k * draws + d + some), k * some)
    turn(categories, some)
    out.set(byDraw.subarray(0, some * categories), d * categories)
  }
}
