import { Option } from 'commander'
import type { TimelineDay } from '../replay/timeline.ts'
import { timeline as replay } from '../replay/timeline.ts'
import { timelineReport } from '../report/timeline.ts'
import { type CommandEntry, eventsHelp, scenarioArgument, toFile } from './command.ts'
import { joined, readInputs } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { dayOrToday } from './today.ts'
import { warnBeside, withWarnings } from './warn.ts'

interface TimelineOptions extends OutputOptions {
  readonly days: 'log' | 'all'
  readonly to?: string
}

/** `forkcast timeline`: replays the forecast for every day of the log. */
async function timeline(scenario: string, events: string, options: TimelineOptions): Promise<void> {
  checkOutput(options, [scenario, events])
  const inputs = await readInputs(scenario, events)
  const to = dayOrToday(options.to)
  const days = joined(inputs, () =>
    replay(inputs.scenario, inputs.log, { days: options.days, ...(to === undefined ? {} : { to }) }),
  )
  const warnings = days[0]?.forecast.warnings ?? []
  await writeResult(options, {
    json: () => days.map(dayAsJson),
    report: (page) =>
      withWarnings(timelineReport(days, inputs.scenario, inputs.log, page), warnings, inputs, page),
  })
  await warnBeside(options, warnings, inputs)
}

function dayAsJson({ asOf, known, retracted, forecast }: TimelineDay): unknown {
  const outcomes = Object.entries(forecast.outcomes).map(([id, { probability }]) => [id, probability])
  return {
    asOf,
    known,
    retracted,
    outcomes: Object.fromEntries(outcomes),
    logCoherence: forecast.logCoherence,
  }
}

/** `forkcast timeline` on the command line. */
export const timelineCommand: CommandEntry = {
  name: 'timeline',
  summary: 'the forecast replayed day by day, each day knowing only what was known',
  arguments: [scenarioArgument, ['<events>', eventsHelp]],
  options: [
    new Option('--days <which>', 'days on which something became known, or all days')
      .choices(['log', 'all'])
      .default('log'),
    new Option('--to <day>', 'last day, or today; default: the last day of news'),
  ],
  json: true,
  output: toFile,
  action: timeline,
  examples: ['timeline scenario.yaml events.csv --json -o timeline.json'],
}
