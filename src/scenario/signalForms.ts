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

type LogFactor = (value: number) => number

/** What past cases count: looks, of which some saw the signal, or arrivals in the days watched. */
export type CaseCount = 'looks' | 'arrivals'

/** Why a form lacks something, as a part of messages. */
interface Lacking {
  readonly because: string
}

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
  readonly seen: LogFactor
  /** ln G of a look that found nothing; lacking where the table does not say how often that happens. */
  readonly absent: LogFactor | Lacking
  /** What past cases count to learn the table's values from. */
  readonly cases: CaseCount | Lacking
  /** Whether only comparisons between leaves count: G₀ then follows the draw, and draws teach nothing of the values. */
  readonly relative: boolean
  /** Whether it models arrivals over time, so that silence is evidence and every sighting has strength 1. */
  readonly process: boolean
}

const noAbsence: Lacking = { because: 'only a likelihood says what not seeing it means' }
const onlyCompares: Lacking = {
  because: 'says how much likelier it is in one place than in another, not how likely',
}

export const signalForms = {
  likelihood: {
    least: 0,
    greatest: 1,
    takes: 'a probability, in [0, 1]',
    otherwise: null,
    seen: log,
    absent: (value) => log1p(-value),
    cases: 'looks',
    relative: false,
    process: false,
  },
  ratio: {
    least: 0,
    greatest: Number.MAX_VALUE,
    takes: 'a likelihood ratio, 0 or more',
    otherwise: 1,
    seen: log,
    absent: noAbsence,
    cases: onlyCompares,
    relative: true,
    process: false,
  },
  decibans: {
    least: -mostEvidence,
    greatest: mostEvidence,
    takes: 'decibans from −1000000 to 1000000',
    otherwise: 0,
    seen: (value) => value * natsPerDeciban,
    absent: noAbsence,
    cases: onlyCompares,
    relative: true,
    process: false,
  },
  rate: {
    least: Number.MIN_VALUE,
    greatest: mostEvidence,
    takes: 'a number of events above 0, up to 1000000',
    otherwise: null,
    seen: log,
    absent: noAbsence,
    cases: 'arrivals',
    relative: false,
    process: true,
  },
} as const satisfies Record<SignalForm, FormRules>

/** The forms whose rules have a value of that type under a key. */
type FormsWith<Key extends keyof FormRules, Value> = {
  [Form in SignalForm]: (typeof signalForms)[Form][Key] extends Value ? Form : never
}[SignalForm]

/** The forms whose values past cases can teach. */
export type LearnableForm = FormsWith<'cases', CaseCount>

/** The forms of which only comparisons between leaves count. */
export type RelativeForm = FormsWith<'relative', true>

/** The rules of a form, as a type that does not depend on which. */
export function rulesOf(form: SignalForm): FormRules {
  return signalForms[form]
}

export function isLearnable(form: SignalForm): form is LearnableForm {
  return typeof rulesOf(form).cases === 'string'
}

export function isRelative(form: SignalForm): form is RelativeForm {
  return rulesOf(form).relative
}
