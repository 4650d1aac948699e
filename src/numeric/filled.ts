/**
 * Fills a column by index and returns it: `filled(new Float64Array(n), (i) => …)`.
 *
 * Use it instead of `Float64Array.from(…, map)`, which engines run through an iterator and a list: it takes ten times as
 * long, and allocates an object for every entry.
 */
export function filled<Column extends Float64Array | Int32Array | Uint8Array>(
  out: Column,
  valueAt: (index: number) => number,
): Column {
  for (let i = 0; i < out.length; i++) out[i] = valueAt(i)
  return out
}
