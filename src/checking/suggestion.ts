/** Longer words get no suggestion: the time for a distance grows with the product of the lengths. */
const longestWord = 100

/** Three rows of the table of distances: the one being filled and the two before it. All candidates share them. */
type Rows = readonly [Int32Array, Int32Array, Int32Array]

/**
 * The Damerau–Levenshtein distance, in which a swap of neighbours is one step; `limit + 1` if it is above `limit`.
 * (Optimal string alignment: Damerau 1964, Levenshtein 1966.)
 */
function editDistance(a: string, b: string, limit: number, rows: Rows): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let [beforePrevious, previous, current] = rows
  for (let j = 0; j <= b.length; j++) previous[j] = j
  for (let i = 1; i <= a.length; i++) {
    current[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforePrevious[j - 2] as number) + 1)
      current[j] = best
      least = Math.min(least, best)
    }
    // a swap builds on the row before the previous one but adds a step, so no later row can be below the least here
    if (least > limit) return limit + 1
    ;[beforePrevious, previous, current] = [previous, current, beforePrevious]
  }
  return previous[b.length] as number
}

/**
 * The nearest known word to a misspelt one, for "did you mean".
 *
 * @returns the nearest candidate within a third of the word's length (at least two edits), the first of equals; undefined
 *   when none is near, or the word has more than 100 characters.
 * @example
 * nearest('belrus', ['colombia', 'belarus']) // 'belarus'
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined
  const lower = word.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1
  // lower case can lengthen a word, and a candidate may be a third longer than the word
  const row = () => new Int32Array(3 * longestWord)
  const rows: Rows = [row(), row(), row()]
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance - 1, rows)
    if (distance < bestDistance && distance < candidate.length) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** `; did you mean "belarus"?`, or the first known words when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const names = [...candidates]
  const near = nearest(word, names)
  if (near !== undefined) return `; did you mean "${near}"?`
  if (names.length === 0) return ''
  const first = names.slice(0, 12).join(', ')
  return `; known here: ${first}${names.length > 12 ? `, and ${names.length - 12} more` : ''}`
}
