import { Option } from 'commander'
import { compare as compared } from '../explanation/compare.ts'
import { update } from '../forecast/update.ts'
import { comparisonReport } from '../report/comparison.ts'
import { type CommandEntry, eventsArgument, scenarioArgument, toFile } from './command.ts'
import { type Inputs, joined, readInputs } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { standardInput } from './standardInput.ts'
import { dayOrToday } from './today.ts'
import { UsageError } from './usageError.ts'
import { warnBeside, withWarnings } from './warn.ts'

interface CompareOptions extends OutputOptions {
  readonly from?: string
  readonly to?: string
  readonly toScenario?: string
  readonly toEvents?: string
}

/** `forkcast compare`: reports what changed between two days, two logs or two scenarios. */
async function compare(scenario: string, events: string | undefined, options: CompareOptions): Promise<void> {
  const { toScenario = scenario, toEvents = events } = options
  checkOutput(options, [scenario, events, toScenario, toEvents])
  if (
    options.from === undefined &&
    options.to === undefined &&
    toScenario === scenario &&
    toEvents === events
  )
    throw new UsageError('compare needs two of something: --from and --to days, --to-scenario or --to-events')
  const isSame = toScenario === scenario && toEvents === events
  if (!isSame && [scenario, events, toScenario, toEvents].includes(standardInput))
    throw new UsageError('standard input (-) can be read once: name the files of two scenarios or logs')
  const from = await readInputs(scenario, events)
  const to = isSame ? from : await readInputs(toScenario, toEvents)
  const a = forecastOf(from, options.from)
  const b = forecastOf(to, options.to)
  const result = compared(a, b)
  const warnings = b.warnings
  await writeResult(options, {
    json: () => result,
    report: (page) => withWarnings(comparisonReport(result, from, to, page), warnings, to, page),
  })
  await warnBeside(options, warnings, to)
}

function forecastOf(inputs: Inputs, day: string | undefined) {
  const asOf = dayOrToday(day)
  return joined(inputs, () => update(inputs.scenario, inputs.log, asOf === undefined ? {} : { asOf }))
}

/** `forkcast compare` on the command line. */
export const compareCommand: CommandEntry = {
  name: 'compare',
  summary: 'what changed between two days, two logs or two scenarios, and why',
  arguments: [scenarioArgument, eventsArgument],
  options: [
    new Option('--from <day>', 'day of the first forecast, or today; default: the last day the log knows'),
    new Option('--to <day>', 'day of the second, likewise'),
    new Option('--to-scenario <file>', 'scenario of the second; default: the same'),
    new Option('--to-events <file>', 'event log of the second; default: the same'),
  ],
  json: true,
  output: toFile,
  action: compare,
  examples: ['compare scenario.yaml events.csv --from 2030-04-01 --to 2030-05-01'],
}
