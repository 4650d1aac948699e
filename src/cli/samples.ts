import type { Forecast } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import { openWhole } from '../node/openWhole.ts'
import type { Visitor } from '../runs/block.ts'
import { eachRun } from '../runs/eachRun.ts'
import type { Plan } from '../runs/plan.ts'
import { type RunFormat, runWriter } from '../text/formatRuns.ts'
import { UsageError } from './usageError.ts'

/** Writes every run of a simulation to a file while it is played. */
export interface Samples {
  visitor(plan: Plan): Visitor
  finish(): void
  abandon(): void
}

/** Text is written to the file in pieces of about this many characters. */
const pieceLength = 1 << 16

const formats: Readonly<Record<string, RunFormat>> = { csv: 'csv', jsonl: 'jsonl', ndjson: 'jsonl' }

/** The format for runs, by the extension of the file. */
export function samplesFormat(path: string): RunFormat {
  const format = formats[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '']
  if (!format) throw new UsageError(`--samples ${path}: end the name in .csv, or in .jsonl for JSON Lines`)
  return format
}

/** Opens a file for the runs of a simulation. The file appears when all runs are written, or not at all. */
export function samplesTo(path: string, forecast: Forecast): Samples {
  const { tree, impacts } = stateOf(forecast).model
  const writer = runWriter(
    samplesFormat(path),
    tree.outcomeIds,
    impacts.map(({ id }) => id),
  )
  const file = openWhole(path)
  let text = writer.header
  const flush = () => {
    file.write(Buffer.from(text, 'utf8'))
    text = ''
  }
  return {
    visitor: (plan) =>
      eachRun(plan, (run) => {
        text += writer.line(run)
        if (text.length > pieceLength) flush()
      }),
    finish() {
      flush()
      file.finish()
    },
    abandon: () => file.abandon(),
  }
}
