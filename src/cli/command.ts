import { Option } from 'commander'

/** All that is known of a command: the program, its help and its tests follow from it. */
export interface CommandEntry {
  readonly name: string
  /** What it does, in a line of the list of commands. */
  readonly summary: string
  /** `<required>`, `[optional]` or `<several...>`, and what each is. */
  readonly arguments: readonly (readonly [name: string, help: string, fallback?: string])[]
  /** Besides --json and --output. */
  readonly options: readonly Option[]
  /** Whether --json gives the result to machines. */
  readonly json: boolean
  /** What --output does; null where the command has its own way to write. */
  readonly output: string | null
  /** Gets the arguments in order and the options. It checks the output before the work (`checkOutput`). */
  readonly action: (...given: never[]) => void | Promise<void>
  /** What follows `forkcast` in the list of examples. */
  readonly examples: readonly string[]
}

export const scenarioHelp = 'scenario file, YAML or JSON; - is standard input'
export const eventsHelp = 'event log, CSV, JSON Lines or JSON; - is standard input'
export const scenarioArgument = ['<scenario>', scenarioHelp] as const
export const eventsArgument = ['[events]', eventsHelp] as const

export const asOfFlag = new Option(
  '--as-of <day>',
  'day whose end the forecast is for, or today; default: the last day the log knows',
)

/** What --output does where there is nothing more to say. */
export const toFile = 'write to a file, whole or not at all'
