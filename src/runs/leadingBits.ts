/**
 * The 16 leading bits of running sums along rows, all ones for 1 too: of rows `first` to `end`.
 *
 * @param bits row after row.
 * @param columns the values, column by column; each row sums to 1.
 */
export function leadingBitsInto(
  bits: Uint16Array,
  columns: Float64Array,
  rows: number,
  first: number,
  end: number,
): void {
  let at = first * (columns.length / rows)
  for (let row = first; row < end; row++) {
    let sum = 0
    for (let from = row; from < columns.length; from += rows) {
      sum += columns[from]!
      bits[at++] = sum < 1 ? sum * 0x1_0000 : 0xffff
    }
  }
}
