type Numbers = Float64Array | Int32Array

/**
 * A column in which most places have the same number: a signal that names one leaf among 20,000 takes two numbers.
 *
 * A function that is applied to every number need only be applied to `values`.
 */
export interface Sparse<Values extends Numbers = Float64Array> {
  readonly length: number
  /** The places that have a number of their own, in ascending order. */
  readonly places: Int32Array
  /** First the number that all other places share, then one for each of `places`. */
  readonly values: Values
}

/** The number at a place, by binary search. */
export function valueAt({ places, values }: Sparse<Numbers>, place: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (places[middle]! < place) low = middle + 1
    else high = middle
  }
  return values[places[low] === place ? low + 1 : 0]!
}

/** The column written out, place by place. */
export function spread<Values extends Numbers>({ length, places, values }: Sparse<Values>): Values {
  const out = (values instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)) as Values
  out.fill(values[0]!)
  for (let i = 0; i < places.length; i++) out[places[i]!] = values[i + 1]!
  return out
}

/** The sparse form of a column without NaN: the most frequent number becomes that of all other places. */
export function sparseOf<Values extends Numbers>(column: Values): Sparse<Values> {
  const counts = new Map<number, number>()
  // Neighbours mostly agree, so a run of equal numbers is counted in one step.
  for (let from = 0, end = 0; from < column.length; from = end) {
    const value = column[from]!
    while (end < column.length && column[end] === value) end++
    counts.set(value, (counts.get(value) ?? 0) + end - from)
  }
  let [rest, most] = [column[0] ?? 0, 0]
  for (const [value, count] of counts) if (count > most) [rest, most] = [value, count]
  const places = new Int32Array(column.length - most)
  const values = column.slice(0, places.length + 1) as Values
  values[0] = rest
  let exceptions = 0
  for (let place = 0; exceptions < places.length; place++)
    if (column[place] !== rest) {
      places[exceptions++] = place
      values[exceptions] = column[place]!
    }
  return { length: column.length, places, values }
}

/** Adds `weight` times a sparse column to a dense one. */
export function addSparse(total: Float64Array, { places, values }: Sparse, weight: number): void {
  const rest = weight * values[0]!
  let from = 0
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!
    for (let k = from; k < place; k++) total[k]! += rest
    total[place]! += weight * values[i + 1]!
    from = place + 1
  }
  for (let k = from; k < total.length; k++) total[k]! += rest
}
