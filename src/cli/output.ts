import { fstatSync, realpathSync } from 'node:fs'
import { isatty } from 'node:tty'
import { FileError, fileErrorFrom } from '../node/fileError.ts'
import { writeAll } from '../node/wholeFile.ts'
import { assertWritable, writeWhole } from '../node/writeWhole.ts'
import type { Page } from '../report/style.ts'
import type { SimulationPart } from '../runs/shards/part.ts'
import { jsonText } from './json.ts'
import { standardInput } from './standardInput.ts'
import { filePage, pageOf } from './terminal.ts'
import { UsageError } from './usageError.ts'

/** The options that every command takes. */
export interface OutputOptions {
  readonly json?: boolean
  readonly output?: string
}

/** Checks before the work that its result can be written, and would not overwrite an input. */
export function checkOutput(
  { output }: OutputOptions,
  inputs: readonly (string | undefined)[],
  option = '--output',
): void {
  if (output === undefined || output === '-') return
  if (output === '') throw new UsageError(`${option} needs the name of a file`)
  const target = realPath(output)
  const isInput = (input: string | undefined) =>
    input !== undefined && input !== standardInput && realPath(input) === target
  if (target !== undefined && inputs.some(isInput))
    throw new UsageError(`${option} ${output} would overwrite an input; give it another name`)
  assertWritable(output)
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    // a file that does not exist cannot be overwritten
    return undefined
  }
}

/** Width and style of the place where the result will be read. */
function resultPage({ output }: OutputOptions): Page {
  return output === undefined || output === '-' ? pageOf(1) : filePage
}

/** Writes a result to the file or standard output: JSON for machines, a report for people. */
export async function writeResult(
  options: OutputOptions,
  result: { readonly json: () => unknown; readonly report: (page: Page) => string },
): Promise<void> {
  await writeText(options, options.json ? jsonText(result.json()) : `${result.report(resultPage(options))}\n`)
}

/** Writes a part of a simulation as JSON on one line: it has 100,000 numbers, and only `forkcast merge` reads it. */
export async function writePart(options: OutputOptions, part: SimulationPart): Promise<void> {
  await writeText(options, `${JSON.stringify(part)}\n`)
}

async function writeText({ output }: OutputOptions, text: string): Promise<void> {
  if (output !== undefined && output !== '-') writeWhole(output, text)
  else await writeStandard(1, text)
}

/**
 * Writes a whole text to standard output or error. A reader that closes the pipe early (`| head`) is not an error.
 *
 * @throws FileError where it cannot be written, as on a full disk.
 */
export async function writeStandard(descriptor: 1 | 2, text: string): Promise<void> {
  const name = descriptor === 1 ? 'standard output' : 'standard error'
  try {
    const target = fstatSync(descriptor)
    // Node writes to a file once and ignores that a part is missing, so files and devices are written here
    if (target.isFile() || (target.isCharacterDevice() && !isatty(descriptor)))
      writeAll(descriptor, Buffer.from(text, 'utf8'))
    else await writeStream(descriptor === 1 ? process.stdout : process.stderr, text)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return
    throw error instanceof FileError ? error : fileErrorFrom(error, name)
  }
}

function writeStream(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // a stream reports an error by event and by callback; an event without a listener would end the process
    stream.once('error', reject)
    stream.write(text, (error) => {
      if (error) reject(error)
      else {
        stream.removeListener('error', reject)
        resolve()
      }
    })
  })
}
