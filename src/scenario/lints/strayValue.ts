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

/** The range in which a value is valid. */
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
 * A finding about a value that can be out of range for some values of the parameters; undefined where it cannot be.
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

/** The distribution of a quantity that is a distribution or just the name of a parameter; undefined for other expressions. */
function plainOf({ model, indexOfName }: Trials, { parameter, expression }: Quantity) {
  const index = expression?.kind === 'symbol' ? indexOfName.get(expression.name) : parameter
  return index === undefined ? undefined : model.parameters[index]?.distribution
}

function outside({ cdf, survival }: Distribution, { lower, upper }: Range): number {
  // P(X < lower): the cdf at the next smaller double leaves out an atom at `lower`
  const below = cdf(doubleBelow(lower))
  const above = upper === Infinity ? 0 : survival(upper)
  return below + above
}

function doubleBelow(value: number): number {
  // half a step, which rounds to a whole one; it underflows beside 0, where steps are all the same
  return value - Math.max(Math.abs(value) * 2 ** -53, Number.MIN_VALUE)
}

/** Bounds of a quantity by interval arithmetic: they contain all of its values, and may be too wide. */
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

/** Interval arithmetic can show that an expression stays in range. Otherwise drawn values decide whether it leaves it. */
function strayExpression(
  trials: Trials,
  quantity: Quantity,
  range: Range,
  path: Path,
  days: readonly [number, number] | undefined,
): Finding | undefined {
  const [least, greatest] = reachOf(trials, quantity, days)
  if (isInside(least, range) && isInside(greatest, range)) return undefined
  const parameters = parametersOf(trials, [quantity])
  const trial = trialOf(trials, parameters)
  for (const day of days ?? [undefined]) {
    const values = valuesOver(trials, quantity, trial, day)
    const stray = strayRows(values, trial, (value) => !isInside(value, range))
    if (!stray) continue
    const where = [
      ...parameterValues(trials, parameters, trial, stray.row),
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

/** Counts the rows of a trial that are out of range. The example is the largest such draw, or else the largest corner. */
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

/** An example names at most this many parameters. */
const mostNamed = 3

/** The values of the parameters in a row, in words: 'pressure is 1.9'. */
export function parameterValues(
  { model }: Trials,
  parameters: readonly number[],
  { columns }: Trial,
  row: number,
): string[] {
  return parameters.slice(0, mostNamed).map((index) => {
    const { id } = model.parameters[index] as Parameter
    return `${id} is ${short(columns.get(index)?.[row] as number)}`
  })
}
