/** |computed − exact| / |exact|; below 1e-290, where doubles run out of digits, relative to 1e-290. */
export function relativeError(computed: number, exact: number): number {
  return computed === exact ? 0 : Math.abs(computed - exact) / Math.max(Math.abs(exact), 1e-290)
}

/** The largest error over rows of a table, NaN if one is. */
export function worst(rows: readonly number[][], error: (row: readonly number[]) => number): number {
  return rows.reduce((largest, row) => {
    const next = error(row)
    return next <= largest ? largest : next
  }, 0)
}
