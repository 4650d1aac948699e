import { update } from '../forecast/update.ts'
import { checkReport } from '../report/check.ts'
import type { Warning } from '../scenario/problem.ts'
import { type FileProblem, InputError } from './inputError.ts'
import { type Inputs, joined, readInputs, warningsInFile } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { warnBeside, withWarnings } from './warn.ts'

/** `forkcast check`: every problem and warning of a scenario, of a log, and of the two together. */
export async function check(
  scenario: string,
  events: string | undefined,
  options: OutputOptions,
): Promise<void> {
  checkOutput(options, [scenario, events])
  const found = await checked(scenario, events)
  if (found.problems) {
    // machines get the problems where they get everything; people, and build logs, by the error below
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

async function checked(scenario: string, events: string | undefined): Promise<Checked> {
  try {
    const inputs = await readInputs(scenario, events)
    const { warnings } = joined(inputs, () => update(inputs.scenario, inputs.log))
    // that no day was asked for is no property of the files
    return { inputs, warnings: warnings.filter(({ code }) => code !== 'as-of-defaulted') }
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems }
    throw error
  }
}
