import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { pow } from '../numeric/pow.ts'

/**
 * Where a value can lie: every value computed from operands inside their intervals is inside the result.
 *
 * + − × ÷ and sqrt are correctly rounded, which keeps order: an end computed in doubles bounds every value computed in
 * doubles, without widening. Ends are limits: a lognormal lies in [0, Infinity], and 0 times Infinity is 0 there. `total`
 * is false where the operation has no value for a whole range of its operands (the square root of negative numbers).
 * Single points such as 0/0 are ignored, because a continuous parameter never hits them.
 */
export interface Interval {
  readonly lower: number
  readonly upper: number
  readonly total: boolean
}

export function interval(lower: number, upper: number, ...operands: readonly Interval[]): Interval {
  return { lower, upper, total: operands.every((operand) => operand.total) }
}

/** The interval of an operation that gives no number for a whole range of its operands. */
export const partial: Interval = { lower: -Infinity, upper: Infinity, total: false }

/** The smallest interval that holds the given values; A NaN, from Infinity − Infinity, makes it the whole line. */
export function hull(values: readonly number[], ...operands: readonly Interval[]): Interval {
  if (values.some(Number.isNaN)) return interval(-Infinity, Infinity, ...operands)
  return interval(Math.min(...values), Math.max(...values), ...operands)
}

/** A monotone function of one operand. */
export function monotone(f: (x: number) => number, x: Interval): Interval {
  return hull([f(x.lower), f(x.upper)], x)
}

/**
 * The interval, wider by two units in the last place at each end: our exp, log and pow err by less than one unit and need
 * not be monotone within it. An end at 0 or ±1 stays, since an error below one unit cannot pass it.
 */
function widened(x: Interval): Interval {
  const away = (end: number, sign: number): number =>
    end === 0 || Math.abs(end) === 1 || !Number.isFinite(end)
      ? end
      : end + sign * Math.max(Math.abs(end) * 2 ** -51, Number.MIN_VALUE)
  return { ...x, lower: away(x.lower, -1), upper: away(x.upper, 1) }
}

const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b)

export function productBounds(a: Interval, b: Interval): Interval {
  const corners = [
    times(a.lower, b.lower),
    times(a.lower, b.upper),
    times(a.upper, b.lower),
    times(a.upper, b.upper),
  ]
  return hull(corners, a, b)
}

export function quotientBounds(a: Interval, b: Interval): Interval {
  if (b.lower < 0 && b.upper > 0) return interval(-Infinity, Infinity, a, b)
  if (b.lower === 0 && b.upper === 0) return partial
  // An end at 0 is a limit from inside the divisor's interval, whatever the sign of the zero: it decides the sign of the infinity.
  const over = (x: number, y: number): number => {
    if (x === 0) return 0
    if (y === 0) return b.lower < 0 ? -x * Infinity : x * Infinity
    return x / y
  }
  // Infinity / Infinity can be anything from 0 to Infinity. The corner with the finite divisor already gives the Infinity.
  const corners = [a.lower, a.upper].flatMap((x) => [over(x, b.lower), over(x, b.upper)])
  return hull(
    corners.map((corner) => (Number.isNaN(corner) ? 0 : corner)),
    a,
    b,
  )
}

export function expBounds(x: Interval): Interval {
  const bounds = widened(monotone(exp, x))
  return { ...bounds, lower: Math.max(bounds.lower, 0) }
}

export function logBounds(x: Interval): Interval {
  return x.lower < 0 ? partial : widened(monotone(log, x))
}

export function sqrtBounds(x: Interval): Interval {
  return x.lower < 0 ? partial : monotone(Math.sqrt, x)
}

export function absBounds(x: Interval): Interval {
  const ends = [Math.abs(x.lower), Math.abs(x.upper)]
  return hull(x.lower < 0 && x.upper > 0 ? [0, ...ends] : ends, x)
}

/** x^y grows or falls in each of x ≥ 0 and y alone, so its extremes over a box are at the corners. */
export function powerBounds(x: Interval, y: Interval): Interval {
  const corners = (base: Interval): Interval => {
    const values = [base.lower, base.upper].flatMap((b) => [pow(b, y.lower), pow(b, y.upper)])
    return widened(hull(values, base, y))
  }
  if (x.lower >= 0) return corners(x)
  const exponent = y.lower
  if (exponent !== y.upper || !Number.isInteger(exponent)) return partial
  if (exponent % 2 === 0) {
    const bounds = corners(absBounds(x))
    return { ...bounds, lower: Math.max(bounds.lower, 0) }
  }
  // an odd power keeps the sign; a negative one jumps at 0
  if (exponent < 0 && x.upper >= 0) return interval(-Infinity, Infinity, x, y)
  return corners(x)
}

/** [1, 1] where the comparison must hold, [0, 0] where it cannot, else [0, 1]; not total where an operand is not. */
export function truthBounds(holds: boolean, fails: boolean, a: Interval, b: Interval): Interval {
  return interval(holds ? 1 : 0, fails ? 0 : 1, a, b)
}

export function clampBounds(x: Interval, low: Interval, high: Interval): Interval {
  if (low.upper > high.lower) return partial
  const within = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to)
  return interval(
    within(x.lower, low.lower, high.lower),
    within(x.upper, low.upper, high.upper),
    x,
    low,
    high,
  )
}

/** The hull of the branches that can be taken. The others do not count, so that a guard such as `x > 0 ? log(x) : 0` works. */
export function choiceBounds(condition: Interval, consequent: Interval, alternative: Interval): Interval {
  if (condition.lower > 0 || condition.upper < 0)
    return interval(consequent.lower, consequent.upper, condition, consequent)
  if (condition.lower === 0 && condition.upper === 0)
    return interval(alternative.lower, alternative.upper, condition, alternative)
  return interval(
    Math.min(consequent.lower, alternative.lower),
    Math.max(consequent.upper, alternative.upper),
    condition,
    consequent,
    alternative,
  )
}
