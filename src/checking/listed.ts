/** A sentence names at most this many; of a longer list it counts the rest. */
const mostListed = 5

/** Names joined for a sentence: '"a", "b" and "c"', or '"a", "b", "c", "d" and 6 more'. */
export function listed(names: readonly string[]): string {
  const [last] = names.slice(-1)
  if (last === undefined || names.length === 1) return last ?? ''
  if (names.length <= mostListed) return `${names.slice(0, -1).join(', ')} and ${last}`
  const shown = names.slice(0, mostListed - 1)
  return `${shown.join(', ')} and ${names.length - shown.length} more`
}
