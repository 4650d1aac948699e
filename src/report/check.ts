import type { EventLog } from '../events/row.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { formatCount } from './numbers.ts'
import { printable } from './printable.ts'

function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A summary of files without problems: what is in them, and the as-of day if one was given. */
export function checkReport(
  scenario: Scenario,
  scenarioFile: string,
  log: EventLog | undefined,
  logFile: string,
  asOf?: string,
): string {
  const { outcomes, branches, signals, origin, horizon } = scenario
  const parts = [
    counted(outcomes.length, 'outcome'),
    counted(branches.length, 'branch', 'branches'),
    counted(signals.length, 'signal'),
    `${origin} to ${horizon}`,
  ]
  const lines = [`${printable(scenarioFile)}: no problems (${parts.join(', ')})`]
  if (log)
    lines.push(
      `${printable(logFile)}: no problems (${counted(log.length, 'row')}${asOf ? `, as of ${asOf}` : ''})`,
    )
  return lines.join('\n')
}
