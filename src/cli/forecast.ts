import { update } from '../forecast/update.ts'
import { forecastReport } from '../report/forecast.ts'
import { asOfFlag, type CommandEntry, eventsArgument, scenarioArgument, toFile } from './command.ts'
import { joined, readInputs } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { dayOrToday } from './today.ts'
import { warnBeside, withWarnings } from './warn.ts'

export interface AsOfOptions {
  readonly asOf?: string
}

/** The value of --as-of as an option of `update`; empty where it was not given. */
export function asOfOption({ asOf }: AsOfOptions): { asOf?: string } {
  const day = dayOrToday(asOf)
  return day === undefined ? {} : { asOf: day }
}

/** `forkcast forecast`: the exact forecast of a day. */
async function forecast(
  scenario: string,
  events: string | undefined,
  options: OutputOptions & AsOfOptions,
): Promise<void> {
  checkOutput(options, [scenario, events])
  const inputs = await readInputs(scenario, events)
  const result = joined(inputs, () => update(inputs.scenario, inputs.log, asOfOption(options)))
  await writeResult(options, {
    json: () => result,
    report: (page) => withWarnings(forecastReport(result, inputs.log, page), result.warnings, inputs, page),
  })
  await warnBeside(options, result.warnings, inputs)
}

/** `forkcast forecast` on the command line. */
export const forecastCommand: CommandEntry = {
  name: 'forecast',
  summary: 'exact forecast of a day: each outcome before the evidence and after it',
  arguments: [scenarioArgument, eventsArgument],
  options: [asOfFlag],
  json: true,
  output: toFile,
  action: forecast,
  examples: ['forecast scenario.yaml events.csv --as-of 2030-05-01'],
}
