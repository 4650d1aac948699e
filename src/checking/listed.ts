/** So many names of a list are written out, the others counted: a sentence is no table. */
const mostListed = 5

/** '"a", "b" and "c"', or '"a", "b", "c", "d" and 6 more'. */
export function listed(names: readonly string[]): string {
  const [last] = names.slice(-1)
  if (last === undefined || names.length === 1) return last ?? ''
  if (names.length <= mostListed) return `${names.slice(0, -1).join(', ')} and ${last}`
  const shown = names.slice(0, mostListed - 1)
  return `${shown.join(', ')} and ${names.length - shown.length} more`
}
