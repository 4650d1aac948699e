import { Command, Option } from 'commander'
import { audit } from './audit.ts'
import { check } from './check.ts'
import { compare } from './compare.ts'
import { explain } from './explain.ts'
import { forecast } from './forecast.ts'
import { init } from './init.ts'
import { learn } from './learn.ts'
import { merge } from './merge.ts'
import { probabilitiesArgument } from './probabilities.ts'
import { schema } from './schema.ts'
import { score } from './score.ts'
import { shardArgument } from './shardArgument.ts'
import { simulate } from './simulate.ts'
import { timeline } from './timeline.ts'
import { positiveNumberArgument, wholeNumberArgument, workersArgument } from './wholeNumber.ts'

const scenarioHelp = 'scenario file, YAML or JSON; - is standard input'
const eventsHelp = 'event log, CSV, JSON Lines or JSON; - is standard input'
const asOfHelp = 'day whose end the forecast is for, or today; default: the last day the log knows'

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
  program.addHelpText('after', examples)

  command(program, 'check', 'validate a scenario and a log; print every problem, and what deserves a look')
    .argument('<scenario>', scenarioHelp)
    .argument('[events]', eventsHelp)
    .option(
      '--as-of <day>',
      'day that a forecast is wanted for, or today; default: how far the log reaches is not looked at',
    )
    .action(check)

  command(program, 'forecast', 'exact forecast of a day: each outcome before the evidence and after it')
    .argument('<scenario>', scenarioHelp)
    .argument('[events]', eventsHelp)
    .option('--as-of <day>', asOfHelp)
    .action(forecast)

  command(program, 'simulate', 'Monte Carlo: credible intervals, timing and impacts')
    .argument('<scenario>', scenarioHelp)
    .argument('[events]', eventsHelp)
    .option('--as-of <day>', asOfHelp)
    .option(
      '--runs <n>',
      'how often chance is played out (default: 100000; with --target-mcse at most, 1e9)',
      wholeNumberArgument,
    )
    .option('--draws <n>', 'how often the uncertain numbers are drawn', wholeNumberArgument, 1000)
    .option('--seed <text>', 'the same seed gives the same result; default: one is drawn and printed')
    .option(
      '--target-mcse <x>',
      'stop where every outcome’s standard error is at most this',
      positiveNumberArgument,
    )
    .option(
      '--workers <k>',
      'threads; default: one for each core, for what takes one of them more than a second',
      workersArgument,
    )
    .option('--samples <file>', 'write every run to a .csv or .jsonl file')
    .option('--shard <i/n>', 'play share i of n, i from 1, and write a part for merge', shardArgument)
    .action(simulate)

  command(
    program,
    'merge',
    'join the parts of a simulation: the result is that of one machine, byte for byte',
  )
    .argument('<parts...>', 'files from simulate --shard, in any order; - is standard input')
    .option('--partial', 'write one part of all that is given, to be joined with others')
    .action(merge)

  command(program, 'timeline', 'the forecast replayed day by day, each day knowing only what was known')
    .argument('<scenario>', scenarioHelp)
    .argument('<events>', eventsHelp)
    .addOption(
      new Option('--days <which>', 'days on which something became known, or all days')
        .choices(['log', 'all'])
        .default('log'),
    )
    .option('--to <day>', 'last day, or today; default: the last day of news')
    .action(timeline)

  command(program, 'explain', 'what moved the forecast, step by step, and what it owes to each event')
    .argument('<scenario>', scenarioHelp)
    .argument('[events]', eventsHelp)
    .option('--as-of <day>', asOfHelp)
    .option('--branches <ids>', 'branches to tell of besides the outcomes, with commas between them')
    .option('--between <ids>', 'two outcomes or branches: what each row says for the one against the other')
    .action(explain)

  command(program, 'compare', 'what changed between two days, two logs or two scenarios, and why')
    .argument('<scenario>', scenarioHelp)
    .argument('[events]', eventsHelp)
    .option('--from <day>', 'day of the first forecast, or today; default: the last day the log knows')
    .option('--to <day>', 'day of the second, likewise')
    .option('--to-scenario <file>', 'scenario of the second; default: the same')
    .option('--to-events <file>', 'event log of the second; default: the same')
    .action(compare)

  command(program, 'score', 'the replay scored against what happened, or a folder of them')
    .argument('[scenario]', scenarioHelp)
    .argument('[events]', eventsHelp)
    .option('--outcome <id>', 'what came true, or void; default: what the scenario says')
    .option('--date <day>', 'when it came true; default: what the scenario says')
    .option('--quotes <file>', 'what others said, day by day: CSV, JSON Lines or JSON')
    .option(
      '--base-rate <list>',
      'probabilities of all outcomes in cases like this: a=0.7,b=0.3',
      probabilitiesArgument,
    )
    .option(
      '--all <folder>',
      'score every folder in it that holds scenario.yaml and events.csv, as one record',
    )
    .action(score)

  command(program, 'audit', 'what cannot be right in published numbers; exits 1 where it finds something')
    .argument('<file>', 'published outcomes, horizons and factors, YAML or JSON; - is standard input')
    .action(audit)

  command(
    program,
    'learn',
    'past cases counted into splits, likelihoods and rates; the old numbers beside the new',
    'write the new scenario to a .yaml or .json file, whole or not at all',
  )
    .argument('<scenario>', scenarioHelp)
    .argument('<cases>', 'past cases, one a row, CSV, JSON Lines or JSON; - is standard input')
    .option(
      '--concentration <k>',
      'how many cases a number is worth that is stated without doubt; default: it stays as it is',
      positiveNumberArgument,
    )
    .action(learn)

  bareCommand(program, 'schema', 'the JSON Schema of scenarios, by which editors complete and check them')
    .option(...outputOption)
    .action(schema)

  bareCommand(program, 'init', 'write a documented scenario and log to begin with; overwrites nothing')
    .argument('[folder]', 'folder for scenario.yaml and events.csv', '.')
    .action(init)
  return program
}

const outputOption = ['-o, --output <file>', 'write to a file, whole or not at all'] as const

function bareCommand(program: Command, name: string, summary: string): Command {
  return program
    .command(name)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .summary(summary)
    .helpOption('-h, --help', 'print help')
}

function command(program: Command, name: string, summary: string, output: string = outputOption[1]): Command {
  return bareCommand(program, name, summary)
    .option('--json', 'JSON instead of tables')
    .option(outputOption[0], output)
}

const examples = `
Examples:
  forkcast init
  forkcast check scenario.yaml events.csv
  forkcast forecast scenario.yaml events.csv --as-of 2030-05-01
  forkcast simulate scenario.yaml events.csv --runs 1e6 --seed harbour
  forkcast simulate scenario.yaml --runs 1e9 --seed harbour --shard 3/8 -o part3.json
  forkcast merge part*.json --json -o simulation.json
  forkcast timeline scenario.yaml events.csv --json -o timeline.json
  forkcast explain scenario.yaml events.csv --as-of 2030-05-01 --between forced,resigns
  forkcast compare scenario.yaml events.csv --from 2030-04-01 --to 2030-05-01
  forkcast score scenario.yaml events.csv --outcome forced --date 2030-07-14
  forkcast audit published.yaml
  forkcast learn scenario.yaml cases.csv -o learned.yaml

Exit codes: 0 done; 1 the input is wrong, or a file cannot be read or written; 2 the command line is wrong;
3 an internal fault; 130 interrupted.`
