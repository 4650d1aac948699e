/**
 * Damerau–Levenshtein distance, adjacent swaps counted as one step, given up at `limit`.
 * (Optimal string alignment: Damerau 1964, Levenshtein 1966.)
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1)
      current.push(best)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? limit + 1
}

/**
 * The nearest known word to a misspelt one, for "did you mean".
 *
 * @returns the nearest candidate within a third of the word's length (at least two edits), the first of equals; undefined when none is near.
 * @example
 * nearest('belrus', ['colombia', 'belarus']) // 'belarus'
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance - 1)
    if (distance < bestDistance && distance < candidate.length) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** `, did you mean "belarus"?`, or the known words when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const known = [...candidates]
  const near = nearest(word, known)
  if (near !== undefined) return `; did you mean "${near}"?`
  if (known.length === 0) return ''
  const listed = known.slice(0, 12).join(', ')
  return `; known here: ${listed}${known.length > 12 ? `, and ${known.length - 12} more` : ''}`
}
