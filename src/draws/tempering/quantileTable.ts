import { log } from '../../numeric/log.ts'
import { quickExp } from '../../numeric/quickExp.ts'

const knotsPerUnit = 32
/** Scores beyond are asked for one by one: a draw has one in 10¹⁴ times, unless the evidence takes it there. */
const last = 8
/** What a value may be off, against itself or against what lies between the knots. */
const tolerance = 1e-7

/**
 * A quantile as a function of the normal score, from a table: cubics through four knots, in the logarithm where values
 * are positive. Where the middle of an interval shows that they do not hold (atoms, gaps, the end of the support), every
 * score of the interval is asked for.
 *
 * @param exact ascends.
 */
export function quantileTable(exact: (score: number) => number): (score: number) => number {
  const count = 2 * last * knotsPerUnit + 1
  const scoreOf = (knot: number) => knot / knotsPerUnit - last
  const values = Float64Array.from({ length: count }, (_, knot) => exact(scoreOf(knot)))
  const isPositive = values[0]! > 0
  const ordinates = isPositive ? values.map(log) : values
  const between = (knot: number, t: number): number => {
    const [a, b, c, d] = [ordinates[knot - 1]!, ordinates[knot]!, ordinates[knot + 1]!, ordinates[knot + 2]!]
    // Newton's form on the knots 0, 1, −1, 2
    const second = (c - 2 * b + a) / 2
    const third = (d - 3 * c + 3 * b - a) / 6
    const y = b + t * (c - b + (t - 1) * (second + (t + 1) * third))
    return isPositive ? quickExp(y) : y
  }
  const holds = new Uint8Array(count)
  for (let knot = 1; knot < count - 2; knot++) {
    const value = exact(scoreOf(knot + 0.5))
    const scale = Math.max(Math.abs(value), values[knot + 1]! - values[knot]!)
    holds[knot] = Math.abs(between(knot, 0.5) - value) <= tolerance * scale ? 1 : 0
  }
  return (score) => {
    const at = (score + last) * knotsPerUnit
    const knot = Math.floor(at)
    return holds[knot] === 1 ? between(knot, at - knot) : exact(score)
  }
}
