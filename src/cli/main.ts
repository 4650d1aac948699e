import { version } from '../../package.json'
import { failureOf } from './exit.ts'
import { writeStandard } from './output.ts'
import { programOf } from './program.ts'

/**
 * Runs a command line, and says by `process.exitCode` how it went. The process then ends by itself: ending it here
 * would cut off what is still on its way into a pipe.
 *
 * @param argv what follows the name of the program.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const said: { out: string; error: string } = { out: '', error: '' }
  const program = programOf(version)
  for (const command of [program, ...program.commands])
    command.configureOutput({
      writeOut: (text) => {
        said.out += text
      },
      writeErr: (text) => {
        said.error += text
      },
      outputError: (text, write) => write(text.replace(/^error: /, 'forkcast: ')),
    })
  try {
    try {
      await program.parseAsync(argv, { from: 'user' })
    } finally {
      if (said.out !== '') await writeStandard(1, said.out)
      if (said.error !== '') await writeStandard(2, said.error)
    }
  } catch (error) {
    const { code, text } = failureOf(error, version)
    process.exitCode = code
    // where standard error cannot be written either, the exit code is all that is left to say
    if (text !== '') await writeStandard(2, `${text}\n`).catch(() => undefined)
  }
}
