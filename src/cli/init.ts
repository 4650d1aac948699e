import { writeNew } from '../node/writeNew.ts'
import { printable } from '../report/printable.ts'
import type { CommandEntry } from './command.ts'
import { writeStandard } from './output.ts'
import { starter } from './starter.ts'

/** `forkcast init`: writes a documented scenario and log to start from; overwrites nothing. */
async function init(folder: string): Promise<void> {
  const [scenario, events] = writeNew(folder, starter).map(printable)
  await writeStandard(1, `wrote ${scenario} and ${events}; next: forkcast check ${scenario} ${events}\n`)
}

/** `forkcast init` on the command line. */
export const initCommand: CommandEntry = {
  name: 'init',
  summary: 'write a documented scenario and log to begin with; overwrites nothing',
  arguments: [['[folder]', 'folder for scenario.yaml and events.csv', '.']],
  options: [],
  json: false,
  output: null,
  action: init,
  examples: ['init'],
}
