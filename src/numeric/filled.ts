/**
 * Fills a column place by place and returns it: `filled(new Float64Array(n), (i) => …)`.
 *
 * `Float64Array.from(…, map)` does the same ten times as slowly: engines run it through an iterator and a list of boxed
 * numbers.
 */
export function filled<Column extends Float64Array | Int32Array | Uint8Array>(
  out: Column,
  valueAt: (index: number) => number,
): Column {
  for (let i = 0; i < out.length; i++) out[i] = valueAt(i)
  return out
}
