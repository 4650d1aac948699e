import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundledCli } from '../../cli/bundled.ts'
import type { Entry, Group } from './entry.ts'

/** Command lines, and what to know about each. Those of commander depend on it alone, and are not all listed. */
const lines: readonly (readonly [title: string, meaning: string, line: string])[] = [
  [
    'A file that is not there',
    'Exit code 1. The nearest name in the folder is suggested.',
    'check scenaro.yaml',
  ],
  [
    'A document that is wrong (`wrong-files`)',
    'Exit code 1, after every problem of every file.',
    'check wrong.yaml',
  ],
  ['A folder', 'Exit code 1.', 'check .'],
  ['A file that is no text (`not-utf8`)', 'Exit code 1. Files are UTF-8.', 'check scenario.yaml latin.csv'],
  [
    'A place for the output that is none',
    'Exit code 1, before the work begins.',
    'forecast scenario.yaml -o none/forecast.json',
  ],
  ['An output that is an input', 'Exit code 2.', 'forecast scenario.yaml -o scenario.yaml'],
  ['A day outside the window', 'Exit code 2.', 'forecast scenario.yaml --as-of 2031-01-01'],
  ['Standard input twice (`wrong-command-line`)', 'Exit code 2.', 'forecast - -'],
  ['An unknown command', 'Exit code 2.', 'forcast scenario.yaml'],
  [
    'A folder without cases (`no-cases`)',
    'Exit code 1. Each folder in it that holds a scenario is a case.',
    'score --all .',
  ],
  [
    'A resolution that does not fit its scenario (`invalid-resolution`)',
    'Exit code 1. `--outcome` and `--date` go before what the document says.',
    'score ended.yaml',
  ],
  ['A number that is none', 'Exit code 2.', 'simulate scenario.yaml --runs 1e5x'],
]

/** What the command line says on standard error. */
export async function commandGroup(cli: BundledCli, files: Readonly<Record<string, string>>): Promise<Group> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cli.folder, name), text)
  writeFileSync(
    join(cli.folder, 'latin.csv'),
    Buffer.from('date,signal,note\n2030-03-05,denial,caf\xe9\n', 'latin1'),
  )
  writeFileSync(
    join(cli.folder, 'ended.yaml'),
    `${files['scenario.yaml']}resolution: { outcome: forced, date: 2031-01-01 }\n`,
  )
  writeFileSync(join(cli.folder, 'wrong.yaml'), 'forkcast: 2\n')
  const entries: Entry[] = []
  for (const [title, meaning, line] of lines) {
    const { code, stderr } = await cli.run(line.split(' '))
    if (!meaning.startsWith(`Exit code ${code}`)) throw new Error(`forkcast ${line} exits ${code}`)
    const message = stderr.trimEnd().split('\n')[0] ?? ''
    entries.push({ title, meaning, examples: [{ language: 'console', text: `$ forkcast ${line}`, message }] })
  }
  return {
    title: 'The command line',
    intro:
      'Exit code 0: done. 1: the input is wrong, or a file cannot be read or written. 2: the command line is wrong. 3: an internal fault, which is a mistake of forkcast. 130: interrupted. Problems of files are printed as `file:line:column path: message`, one a line, on standard error.',
    entries,
  }
}
