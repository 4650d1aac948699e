import { log } from '../numeric/log.ts'
import { log1p } from '../numeric/log1p.ts'

export const formNames = ['likelihood', 'ratio', 'decibans', 'rate'] as const
export type SignalForm = (typeof formNames)[number]

/**
 * Decibans, rates and strengths beyond a million are refused, and so are periods below a millionth of a day: a
 * million rows of them still add up to a finite logarithm, so that no forecast can overflow into NaN.
 */
export const mostEvidence = 1e6

/** ln 10 / 10: what one deciban is worth in nats. */
const natsPerDeciban = 0.230_258_509_299_404_56

/** What the rest of the library needs to know of a form that a signal's table is written in. */
export interface FormRules {
  /** The least and the greatest value of a table. */
  readonly least: number
  readonly greatest: number
  /** Both in words. */
  readonly takes: string
  /** What a leaf gets that no key of the table covers; null where the table must cover all. */
  readonly otherwise: number | null
  /** ln G of one sighting, from the table's value. */
  readonly seen: (value: number) => number
  /** ln G of a look that found nothing; null where the table does not say how often that happens. */
  readonly absent: ((value: number) => number) | null
  /** What to do when no leaf is neutral, if only comparisons between leaves count; G₀ then follows the draw. */
  readonly relative: string | null
  /** Whether it models arrivals over time, so that silence is evidence and every sighting has strength 1. */
  readonly process: boolean
}

export const signalForms = {
  likelihood: {
    least: 0,
    greatest: 1,
    takes: 'a probability, in [0, 1]',
    otherwise: null,
    seen: log,
    absent: (value) => log1p(-value),
    relative: null,
    process: false,
  },
  ratio: {
    least: 0,
    greatest: Number.MAX_VALUE,
    takes: 'a likelihood ratio, 0 or more',
    otherwise: 1,
    seen: log,
    absent: null,
    relative:
      'only the ratios between its values count; divide all by the value of the leaves it does not speak to, or write a likelihood',
    process: false,
  },
  decibans: {
    least: -mostEvidence,
    greatest: mostEvidence,
    takes: 'decibans from −1000000 to 1000000',
    otherwise: 0,
    seen: (value) => value * natsPerDeciban,
    absent: null,
    relative:
      'only the differences between its values count; subtract the value of the leaves it does not speak to from all, or write a likelihood',
    process: false,
  },
  rate: {
    least: Number.MIN_VALUE,
    greatest: mostEvidence,
    takes: 'a number of events above 0, up to 1000000',
    otherwise: null,
    seen: log,
    absent: null,
    relative: null,
    process: true,
  },
} as const satisfies Record<SignalForm, FormRules>

/** The rules of a form, as a type that does not depend on which. */
export function rulesOf(form: SignalForm): FormRules {
  return signalForms[form]
}
