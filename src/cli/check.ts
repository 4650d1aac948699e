import { Option } from 'commander'
import type { Warning } from '../checking/problem.ts'
import { check as lint } from '../forecast/check.ts'
import { update } from '../forecast/update.ts'
import { checkReport } from '../report/check.ts'
import { type CommandEntry, eventsArgument, scenarioArgument, toFile } from './command.ts'
import { type AsOfOptions, asOfOption } from './forecast.ts'
import { type FileProblem, InputError } from './inputError.ts'
import { type Inputs, joined, readInputs, warningsInFile } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { warnBeside, withWarnings } from './warn.ts'

/** `forkcast check`: reports every problem of a scenario and a log, and warnings about what may be a mistake. */
async function check(
  scenario: string,
  events: string | undefined,
  options: OutputOptions & AsOfOptions,
): Promise<void> {
  checkOutput(options, [scenario, events])
  const day = asOfOption(options)
  const found = await checked(scenario, events, day)
  if (found.problems) {
    // with --json the problems go to the output; the error below prints them on standard error as well
    if (options.json)
      await writeResult(options, {
        json: () => ({ problems: found.problems, warnings: [] }),
        report: () => '',
      })
    throw new InputError(found.problems)
  }
  const { inputs, warnings } = found
  await writeResult(options, {
    json: () => ({ problems: [], warnings: warningsInFile(warnings, inputs) }),
    report: (page) =>
      withWarnings(
        checkReport(
          inputs.scenario,
          inputs.scenarioFile,
          events === undefined ? undefined : inputs.log,
          inputs.logFile,
          day.asOf,
        ),
        warnings,
        inputs,
        page,
      ),
  })
  await warnBeside(options, warnings, inputs)
}

type Checked =
  | { readonly problems: readonly FileProblem[] }
  | { readonly problems?: undefined; readonly inputs: Inputs; readonly warnings: readonly Warning[] }

async function checked(scenario: string, events: string | undefined, day: AsOfOptions): Promise<Checked> {
  try {
    const inputs = await readInputs(scenario, events)
    const warnings = joined(inputs, () => {
      // update reports impossible evidence, which no lint looks for
      update(inputs.scenario, inputs.log, day)
      return lint(inputs.scenario, events === undefined ? undefined : inputs.log, day)
    })
    return { inputs, warnings }
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems }
    throw error
  }
}

/** `forkcast check` on the command line. */
export const checkCommand: CommandEntry = {
  name: 'check',
  summary: 'validate a scenario and a log; print every problem, and what deserves a look',
  arguments: [scenarioArgument, eventsArgument],
  options: [
    new Option(
      '--as-of <day>',
      'day that a forecast is wanted for, or today; default: how far the log reaches is not looked at',
    ),
  ],
  json: true,
  output: toFile,
  action: check,
  examples: ['check scenario.yaml events.csv'],
}
