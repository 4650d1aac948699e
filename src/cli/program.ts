import { Command } from 'commander'
import type { CommandEntry } from './command.ts'
import { commands } from './commands.ts'

/** The command line: its commands, arguments and options. */
export function programOf(version: string): Command {
  const program = new Command('forkcast')
    .description(
      'Scenario probabilities: a weighted tree of what may happen, updated by a dated log of signals.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showHelpAfterError('(forkcast --help and forkcast <command> --help say what there is)')
    .exitOverride()
  program.addHelpText('after', `\nExamples:\n${examples()}\n\n${exitCodes}`)
  for (const entry of commands) addCommand(program, entry)
  return program
}

function addCommand(program: Command, entry: CommandEntry): void {
  const { name, summary, json, output, action } = entry
  const command = program
    .command(name)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .summary(summary)
    .helpOption('-h, --help', 'print help')
  if (json) command.option('--json', 'JSON instead of tables')
  if (output !== null) command.option('-o, --output <file>', output)
  for (const [argument, help, fallback] of entry.arguments) command.argument(argument, help, fallback)
  for (const option of entry.options) command.addOption(option)
  command.action(action as (...given: unknown[]) => void | Promise<void>)
}

/** The examples of all commands. `init` is the last command, but its example comes first, since users start there. */
function examples(): string {
  const inOrder = [...commands.slice(-1), ...commands.slice(0, -1)]
  return inOrder.flatMap((entry) => entry.examples.map((line) => `  forkcast ${line}`)).join('\n')
}

const exitCodes = `Exit codes: 0 done; 1 the input is wrong, or a file cannot be read or written; 2 the command line is wrong;
3 an internal fault; 130 interrupted.`
