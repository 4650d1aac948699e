import type { Locate, Problem, Warning } from '../checking/problem.ts'
import { rowData } from '../events/kind.ts'
import { EventError, eventsFrom } from '../events/log.ts'
import type { EventLog } from '../events/row.ts'
import { ImpossibleEvidence } from '../evidence/impossible.ts'
import { readText, textOf } from '../node/readText.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { readDocument } from '../text/document.ts'
import { parseEvents } from '../text/parseEvents.ts'
import { parseScenario } from '../text/parseScenario.ts'
import { type FileProblem, InputError } from './inputError.ts'
import { standardInput } from './standardInput.ts'
import { UsageError } from './usageError.ts'

/** Files that have been read and have no problems by themselves. */
export interface Inputs {
  readonly scenario: Scenario
  readonly log: EventLog
  readonly scenarioFile: string
  readonly logFile: string
}

/** Files that were read from text, whose places can be named. */
export interface LocatedInputs extends Inputs {
  /** The place of a path of the scenario in its file. */
  readonly locate: Locate
}

/**
 * Reads a scenario and a log; the problems of both are reported together, so that one round of mending is enough.
 *
 * @throws InputError with every problem; FileError where a file cannot be read.
 */
export async function readInputs(scenarioPath: string, logPath: string | undefined): Promise<LocatedInputs> {
  if (scenarioPath === standardInput && logPath === standardInput)
    throw new UsageError('standard input (-) can be the scenario or the events, not both')
  const scenarioFile = nameOf(scenarioPath)
  const logFile = logPath === undefined ? '' : nameOf(logPath)
  const text = await textAt(scenarioPath)
  const { scenario, problems = [] } = parseScenario(text)
  const events = logPath === undefined ? eventsFrom([]) : parseEvents(await textAt(logPath))
  const found = [...inFile(problems, scenarioFile), ...inFile(events.problems ?? [], logFile)]
  if (!scenario || !events.log) throw new InputError(found)
  // found again where it is wanted, which is rarely: places take as long to find as the scenario to read
  const locate: Locate = (path, part) => readDocument(text).locate(path, part)
  return { scenario, log: events.log, scenarioFile, logFile, locate }
}

/** A file as messages name it. */
export function nameOf(path: string): string {
  return path === standardInput ? '<stdin>' : path
}

/** The text of a file, or of standard input. */
export async function textAt(path: string): Promise<string> {
  if (path !== standardInput) return readText(path)
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return textOf(Buffer.concat(chunks), '<stdin>')
}

function inFile(problems: readonly Problem[], file: string): FileProblem[] {
  return problems.map((problem) => ({ file, ...problem }))
}

/** Runs work that joins scenario and log; what does not fit together is told with its place in the log. */
export function joined<T>({ log, logFile }: Inputs, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof EventError) throw new InputError(inFile(error.problems, logFile))
    if (error instanceof ImpossibleEvidence) throw new InputError([impossible(error, log, logFile)])
    throw error
  }
}

/** Points at the first report to blame; silence and survival have no row. */
function impossible(error: ImpossibleEvidence, log: EventLog, file: string): FileProblem {
  const row = error.rows.find((label) => label.row !== undefined)?.row
  const data = row === undefined ? undefined : rowData(log[row - 1] as EventLog[number])
  return {
    file,
    code: 'impossible-evidence',
    message: error.message,
    path: row === undefined ? '' : `row ${row}`,
    ...(data?.line === undefined ? {} : { line: data.line, column: data.column ?? 1 }),
  }
}

/** Warnings with the file they speak of: those about rows stem from the log. */
export function warningsInFile(
  warnings: readonly Warning[],
  { scenarioFile, logFile }: Inputs,
): (Warning & { readonly file: string })[] {
  return warnings.map((warning) => ({
    ...warning,
    file: /^row \d/.test(warning.path ?? '') ? logFile : scenarioFile,
  }))
}
