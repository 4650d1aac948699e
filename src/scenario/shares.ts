/** The three ways to write how a node's probability is split over its branches. */
export const splitForms = ['p', 'weight', 'count'] as const
export type SplitForm = (typeof splitForms)[number]

/** By how much a sum of probabilities may differ from 1, for rounding. */
export const sumTolerance = 1e-9

export interface ShareProblem {
  readonly code: 'out-of-range' | 'split-sum' | 'split-zero'
  readonly message: string
  /** The index of the branch that is wrong, if it is a single one. */
  readonly index?: number
  readonly received: number
}

/**
 * The shares of a node's branches, from the values written for them (docs/semantics.md#splits).
 *
 * @param out one share per branch; meaningless where a problem is returned.
 * @param values one per branch; the one at `rest` is ignored.
 * @param rest index of the branch that says `rest`, or −1.
 * @param smoothing cases added to each count.
 * @returns undefined, or what is wrong with the values.
 */
export function sharesInto(
  out: Float64Array,
  form: SplitForm,
  values: Float64Array,
  rest: number,
  smoothing: number,
): ShareProblem | undefined {
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    if (i === rest) continue
    const value = values[i] as number
    if (!(value >= 0 && value < Infinity && (form !== 'p' || value <= 1))) {
      const range = form === 'p' ? 'a probability, in [0, 1]' : `a ${form}, 0 or more`
      const percent =
        form === 'p' && value > 1 && value <= 100 ? `; is it ${value}%? Then write ${value / 100}` : ''
      return {
        code: 'out-of-range',
        message: `expected ${range}; received ${value}${percent}`,
        index: i,
        received: value,
      }
    }
    // + 0 turns −0 into 0
    out[i] = form === 'count' ? value + smoothing : value + 0
    sum += out[i] as number
  }
  if (form === 'p') {
    const over = sum > 1 + sumTolerance
    if (over || (rest < 0 && sum < 1 - sumTolerance)) {
      const way = over ? 'lower some of them' : 'raise some of them, or let one branch say rest'
      return {
        code: 'split-sum',
        message: `the probabilities of these branches sum to ${sum}, not to 1; ${way}`,
        received: sum,
      }
    }
    if (rest >= 0) out[rest] = Math.max(0, 1 - sum)
    if (rest >= 0 && sum <= 1) return undefined
  } else if (sum === 0) {
    const what = form === 'count' ? 'counts and their smoothing' : 'weights'
    return {
      code: 'split-zero',
      message: `the ${what} of these branches are all zero: there is nothing to split by`,
      received: 0,
    }
  } else if (sum === Infinity)
    return {
      code: 'out-of-range',
      message: `the ${form}s of these branches sum to more than a number can hold`,
      received: sum,
    }
  for (let i = 0; i < values.length; i++) if (i !== rest) out[i] = (out[i] as number) / sum
  return undefined
}
