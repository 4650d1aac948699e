import { Option } from 'commander'
import type { Problem } from '../checking/problem.ts'
import { CaseError } from '../learning/cases.ts'
import { learn as learned } from '../learning/learn.ts'
import { writeWhole } from '../node/writeWhole.ts'
import { learnedReport } from '../report/learned.ts'
import { formatScenario } from '../text/formatScenario.ts'
import { parseCases } from '../text/parseCases.ts'
import { parseScenario } from '../text/parseScenario.ts'
import { type CommandEntry, scenarioArgument } from './command.ts'
import { InputError } from './inputError.ts'
import { nameOf, textAt } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult } from './output.ts'
import { standardInput } from './standardInput.ts'
import { UsageError } from './usageError.ts'
import { warnBeside, withWarnings } from './warn.ts'
import { positiveNumberArgument } from './wholeNumber.ts'

interface LearnOptions extends OutputOptions {
  readonly concentration?: number
}

/** `forkcast learn`: counts past cases into a scenario. Prints the result; --output takes the new scenario. */
async function learn(scenarioPath: string, casesPath: string, options: LearnOptions): Promise<void> {
  const { output, concentration, ...resultOptions } = options
  const format = output === undefined ? undefined : documentFormat(output)
  checkOutput(options, [scenarioPath, casesPath])
  if (scenarioPath === standardInput && casesPath === standardInput)
    throw new UsageError('standard input (-) can be the scenario or the cases, not both')
  const [scenarioFile, logFile] = [nameOf(scenarioPath), nameOf(casesPath)]
  const { scenario, problems = [] } = parseScenario(await textAt(scenarioPath))
  const { cases, problems: caseProblems = [] } = parseCases(await textAt(casesPath))
  if (!scenario || !cases)
    throw new InputError([...inFile(problems, scenarioFile), ...inFile(caseProblems, logFile)])
  const result = inFileOf(logFile, () =>
    learned(scenario, cases, concentration === undefined ? {} : { concentration }),
  )
  const inputs = { scenario, log: [], scenarioFile, logFile }
  const { notices, scenario: next, ...numbers } = result
  if (output !== undefined && format !== undefined) writeWhole(output, formatScenario(next, { format }))
  await writeResult(resultOptions, {
    json: () => ({ ...numbers, notices, document: next.document }),
    report: (page) => withWarnings(learnedReport(result, scenario, page), notices, inputs, page),
  })
  await warnBeside(options, notices, inputs)
}

const formats: Readonly<Record<string, 'yaml' | 'json'>> = { yaml: 'yaml', yml: 'yaml', json: 'json' }

/** The format for the new scenario, by the extension of the file. */
function documentFormat(path: string): 'yaml' | 'json' {
  const format = formats[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '']
  if (!format) throw new UsageError(`--output ${path}: end the name in .yaml, or in .json for JSON`)
  return format
}

function inFile(problems: readonly Problem[], file: string) {
  return problems.map((problem) => ({ file, ...problem }))
}

function inFileOf<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof CaseError) throw new InputError(inFile(error.problems, file))
    throw error
  }
}

/** `forkcast learn` on the command line. */
export const learnCommand: CommandEntry = {
  name: 'learn',
  summary: 'past cases counted into splits, likelihoods and rates; the old numbers beside the new',
  arguments: [
    scenarioArgument,
    ['<cases>', 'past cases, one a row, CSV, JSON Lines or JSON; - is standard input'],
  ],
  options: [
    new Option(
      '--concentration <k>',
      'how many cases a number is worth that is stated without doubt; default: it stays as it is',
    ).argParser(positiveNumberArgument),
  ],
  json: true,
  output: 'write the new scenario to a .yaml or .json file, whole or not at all',
  action: learn,
  examples: ['learn scenario.yaml cases.csv -o learned.yaml'],
}
