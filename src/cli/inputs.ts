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

/** A scenario and a log that have been read without problems. */
export interface Inputs {
  readonly scenario: Scenario
  readonly log: EventLog
  readonly scenarioFile: string
  readonly logFile: string
}

/** Inputs with the positions of their parts in the scenario file. */
export interface LocatedInputs extends Inputs {
  /** Finds line and column of a path in the scenario file. */
  readonly locate: Locate
}

/**
 * Reads a scenario and a log. The problems of both are reported together, so that they can be mended in one go.
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
  // the text is parsed again when a position is needed: that is rare, and costs as much as reading the scenario
  const locate: Locate = (path, part) => readDocument(text).locate(path, part)
  return { scenario, log: events.log, scenarioFile, logFile, locate }
}

/** The name of a file in messages. */
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

/** Runs work on scenario and log; turns errors about rows into an InputError with places in the log file. */
export function joined<T>({ log, logFile }: Inputs, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof EventError) throw new InputError(inFile(error.problems, logFile))
    if (error instanceof ImpossibleEvidence) throw new InputError([impossible(error, log, logFile)])
    throw error
  }
}

/** The problem of impossible evidence, at the first row that it names; silence and survival have no row. */
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

/** Warnings with their file: the log for warnings about rows, else the scenario. */
export function warningsInFile(
  warnings: readonly Warning[],
  { scenarioFile, logFile }: Inputs,
): (Warning & { readonly file: string })[] {
  return warnings.map((warning) => ({
    ...warning,
    file: /^row \d/.test(warning.path ?? '') ? logFile : scenarioFile,
  }))
}
