import type { EventLog } from '../events/row.ts'
import type { Explanation } from '../explanation/explain.ts'
import type { LeftOut } from '../explanation/leaveOneOut.ts'
import type { Cause } from '../explanation/step.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { longDay } from './longDay.ts'
import { formatPercent, formatPoints } from './numbers.ts'
import { printable } from './printable.ts'
import { titleOf } from './stepNames.ts'

const mostSentences = 3

/**
 * An explanation in sentences, ready to be pasted into a memo: what moved an outcome, by cause, and the events with the
 * largest effects.
 *
 * @param about the branch to report on; default: the outcome that moved most, overall and by each event.
 */
export function memo(explanation: Explanation, scenario: Scenario, log: EventLog, about?: string): string[] {
  const id = about ?? mostMoved(explanation.outcomes)
  if (id === undefined) return []
  return [
    overall(explanation, id, about),
    ...explanation.leaveOneOut.events
      .slice(0, mostSentences)
      .flatMap((entry) => eventSentence(explanation, scenario, log, entry, about) ?? []),
  ].map(printable)
}

function mostMoved(outcomes: Readonly<Record<string, { readonly points: number }>>): string | undefined {
  const [most] = Object.entries(outcomes).sort(([, a], [, b]) => Math.abs(b.points) - Math.abs(a.points))
  return most?.[0]
}

const causes: Readonly<Record<Cause, string>> = {
  prior: 'the prior',
  likelihood: 'likelihoods',
  fading: 'news growing old',
  silence: 'silence',
  survival: 'nothing having come true',
  retraction: 'retractions',
  absence: 'what the second log lacks',
  news: 'news',
  cluster: 'weighing together what hangs together',
  condition: 'what was supposed',
}

/** "Removal by force" rose from 12.0% to 17.2% …, by cause. */
function overall(
  { outcomes, days, origin, asOf }: Explanation,
  id: string,
  about: string | undefined,
): string {
  const outcome = outcomes[id]
  if (!outcome) return ''
  const [from, to] = [formatPercent(outcome.prior), formatPercent(outcome.probability)]
  const name = `\u201c${outcome.title}\u201d`
  if (from === to && about === undefined) return 'No outcome has moved from its prior.'
  if (from === to) return `${name} stands at ${to} on ${longDay(asOf)}, as in the prior.`
  const sums = new Map<Cause, number>()
  for (const { steps } of days)
    for (const { cause, moves } of steps) sums.set(cause, (sums.get(cause) ?? 0) + (moves[id]?.points ?? 0))
  const parts = [...sums]
    .filter(([, points]) => Number(formatPoints(points / 100)) !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([cause, points]) => `${causes[cause]} ${formatPoints(points / 100)}`)
  const verb = outcome.points > 0 ? 'rose' : 'fell'
  return `${name} ${verb} from ${from} (${longDay(origin)}) to ${to} (${longDay(asOf)}). In points: ${parts.join(', ')}.`
}

/** "A tanker is seized" (10 December 2025) moved "force" from 8.8% to 10.1%; without it … */
function eventSentence(
  { outcomes, days, asOf }: Explanation,
  scenario: Scenario,
  log: EventLog,
  entry: LeftOut,
  about: string | undefined,
): string | undefined {
  const day = days.find(({ steps }) => steps.some((step) => step.cause === 'news' && isSame(step, entry)))
  const step = day?.steps.find((each) => each.cause === 'news' && isSame(each, entry))
  const id = about ?? mostMoved(entry.outcomes)
  if (!day || !step || id === undefined) return undefined
  const [move, outcome, other] = [step.moves[id], outcomes[id], entry.outcomes[id]]
  if (!move || !outcome || !other) return undefined
  const { date = day.asOf, signal = '', row = 0 } = entry
  const seen = log[row - 1]?.observed === false ? 'not seen on ' : ''
  const known = date === day.asOf ? '' : `, known on ${longDay(day.asOf)}`
  const event = `\u201c${titleOf(scenario.document.signals, signal)}\u201d (${seen}${longDay(date)}${known})`
  const [before, after] = [
    formatPercent(move.probability - move.points / 100),
    formatPercent(move.probability),
  ]
  const name = `\u201c${outcome.title}\u201d`
  const moved = before === after ? `left ${name} at ${after}` : `moved ${name} from ${before} to ${after}`
  const [now, without] = [formatPercent(outcome.probability), formatPercent(other.without)]
  const figure = `without it the figure for ${longDay(asOf)} would be ${without}`
  return now === without ? `${event} ${moved}; ${figure} too.` : `${event} ${moved}; ${figure}, not ${now}.`
}

/** Whether two are the same event. Ids decide where there are any, because the earliest report of an event can change. */
function isSame(
  a: { readonly event?: string; readonly row?: number },
  b: { readonly event?: string; readonly row?: number },
): boolean {
  return b.event === undefined ? a.row === b.row : a.event === b.event
}
