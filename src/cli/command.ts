import { Option } from 'commander'

/** The description of a command. The program, its help and its tests are made from it. */
export interface CommandEntry {
  readonly name: string
  /** What it does, in a line of the list of commands. */
  readonly summary: string
  /** Each as `<required>`, `[optional]` or `<several...>`, with its help. */
  readonly arguments: readonly (readonly [name: string, help: string, fallback?: string])[]
  /** The options, without --json and --output. */
  readonly options: readonly Option[]
  /** Whether the command takes --json. */
  readonly json: boolean
  /** The help of --output; null for a command without it. */
  readonly output: string | null
  /** Takes the arguments in order, then the options. It must call `checkOutput` before long work. */
  readonly action: (...given: never[]) => void | Promise<void>
  /** Examples for the help, without the leading `forkcast`. */
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

/** The help of --output for most commands. */
export const toFile = 'write to a file, whole or not at all'
