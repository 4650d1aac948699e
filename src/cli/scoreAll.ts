import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { update } from '../forecast/update.ts'
import { FileError, fileErrorFrom } from '../node/fileError.ts'
import { trackRecordReport } from '../report/trackRecord.ts'
import { warningsReport } from '../report/warnings.ts'
import { type TrackedCase, trackRecord } from '../scoring/backtest/trackRecord.ts'
import { type FileProblem, InputError } from './inputError.ts'
import { joined, readInputs } from './inputs.ts'
import { checkOutput, type OutputOptions, writeResult, writeStandard } from './output.ts'
import { scored } from './scored.ts'
import { pageOf } from './terminal.ts'

const scenarioNames = ['scenario.yaml', 'scenario.yml', 'scenario.json']
const eventNames = ['events.csv', 'events.jsonl', 'events.json']

/** `forkcast score --all`: scores the scenarios in all subfolders of a folder as one track record. */
export async function scoreAll(folder: string, options: OutputOptions): Promise<void> {
  checkOutput(options, [])
  const cases: TrackedCase[] = []
  const problems: FileProblem[] = []
  for (const { name, scenario, events } of casesIn(folder)) {
    try {
      const inputs = await readInputs(scenario, events)
      const { resolution } = inputs.scenario.document
      // each case is computed by itself first, so that its errors name its file and do not hide those of others
      if (resolution?.outcome === undefined) joined(inputs, () => update(inputs.scenario, inputs.log))
      else scored(inputs, '', {})
      cases.push({ name, scenario: inputs.scenario, log: inputs.log })
    } catch (error) {
      if (error instanceof InputError) problems.push(...error.problems)
      else if (error instanceof FileError) problems.push(unreadable(error))
      else throw error
    }
  }
  if (problems.length > 0) throw new InputError(problems)
  const record = trackRecord(cases)
  await writeResult(options, {
    json: () => record,
    report: (page) => {
      const notes = warningsReport(
        record.warnings.map((warning) => ({ file: folder, ...warning })),
        page,
      )
      const report = trackRecordReport(record, folder, page)
      return notes === '' ? report : `${report}\n\n${notes}`
    },
  })
  if (options.json && record.warnings.length > 0)
    await writeStandard(
      2,
      `${warningsReport(
        record.warnings.map((warning) => ({ file: folder, ...warning })),
        pageOf(2),
      )}\n`,
    )
}

/** An unreadable file as a problem, to be reported together with the other problems. */
function unreadable({ path, code, message }: FileError): FileProblem {
  return { file: path, code, message: message.slice(`${path}: `.length), path: '' }
}

interface CaseFiles {
  readonly name: string
  readonly scenario: string
  readonly events: string | undefined
}

function casesIn(folder: string): CaseFiles[] {
  const found = namesIn(folder).flatMap((name): CaseFiles[] => {
    const place = join(folder, name)
    const names = filesIn(place)
    const scenario = scenarioNames.find((file) => names.includes(file))
    const events = eventNames.find((file) => names.includes(file))
    if (scenario === undefined) return []
    return [
      {
        name,
        scenario: join(place, scenario),
        events: events === undefined ? undefined : join(place, events),
      },
    ]
  })
  if (found.length > 0) return found
  throw new InputError([
    {
      file: folder,
      code: 'no-cases',
      message: `no folder in it holds a scenario (${scenarioNames.join(', ')}), with its log beside it (${eventNames.join(', ')})`,
      path: '',
    },
  ])
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    throw fileErrorFrom(error, folder)
  }
}

/** The names in a folder; none if the path is a file. */
function filesIn(place: string): string[] {
  try {
    return readdirSync(place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return []
    throw fileErrorFrom(error, place)
  }
}
