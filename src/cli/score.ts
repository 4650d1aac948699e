import { Option } from 'commander'
import { scoreReport } from '../report/score.ts'
import { parseQuotes } from '../text/parseQuotes.ts'
import { type CommandEntry, eventsArgument, scenarioHelp, toFile } from './command.ts'
import { InputError } from './inputError.ts'
import { nameOf, readInputs, textAt } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { probabilitiesArgument } from './probabilities.ts'
import { scoreAll } from './scoreAll.ts'
import { scored } from './scored.ts'
import { standardInput } from './standardInput.ts'
import { UsageError } from './usageError.ts'
import { warnBeside, withWarnings } from './warn.ts'

interface ScoreOptions extends OutputOptions {
  readonly outcome?: string
  readonly date?: string
  readonly quotes?: string
  readonly baseRate?: Readonly<Record<string, number>>
  readonly all?: string
}

/** `forkcast score`: replays the forecast and scores it against what happened; with `--all` for a folder of cases. */
async function score(
  scenario: string | undefined,
  events: string | undefined,
  options: ScoreOptions,
): Promise<void> {
  const { all, quotes: quotesPath, outcome, date, baseRate } = options
  if (all !== undefined) {
    if ((scenario !== undefined || outcome) ?? date ?? quotesPath ?? baseRate)
      throw new UsageError('--all takes everything from its folder: give it without files and other options')
    return scoreAll(all, options)
  }
  if (scenario === undefined) throw new UsageError('score needs a scenario, or --all and a folder')
  checkOutput(options, [scenario, events, quotesPath])
  if (quotesPath === standardInput && (scenario === standardInput || events === standardInput))
    throw new UsageError('standard input (-) can be read once')
  const inputs = await readInputs(scenario, events)
  const { quotes, problems = [] } =
    quotesPath === undefined ? { quotes: [] } : parseQuotes(await textAt(quotesPath))
  const quotesFile = quotesPath === undefined ? '' : nameOf(quotesPath)
  if (!quotes) throw new InputError(problems.map((problem) => ({ file: quotesFile, ...problem })))
  const result = scored(inputs, quotesFile, {
    quotes,
    ...(outcome === undefined ? {} : { outcome }),
    ...(date === undefined ? {} : { date }),
    ...(baseRate === undefined ? {} : { baseRate }),
  })
  const { warnings } = inputs.scenario
  await writeResult(options, {
    json: () => result,
    report: (page) => withWarnings(scoreReport(result, inputs.scenario, page), warnings, inputs, page),
  })
  await warnBeside(options, warnings, inputs)
}

/** `forkcast score` on the command line. */
export const scoreCommand: CommandEntry = {
  name: 'score',
  summary: 'the replay scored against what happened, or a folder of them',
  arguments: [['[scenario]', scenarioHelp], eventsArgument],
  options: [
    new Option('--outcome <id>', 'what came true, or void; default: what the scenario says'),
    new Option('--date <day>', 'when it came true; default: what the scenario says'),
    new Option('--quotes <file>', 'what others said, day by day: CSV, JSON Lines or JSON'),
    new Option(
      '--base-rate <list>',
      'probabilities of all outcomes in cases like this: a=0.7,b=0.3',
    ).argParser(probabilitiesArgument),
    new Option(
      '--all <folder>',
      'score every folder in it that holds scenario.yaml and events.csv, as one record',
    ),
  ],
  json: true,
  output: toFile,
  action: score,
  examples: ['score scenario.yaml events.csv --outcome forced --date 2030-07-14'],
}
