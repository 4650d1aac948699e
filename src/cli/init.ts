import { writeNew } from '../node/writeNew.ts'
import { printable } from '../report/printable.ts'
import { writeStandard } from './output.ts'
import { starter } from './starter.ts'

/** `forkcast init`: a scenario and a log to begin with, in files that are not there yet. */
export async function init(folder: string): Promise<void> {
  const [scenario, events] = writeNew(folder, starter).map(printable)
  await writeStandard(1, `wrote ${scenario} and ${events}; next: forkcast check ${scenario} ${events}\n`)
}
