import { Option } from 'commander'
import { explain as explained } from '../explanation/explain.ts'
import { weightOfEvidence } from '../explanation/weightOfEvidence.ts'
import { update } from '../forecast/update.ts'
import { explanationReport } from '../report/explanation.ts'
import { weightOfEvidenceReport } from '../report/weightOfEvidence.ts'
import { asOfFlag, type CommandEntry, eventsArgument, scenarioArgument, toFile } from './command.ts'
import { type AsOfOptions, asOfOption } from './forecast.ts'
import { joined, readInputs } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { UsageError } from './usageError.ts'
import { warnBeside, withWarnings } from './warn.ts'

interface ExplainOptions extends OutputOptions, AsOfOptions {
  readonly branches?: string
  readonly between?: string
}

/** `forkcast explain`: reports what moved a forecast, and what it would be without each event. */
async function explain(scenario: string, events: string | undefined, options: ExplainOptions): Promise<void> {
  checkOutput(options, [scenario, events])
  const ids = options.between === undefined ? undefined : pairOf(options.between)
  const inputs = await readInputs(scenario, events)
  const forecast = joined(inputs, () => update(inputs.scenario, inputs.log, asOfOption(options)))
  const branches = options.branches?.split(',').map((id) => id.trim())
  const explanation = explained(forecast, branches ? { branches } : {})
  const weights = ids && weightOfEvidence(forecast, ...ids)
  await writeResult(options, {
    json: () =>
      weights && ids
        ? { ...explanation, weightOfEvidence: { a: ids[0], b: ids[1], ...weights } }
        : explanation,
    report: (page) => {
      const report = explanationReport(explanation, inputs.scenario, inputs.log, page, branches?.[0])
      const between =
        weights && ids ? weightOfEvidenceReport(ids, weights, inputs.scenario, inputs.log, page) : ''
      const all = [report, between].filter(Boolean).join('\n\n')
      return withWarnings(all, forecast.warnings, inputs, page)
    },
  })
  await warnBeside(options, forecast.warnings, inputs)
}

function pairOf(text: string): [string, string] {
  const [a = '', b = '', ...more] = text.split(',').map((id) => id.trim())
  if (a === '' || b === '' || more.length > 0)
    throw new UsageError('--between takes two ids with a comma between them, as in --between force,belarus')
  return [a, b]
}

/** `forkcast explain` on the command line. */
export const explainCommand: CommandEntry = {
  name: 'explain',
  summary: 'what moved the forecast, step by step, and what it owes to each event',
  arguments: [scenarioArgument, eventsArgument],
  options: [
    asOfFlag,
    new Option('--branches <ids>', 'branches to tell of besides the outcomes, with commas between them'),
    new Option(
      '--between <ids>',
      'two outcomes or branches: what each row says for the one against the other',
    ),
  ],
  json: true,
  output: toFile,
  action: explain,
  examples: ['explain scenario.yaml events.csv --as-of 2030-05-01 --between forced,resigns'],
}
