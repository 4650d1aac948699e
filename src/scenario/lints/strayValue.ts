import type { Finding } from '../../checking/finding.ts'
import { percent } from '../../checking/percent.ts'
import type { Path } from '../../checking/problem.ts'
import type { Distribution } from '../../distribution/distribution.ts'
import { boundsOf } from '../../expression/bounds.ts'
import type { Parameter, Quantity } from '../quantity.ts'
import { isCertain } from '../quantity.ts'
import {
  drawable,
  leastProbability,
  parametersOf,
  type Trial,
  type Trials,
  trialOf,
  valuesOver,
} from './trial.ts'

/** Where a value makes sense. */
export interface Range {
  readonly lower: number
  readonly upper: number
  /** In words: 'a probability, in [0, 1]'. */
  readonly expected: string
}

export const probability: Range = { lower: 0, upper: 1, expected: 'a probability, in [0, 1]' }
export const weight: Range = { lower: 0, upper: Infinity, expected: 'a weight, 0 or more' }

export const code = 'support-out-of-range'

/**
 * One value of a scenario whose parameters can put it out of range, as a finding; undefined where they cannot.
 *
 * @param days the first and the last day, for an expression in them.
 */
export function strayFrom(
  trials: Trials,
  quantity: Quantity,
  range: Range,
  path: Path,
  days?: readonly [number, number],
): Finding | undefined {
  if (isCertain(quantity)) return undefined
  const distribution = plainOf(trials, quantity)
  if (!distribution) return strayExpression(trials, quantity, range, path, days)
  const probability = outside(distribution, range)
  if (probability < leastProbability) return undefined
  return {
    code,
    message: `expected ${range.expected}; this distribution gives another number with probability ${percent(probability)}, and is then drawn again: narrow it, or take one that stays inside, such as a beta or a uniform`,
    path,
  }
}

/** The distribution that a quantity is, alone: one written in place, or a parameter's name. */
function plainOf({ model, indexOfName }: Trials, { parameter, expression }: Quantity) {
  const index = expression?.kind === 'symbol' ? indexOfName.get(expression.name) : parameter
  return index === undefined ? undefined : model.parameters[index]?.distribution
}

function outside({ cdf, survival }: Distribution, { lower, upper }: Range): number {
  // P(X < lower): the double below it takes an atom at the end out
  const below = cdf(doubleBelow(lower))
  const above = upper === Infinity ? 0 : survival(upper)
  return below + above
}

function doubleBelow(value: number): number {
  // half a step, which rounds to a whole one; it underflows beside 0, where steps are all the same
  return value - Math.max(Math.abs(value) * 2 ** -53, Number.MIN_VALUE)
}

/** What a quantity can be at least and at most, by interval arithmetic: sure to hold all of its values, and perhaps more. */
export function reachOf(
  { model, indexOfName }: Trials,
  { value, parameter, expression }: Quantity,
  days?: readonly [number, number],
): readonly [number, number] {
  const ends = (index: number) => drawable((model.parameters[index] as Parameter).distribution)
  if (parameter !== undefined) return ends(parameter)
  if (expression === undefined) return [value, value]
  return boundsOf(expression, (name) => {
    const index = indexOfName.get(name)
    if (index !== undefined) return ends(index)
    return name === 'days' && days ? days : [-Infinity, Infinity]
  })
}

/** Interval arithmetic can only clear an expression; one that it does not clear is accused by its values alone. */
function strayExpression(
  trials: Trials,
  quantity: Quantity,
  range: Range,
  path: Path,
  days: readonly [number, number] | undefined,
): Finding | undefined {
  const [least, greatest] = reachOf(trials, quantity, days)
  if (isInside(least, range) && isInside(greatest, range)) return undefined
  const asked = parametersOf(trials, [quantity])
  const trial = trialOf(trials, asked)
  for (const day of days ?? [undefined]) {
    const values = valuesOver(trials, quantity, trial, day)
    const stray = strayRows(values, trial, (value) => !isInside(value, range))
    if (!stray) continue
    const where = [
      ...whereabouts(trials, asked, trial, stray.row),
      ...(day === undefined ? [] : [`days is ${day}`]),
    ]
    return {
      code,
      message: `expected ${range.expected}; this expression is ${stray.example} where ${where.join(' and ')}, and out of range in ${stray.share}, which are drawn again: keep it inside, with clamp, min or max`,
      path,
    }
  }
  return undefined
}

function isInside(value: number, { lower, upper }: Range): boolean {
  return Number.isFinite(value) && value >= lower && value <= upper
}

export interface Stray {
  readonly row: number
  readonly example: string
  /** '3.1% of draws' or 'fewer than 1 in 1,000 draws'. */
  readonly share: string
}

/** Which rows of a trial are stray; the example is the largest value among the draws, else among the corners. */
export function strayRows(
  values: ArrayLike<number>,
  { corners, draws }: Trial,
  isStray: (value: number) => boolean,
): Stray | undefined {
  const largest = { corner: -1, draw: -1 }
  let count = 0
  for (let row = 0; row < corners + draws; row++) {
    const value = values[row] as number
    if (!isStray(value)) continue
    const kind = row < corners ? 'corner' : 'draw'
    if (kind === 'draw') count++
    const other = values[largest[kind]]
    if (other === undefined || !(Math.abs(value) <= Math.abs(other))) largest[kind] = row
  }
  const row = count > 0 ? largest.draw : largest.corner
  if (row < 0) return undefined
  const rare = draws >= 1000 ? 'fewer than 1 in 1,000 draws' : `fewer than 1 in ${draws} draws`
  const share = count === 0 ? rare : `${percent(count / draws)} of draws`
  return { row, example: short(values[row] as number), share }
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

/** So many parameters of an example are named. */
const mostNamed = 3

/** Where the parameters are in a row: 'pressure is 1.9', and the same of others. */
export function whereabouts(
  { model }: Trials,
  asked: readonly number[],
  { columns }: Trial,
  row: number,
): string[] {
  return asked.slice(0, mostNamed).map((index) => {
    const { id } = model.parameters[index] as Parameter
    return `${id} is ${short(columns.get(index)?.[row] as number)}`
  })
}
