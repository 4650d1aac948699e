/** Gives a column, of any numbers: whoever takes it fills it. */
export type MakeColumn = (length: number) => Float64Array

export const newColumn: MakeColumn = (length) => new Float64Array(length)

/** Simulations that took more bytes than that leave nothing to the next. */
const mostKept = 1 << 26

let idle: Float64Array[] = []

/**
 * Columns that a simulation before has done with, where there are some of that length. New ones are not in memory until
 * they are first written to, page by page: with a hundred thousand draws that took a tenth of the time.
 */
export function reusedColumns(): { makeColumn: MakeColumn; release: () => void } {
  const taken: Float64Array[] = []
  let bytes = 0
  return {
    makeColumn(length) {
      const at = idle.findIndex((column) => column.length === length)
      const column = at < 0 ? newColumn(length) : idle.splice(at, 1)[0]!
      taken.push(column)
      bytes += column.byteLength
      return column
    },
    /** Lets the next simulation have them: they must not be used afterwards. */
    release() {
      idle = bytes > mostKept ? [] : taken
    },
  }
}
