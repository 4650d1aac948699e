import { CommanderError } from 'commander'
import { OptionError } from '../checking/optionError.ts'
import { SimulationError } from '../draws/simulationError.ts'
import { FileError } from '../node/fileError.ts'
import { printable } from '../report/printable.ts'
import { PartError } from '../runs/shards/partError.ts'
import { InputError } from './inputError.ts'
import { Interrupted } from './interrupted.ts'
import { UsageError } from './usageError.ts'

/** The exit codes. */
export const exit = { done: 0, inputWrong: 1, usageWrong: 2, ourFault: 3, interrupted: 130 } as const

/** The exit code of a failure, and the text for the user. */
export interface Failure {
  readonly code: number
  readonly text: string
}

/** The exit code and text for an error. */
export function failureOf(error: unknown, version: string): Failure {
  if (!(error instanceof Error)) return ourFault(error, version)
  // commander has printed its errors already; it also throws after --help and --version, with exit code 0
  if (error instanceof CommanderError)
    return { code: error.exitCode === 0 ? exit.done : exit.usageWrong, text: '' }
  if (error instanceof Interrupted) return { code: exit.interrupted, text: 'forkcast: interrupted' }
  if (error instanceof InputError) return { code: exit.inputWrong, text: error.message }
  if (error instanceof UsageError) return { code: exit.usageWrong, text: `forkcast: ${safe(error.message)}` }
  if (error instanceof OptionError)
    return { code: exit.usageWrong, text: `forkcast: ${safe(flagged(error))}` }
  if (error instanceof FileError || error instanceof SimulationError || error instanceof PartError)
    return { code: exit.inputWrong, text: `forkcast: ${safe(error.message)}` }
  return ourFault(error, version)
}

function safe(message: string): string {
  return message.split('\n').map(printable).join('\n')
}

/** `asOf: expected …` as the command line spells it: `--as-of: expected …`. */
function flagged({ message, option }: OptionError): string {
  const flag = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return `--${flag}${message.slice(option.length)}`
}

function ourFault(error: unknown, version: string): Failure {
  const trace = error instanceof Error ? (error.stack ?? error.message) : `thrown: ${String(error)}`
  return {
    code: exit.ourFault,
    text: [
      'forkcast: an internal fault. This is a mistake in forkcast, not in your files.',
      'Please report it (npm bugs forkcast opens the place) with the command line, the files if you can share them, and this:',
      '',
      `forkcast ${version}, Node.js ${process.version}, ${process.platform} ${process.arch}`,
      safe(trace),
    ].join('\n'),
  }
}
