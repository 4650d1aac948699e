/** The distance of two words costs the product of their lengths; longer ones are no misspelling. */
const longestWord = 100

/** Three rows of the table of distances: the one in the making and two before it, taken up again for each candidate. */
type Rows = readonly [Int32Array, Int32Array, Int32Array]

/**
 * Damerau–Levenshtein distance, adjacent swaps counted as one step, given up above `limit`.
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
    // a swap reaches back over one row, and adds a step to it
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
  // a letter may have a longer form in lower case, and a candidate a third more of them
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
  const known = [...candidates]
  const near = nearest(word, known)
  if (near !== undefined) return `; did you mean "${near}"?`
  if (known.length === 0) return ''
  const listed = known.slice(0, 12).join(', ')
  return `; known here: ${listed}${known.length > 12 ? `, and ${known.length - 12} more` : ''}`
}
