import { formatDay } from '../../checking/day.ts'
import { OptionError } from '../../checking/optionError.ts'
import { dayWithin } from '../../forecast/dayWithin.ts'
import type { ProbabilityQuestion } from '../../forecast/incidence.ts'
import { membership } from '../../forecast/membership.ts'
import type { Model } from '../../scenario/model.ts'

/** A question of yes or no, as markets pose them: does any of these branches or outcomes come true by a day? */
export interface BacktestQuestion<Id extends string = string> extends ProbabilityQuestion<Id> {
  /** Its name in tables; default: its ids and its day. */
  readonly id?: string
}

/** The outcome that came true, and the day as a number. */
export interface Resolved {
  readonly outcome: number
  readonly day: number
}

/** A question linked to a scenario, with its answer. */
export interface OpenQuestion {
  readonly id: string
  readonly any: readonly string[]
  readonly by: number
  /** 1 for each leaf that means yes. */
  readonly member: Uint8Array
  readonly happened: boolean
  /** The last day at whose end it was open. */
  readonly to: number
}

/**
 * Links questions to a scenario and answers them.
 *
 * @throws OptionError for a question that is wrong, or given twice: both would be reported under the same name.
 */
export function openQuestions(
  model: Model,
  questions: readonly BacktestQuestion[],
  resolved: Resolved,
): readonly OpenQuestion[] {
  if (!Array.isArray(questions))
    throw new OptionError('questions', questions, 'an array of questions, each { any, by }')
  const first = new Map<string, number>()
  return questions.map((question: BacktestQuestion, i) => {
    const open = openQuestion(model, `questions[${i}]`, question, resolved)
    const key = questionKey(open)
    const earlier = first.get(key)
    if (earlier !== undefined)
      throw new OptionError(
        `questions[${i}]`,
        open.id,
        `each question once; questions[${earlier}] has these ids and this day`,
      )
    first.set(key, i)
    return open
  })
}

/** A key that two questions share if they have the same day and the same ids, in any order. */
export function questionKey({ any, by }: Pick<OpenQuestion, 'any' | 'by'>): string {
  return JSON.stringify([[...new Set(any)].sort(), by])
}

/** Links a question to a scenario and answers it; an OptionError where it is wrong or the outcome does not decide it. */
export function openQuestion(
  model: Model,
  option: string,
  question: BacktestQuestion,
  resolved: Resolved,
): OpenQuestion {
  const { any, by: text, id } = question ?? {}
  const member = membership(model, `${option}.any`, any)
  if (any.length === 0)
    throw new OptionError(`${option}.any`, any, 'at least one branch or outcome id: none can come true')
  if (id !== undefined && (typeof id !== 'string' || id.trim() === ''))
    throw new OptionError(`${option}.id`, id, 'text; leave it out for one made of ids and day')
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
    id: id ?? `${any.join(' or ')}${text === undefined ? '' : ` by ${formatDay(by)}`}`,
    any,
    by,
    member,
    happened,
    to: Math.min(by, resolved.day) - 1,
  }
}
