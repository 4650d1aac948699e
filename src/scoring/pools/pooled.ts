import { OptionError } from '../../checking/optionError.ts'
import { isRecord } from '../../checking/record.ts'
import { ordered, type Probabilities } from '../scores/probabilities.ts'

/** The weights of the forecasts. */
export interface PoolOptions {
  /** One for each forecast, 0 or more, not all 0; only their ratios matter. Default: equal weights. */
  readonly weights?: readonly number[]
}

/** The pool of forecasts, in the same form as each of them. */
export type Pooled<P extends Probabilities> = P extends readonly number[]
  ? readonly number[]
  : { readonly [Id in keyof P]: number }

/** Forecasts of the same outcomes, in one order, and weights that sum to 1. */
export interface PoolInput {
  readonly rows: readonly (readonly number[])[]
  readonly weights: readonly number[]
  readonly ids: readonly string[] | undefined
}

/** Checks forecasts and weights. Records are matched by id, whatever the order of their keys. */
export function poolInput(forecasts: unknown, options: PoolOptions): PoolInput {
  if (!Array.isArray(forecasts) || forecasts.length === 0)
    throw new OptionError('forecasts', forecasts, 'an array of at least one forecast')
  const given = Array.from(forecasts, (forecast, i) => ordered(`forecasts[${i}]`, forecast))
  const { ids, values } = given[0]!
  const rows = given.map((row, i) => {
    const same =
      row.values.length === values.length &&
      (ids === undefined) === (row.ids === undefined) &&
      (ids ?? []).every((id) => Object.hasOwn(forecasts[i] as object, id))
    if (!same)
      throw new OptionError(
        `forecasts[${i}]`,
        forecasts[i],
        `the outcomes of forecasts[0]: ${ids ? ids.join(', ') : `an array of ${values.length}`}`,
      )
    return ids ? ids.map((id) => (forecasts[i] as Record<string, number>)[id]!) : row.values
  })
  return { rows, ids, weights: weightsOf(options.weights, rows.length) }
}

function weightsOf(weights: unknown, count: number): readonly number[] {
  if (weights === undefined) return Array.from({ length: count }, () => 1 / count)
  if (!Array.isArray(weights) || weights.length !== count)
    throw new OptionError('weights', weights, `an array of ${count} weights, one for each forecast`)
  let sum = 0
  weights.forEach((weight: unknown, i) => {
    if (!(typeof weight === 'number' && weight >= 0 && weight < Infinity))
      throw new OptionError(`weights[${i}]`, weight, 'a weight, 0 or more')
    sum += weight
  })
  if (!(sum > 0 && sum < Infinity)) throw new OptionError('weights', weights, 'weights that are not all 0')
  return weights.map((weight: number) => weight / sum)
}

/** Values in the form in which the forecasts came. */
export function inForm<P extends Probabilities>(
  ids: readonly string[] | undefined,
  values: readonly number[],
): Pooled<P> {
  return (ids ? Object.fromEntries(ids.map((id, i) => [id, values[i]])) : values) as Pooled<P>
}

/** Divides by the sum. */
export function normalized(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0)
  return values.map((value) => value / sum)
}

/** Whether a value is a single probability rather than those of several outcomes. */
export function isSingle(value: unknown): value is number {
  return !Array.isArray(value) && !isRecord(value)
}
