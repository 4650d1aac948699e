import { dayWithin } from '../forecast/dayWithin.ts'
import type { ProbabilityQuestion } from '../forecast/incidence.ts'
import { membership } from '../forecast/membership.ts'
import type { Model } from '../scenario/model.ts'
import { OptionError } from '../scenario/optionError.ts'

/** A question of yes or no with a day, as markets pose them: does any of these come true by then? */
export interface BacktestQuestion<Id extends string = string> extends ProbabilityQuestion<Id> {
  /** What tables call it; default its ids and its day. */
  readonly id?: string
}

/** What came true, and when: days are numbers. */
export interface Resolved {
  readonly outcome: number
  readonly day: number
}

/** A question joined to a scenario, with its answer. */
export interface OpenQuestion {
  readonly id: string
  readonly any: readonly string[]
  readonly by: number
  /** 1 for each leaf that means yes. */
  readonly member: Uint8Array
  readonly happened: boolean
  /** The last day on whose end it was open. */
  readonly to: number
}

/** Joins a question to a scenario and answers it; an OptionError where it is none, or the outcome does not decide it. */
export function openQuestion(
  model: Model,
  option: string,
  question: BacktestQuestion,
  resolved: Resolved,
): OpenQuestion {
  const { any, by: text, id } = question ?? {}
  const member = membership(model, `${option}.any`, any)
  const by = text === undefined ? model.horizon : dayWithin(model, `${option}.by`, text)
  if (by === model.origin)
    throw new OptionError(`${option}.by`, text, 'a day after the origin, on which nothing was open yet')
  const { outcomeStart, leavesByOutcome, outcomeIds } = model.tree
  const leaves = leavesByOutcome.subarray(outcomeStart[resolved.outcome], outcomeStart[resolved.outcome + 1])
  const within = leaves.reduce((count, leaf) => count + (member[leaf] ?? 0), 0)
  if (within > 0 && within < leaves.length)
    throw new OptionError(
      `${option}.any`,
      any,
      `ids that hold all leaves of the outcome "${outcomeIds[resolved.outcome]}", or none of them: which leaf it was is not known`,
    )
  const happened = within > 0 && resolved.day <= by
  return {
    id: id ?? `${any.join(' or ')}${text === undefined ? '' : ` by ${text}`}`,
    any,
    by,
    member,
    happened,
    to: Math.min(by, resolved.day) - 1,
  }
}
