import { version } from '../../package.json'
import { failureOf } from './exit.ts'
import { writeStandard } from './output.ts'
import { programOf } from './program.ts'

/**
 * Runs a command line and sets `process.exitCode`. It does not call `process.exit`, which would cut off output that is
 * still being written to a pipe.
 *
 * @param argv the arguments after the name of the program.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const printed: { out: string; error: string } = { out: '', error: '' }
  const program = programOf(version)
  for (const command of [program, ...program.commands])
    command.configureOutput({
      writeOut: (text) => {
        printed.out += text
      },
      writeErr: (text) => {
        printed.error += text
      },
      outputError: (text, write) => write(text.replace(/^error: /, 'forkcast: ')),
    })
  try {
    try {
      await program.parseAsync(argv, { from: 'user' })
    } finally {
      if (printed.out !== '') await writeStandard(1, printed.out)
      if (printed.error !== '') await writeStandard(2, printed.error)
    }
  } catch (error) {
    const { code, text } = failureOf(error, version)
    process.exitCode = code
    // if standard error cannot be written either, only the exit code is left
    if (text !== '') await writeStandard(2, `${text}\n`).catch(() => undefined)
  }
}
