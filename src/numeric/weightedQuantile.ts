/** Values that are sorted; more of them are dealt to bins first. */
const fewValues = 256
const bins = 2048
/** Values that are dealt at a time. */
const part = 2048
/** Values that the range of the bins is taken from: the others beyond it go to the outermost bins. */
const sampled = 512

/**
 * Weighted quantiles: for each p the smallest value whose cumulative weight reaches p of the total.
 *
 * @param values in any order, finite.
 * @param weights ≥ 0, one for each value, not all zero.
 * @param probabilities in [0, 1].
 * @example weightedQuantiles(Float64Array.of(3, 1, 2), Float64Array.of(1, 1, 2), [0.5]) // [2]
 */
export function weightedQuantiles(
  values: Float64Array,
  weights: Float64Array,
  probabilities: readonly number[],
): number[] {
  return quantilesUnder(weights)(values, probabilities)
}

/**
 * The same for many columns under the same weights.
 *
 * In time proportional to the number of values: of many, only those that lie close to a quantile are sorted. Equal
 * weights are not added up but counted, so that no rounding moves a quantile to a neighbour.
 */
export function quantilesUnder(
  weights: Float64Array,
): (values: Float64Array, probabilities: readonly number[]) => number[] {
  let total = 0
  let alike = true
  for (let i = 0; i < weights.length; i++) {
    total += weights[i]!
    if (weights[i] !== weights[0]) alike = false
  }
  const scratch = new Uint16Array(weights.length)
  return (values, probabilities) => {
    // rounding in the sum may not push a quantile past a value that reaches p exactly
    const targets = probabilities.map((p) => p * (alike ? weights.length : total) * (1 - 1e-15))
    return select(values, alike ? undefined : weights, 0, targets, scratch)
  }
}

/** The values at which the cumulative weight, `before` lower down, reaches each target; without weights, their number. */
function select(
  values: Float64Array,
  weights: Float64Array | undefined,
  before: number,
  targets: readonly number[],
  bin: Uint16Array,
): number[] {
  if (values.length <= fewValues) return sorted(values, weights, before, targets)
  let range = rangeOf(values, Math.floor(values.length / sampled) || 1)
  if (range[0] === range[1]) range = rangeOf(values, 1)
  const [least, greatest] = range
  if (least === greatest) return targets.map(() => least)
  const perValue = bins / (greatest - least)
  // a range beyond the doubles
  if (!(perValue > 0 && perValue < Number.POSITIVE_INFINITY)) return sorted(values, weights, before, targets)
  const { count, end, deal, open } = theBins()
  count.fill(0)
  for (let first = 0; first < values.length; first += part)
    bin.set(deal(values.subarray(first, first + part), least, perValue), first)
  const mass = weights ? new Float64Array(bins) : count
  if (weights) for (let i = 0; i < values.length; i++) mass[bin[i]!]! += weights[i]!
  // where the values of a bin that a target falls in are gathered, and where they end; −1 for the others
  end.fill(-1)
  let gathered = 0
  const found = targets.map((target) => {
    const { b, low } = binOf(mass, before, target)
    if (end[b]! < 0) {
      end[b] = gathered
      gathered += count[b]!
    }
    return { b, low, target, first: end[b]! }
  })
  if (gathered === values.length) return sorted(values, weights, before, targets)
  const those = new Float64Array(gathered)
  const theirs = weights && new Float64Array(gathered)
  for (let first = 0; first < values.length; first += part) {
    const { which, found: some } = open(bin.subarray(first, Math.min(values.length, first + part)))
    for (let k = 0; k < some; k++) {
      const i = first + which[k]!
      const at = end[bin[i]!]!++
      those[at] = values[i]!
      if (theirs) theirs[at] = weights[i]!
    }
  }
  const ends = found.map(({ b }) => end[b]!)
  return found.flatMap(({ low, target, first }, k) =>
    select(those.subarray(first, ends[k]), theirs?.subarray(first, ends[k]), low, [target], bin),
  )
}

type Bins = ReturnType<typeof makeBins>

let made: Bins | undefined

function theBins(): Bins {
  made ??= makeBins()
  return made
}

/** Columns that a compiler takes for constants, because the loops over them are made with them, once. */
function makeBins() {
  const values = new Float64Array(part)
  const bin = new Uint16Array(part)
  const which = new Int32Array(part)
  /** Values by bin; and where those of a bin that is looked for go next, −1 for the others. */
  const count = new Int32Array(bins)
  const end = new Int32Array(bins)

  /** The bins of at most `part` values, which are counted. */
  function deal(some: Float64Array, least: number, perValue: number): Uint16Array {
    values.set(some)
    for (let i = 0; i < some.length; i++) {
      const x = (values[i]! - least) * perValue
      const b = x >= 0 ? (x < bins ? x | 0 : bins - 1) : 0
      bin[i] = b
      count[b]! += 1
    }
    return bin.subarray(0, some.length)
  }

  /** Which of at most `part` values, by their bins, are looked for. */
  function open(some: Uint16Array): { which: Int32Array; found: number } {
    bin.set(some)
    let found = 0
    for (let i = 0; i < some.length; i++) if (end[bin[i]!]! >= 0) which[found++] = i
    return { which, found }
  }

  return { count, end, deal, open }
}

/** Least and greatest of every so manyth value. */
function rangeOf(values: Float64Array, step: number): readonly [number, number] {
  let least = values[0]!
  let greatest = least
  for (let i = step; i < values.length; i += step) {
    if (values[i]! < least) least = values[i]!
    if (values[i]! > greatest) greatest = values[i]!
  }
  return [least, greatest]
}

/** The bin in which the cumulative weight reaches a target, and what it is before it. */
function binOf(mass: ArrayLike<number>, before: number, target: number): { b: number; low: number } {
  let low = before
  let found = -1
  for (let b = 0; b < mass.length; b++) {
    if (mass[b] === 0) continue
    if (found >= 0) low += mass[found]!
    found = b
    // where rounding lets none reach the target, the last with weight is found
    if (low + mass[b]! >= target) break
  }
  return { b: found, low }
}

function sorted(
  values: Float64Array,
  weights: Float64Array | undefined,
  before: number,
  targets: readonly number[],
): number[] {
  if (!weights) {
    const ascending = values.slice().sort()
    return targets.map((target) => ascending[Math.max(1, Math.ceil(target - before)) - 1]!)
  }
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  return targets.map((target) => {
    let sum = before
    let last = values[order[order.length - 1]!]!
    for (const i of order) {
      if (weights[i] === 0) continue
      sum += weights[i]!
      last = values[i]!
      if (sum >= target) return last
    }
    return last
  })
}
