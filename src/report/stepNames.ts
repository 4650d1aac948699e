import type { EventLog } from '../events/row.ts'
import type { StepLabel } from '../explanation/step.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** Gives the name of a step in a table. */
export type StepName = (step: StepLabel) => string

/** The title of a signal or cluster, else its id. */
export function titleOf(
  entries: Readonly<Record<string, { readonly title?: string | undefined }>> | undefined,
  id: string,
): string {
  return (entries && Object.hasOwn(entries, id) ? entries[id]?.title : undefined) ?? id
}

/** The name of an event: the title of its signal, with `not seen:` before it where the row has observed: false. */
export function eventName({ document }: Scenario, log: EventLog, { signal = '', row }: StepLabel): string {
  const title = titleOf(document.signals, signal)
  return row !== undefined && log[row - 1]?.observed === false ? `not seen: ${title}` : title
}

/** Makes the function that names steps; events get the titles of their signals. */
export function stepNames(scenario: Scenario, logOf: (step: StepLabel) => EventLog): StepName {
  const { signals, clusters } = scenario.document
  return (step) => {
    const { cause, signal = '', cluster = '', condition = '' } = step
    if (cause === 'news') return eventName(scenario, logOf(step), step)
    if (cause === 'retraction') return `retracted: ${eventName(scenario, logOf(step), step)}`
    if (cause === 'absence') return `absent: ${eventName(scenario, logOf(step), step)}`
    if (cause === 'cluster') return `weighed together: ${titleOf(clusters, cluster)}`
    if (cause === 'silence') return `silence: ${titleOf(signals, signal)}`
    if (cause === 'likelihood') return `likelihoods: ${titleOf(signals, signal)}`
    if (cause === 'survival') return 'nothing has come true yet'
    if (cause === 'condition') return condition
    return cause === 'prior' ? 'the prior' : 'news fades'
  }
}
