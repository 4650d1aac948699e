import { OptionError } from '../../checking/optionError.ts'
import { isRecord } from '../../checking/record.ts'
import { didYouMean } from '../../checking/suggestion.ts'
import { sumTolerance } from '../../scenario/shares.ts'

/** Probabilities of outcomes that exclude each other and cover everything: a record by outcome id, or an array in order. */
export type Probabilities = Readonly<Record<string, number>> | readonly number[]

/** How the outcome of some probabilities is named: its id in a record, its index in an array. */
export type OutcomeIn<P extends Probabilities> = P extends readonly number[] ? number : keyof P & string

/** Probabilities in order, and their ids where they have any. */
interface Ordered {
  readonly ids: readonly string[] | undefined
  readonly values: readonly number[]
}

/** A probability, or an OptionError. */
export function probability(option: string, value: unknown): number {
  // + 0 turns −0 into 0
  if (typeof value === 'number' && value >= 0 && value <= 1) return value + 0
  const percent =
    typeof value === 'number' && value > 1 && value <= 100
      ? ` (is it ${value}%? Then write ${value / 100})`
      : ''
  throw new OptionError(option, value, `a probability, in [0, 1]${percent}`)
}

/** Probabilities that sum to 1, as those of a scenario must, in order; or an OptionError. Nothing is renormalised. */
export function ordered(option: string, probabilities: unknown): Ordered {
  let ids: readonly string[] | undefined
  let values: readonly number[]
  if (Array.isArray(probabilities))
    values = Array.from(probabilities, (value, index) => probability(`${option}[${index}]`, value))
  else if (isRecord(probabilities)) {
    ids = Object.keys(probabilities)
    values = Object.entries(probabilities).map(([id, value]) => probability(`${option}.${id}`, value))
  } else
    throw new OptionError(
      option,
      probabilities,
      'probabilities: a record by outcome id, or an array in order',
    )
  let sum = 0
  for (const value of values) sum += value
  if (!(Math.abs(sum - 1) <= sumTolerance))
    throw new OptionError(option, probabilities, `probabilities that sum to 1; these sum to ${sum}`)
  return { ids, values }
}

/** The index of an outcome among probabilities, or an OptionError. */
function placeOf({ ids, values }: Ordered, outcome: unknown): number {
  if (ids) {
    const place = typeof outcome === 'string' ? ids.indexOf(outcome) : -1
    if (place >= 0) return place
    throw new OptionError(
      'outcome',
      outcome,
      `an outcome of the probabilities${didYouMean(String(outcome), ids)}`,
    )
  }
  if (typeof outcome === 'number' && Number.isInteger(outcome) && outcome >= 0 && outcome < values.length)
    return outcome + 0
  throw new OptionError(
    'outcome',
    outcome,
    `the index of an outcome, a whole number from 0 to ${values.length - 1}`,
  )
}

/** The checked probabilities and the index of what happened among them, for every score of outcomes. */
export function checked(
  probabilities: unknown,
  outcome: unknown,
): { readonly values: readonly number[]; readonly place: number; readonly given: number } {
  const checkedProbabilities = ordered('probabilities', probabilities)
  const place = placeOf(checkedProbabilities, outcome)
  const { values } = checkedProbabilities
  return { values, place, given: values[place] ?? NaN }
}
