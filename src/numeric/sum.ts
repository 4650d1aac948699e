/** The sum of a column, from the first entry to the last. */
export function sumOf(column: Float64Array): number {
  let sum = 0
  for (let i = 0; i < column.length; i++) sum += column[i]!
  return sum
}
