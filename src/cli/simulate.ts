import { Option } from 'commander'
import type { Forecast } from '../forecast/forecast.ts'
import { update } from '../forecast/update.ts'
import { simulationReport } from '../report/simulation.ts'
import { blocksOf } from '../runs/block.ts'
import { type Shard, shardBlocks } from '../runs/shards/shardBlocks.ts'
import type { Tally } from '../runs/tally.ts'
import { partOf } from '../simulation/shards/simulateShard.ts'
import { plannedSimulation, summaryOf } from '../simulation/simulate.ts'
import { asOfFlag, type CommandEntry, eventsArgument, scenarioArgument, toFile } from './command.ts'
import { type AsOfOptions, asOfOption } from './forecast.ts'
import { joined, readInputs } from './inputs.ts'
import { checkOutput, type OutputOptions, writePart, writeResult } from './output.ts'
import { type PlayOutOptions, playOut } from './playOut.ts'
import { samplesFormat, samplesTo } from './samples.ts'
import { shardArgument } from './shardArgument.ts'
import { UsageError } from './usageError.ts'
import { warnBeside, withWarnings } from './warn.ts'
import { positiveNumberArgument, wholeNumberArgument, workersArgument } from './wholeNumber.ts'

interface SimulateOptions extends OutputOptions, AsOfOptions {
  readonly seed?: string
  readonly runs?: number
  readonly draws: number
  readonly targetMcse?: number
  readonly samples?: string
  readonly shard?: Shard
  readonly workers?: number
}

/** `forkcast simulate`: simulates the forecast by Monte Carlo, or with --shard one share of the runs. */
async function simulate(
  scenario: string,
  events: string | undefined,
  options: SimulateOptions,
): Promise<void> {
  checkOutput(options, [scenario, events])
  const { samples, shard, runs, draws, targetMcse, workers } = options
  if (samples !== undefined) {
    samplesFormat(samples)
    checkOutput({ output: samples }, [scenario, events], '--samples')
    if (samples === options.output)
      throw new UsageError('--samples and --output name one file; give each its own')
  }
  if (samples !== undefined && workers !== undefined && workers > 1)
    throw new UsageError('--samples writes the runs one after the other, on one thread: leave --workers out')
  if (shard && options.seed === undefined)
    throw new UsageError('--shard needs --seed, the same for every share: each would draw its own')
  const inputs = await readInputs(scenario, events)
  const forecast = joined(inputs, () => update(inputs.scenario, inputs.log, asOfOption(options)))
  const planned = plannedSimulation(forecast, {
    seed: options.seed ?? drawnSeed(),
    draws,
    ...(runs === undefined ? {} : { runs }),
    ...(targetMcse === undefined ? {} : { targetMcse }),
  })
  const { plan, seed, level } = planned
  const blocks = shard ? shardBlocks(shard, blocksOf(plan)) : ([0, blocksOf(plan)] as const)
  const play = (more: PlayOutOptions = {}) => playOut(plan, { blocks, workers, ...more })
  const tally = samples === undefined ? await play() : await sampled(forecast, play, samples)
  const warnings = [...forecast.warnings]
  if (shard) await writePart(options, partOf(forecast, planned, [blocks], tally))
  else {
    const result = summaryOf(forecast, plan, tally, seed, level)
    warnings.push(...result.warnings)
    await writeResult(options, {
      json: () => result,
      report: (page) =>
        withWarnings(simulationReport(result, forecast, inputs.scenario, page), warnings, inputs, page),
    })
  }
  await warnBeside(options, warnings, inputs)
}

/** Plays the simulation and writes every run to a file. */
async function sampled(
  forecast: Forecast,
  play: (options: PlayOutOptions) => Promise<Tally>,
  path: string,
): Promise<Tally> {
  const samples = samplesTo(path, forecast)
  try {
    const tally = await play({ samples })
    samples.finish()
    return tally
  } catch (error) {
    samples.abandon()
    throw error
  }
}

/** Eight random bytes as text. It uses the global crypto, since importing node:crypto would slow down every start. */
function drawnSeed(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex')
}

/** `forkcast simulate` on the command line. */
export const simulateCommand: CommandEntry = {
  name: 'simulate',
  summary: 'Monte Carlo: credible intervals, timing and impacts',
  arguments: [scenarioArgument, eventsArgument],
  options: [
    asOfFlag,
    new Option(
      '--runs <n>',
      'how often chance is played out (default: 100000; with --target-mcse at most, 1e9)',
    ).argParser(wholeNumberArgument),
    new Option('--draws <n>', 'how often the uncertain numbers are drawn')
      .argParser(wholeNumberArgument)
      .default(1000),
    new Option('--seed <text>', 'the same seed gives the same result; default: one is drawn and printed'),
    new Option('--target-mcse <x>', 'stop where every outcome’s standard error is at most this').argParser(
      positiveNumberArgument,
    ),
    new Option(
      '--workers <k>',
      'threads; default: one for each core, for what takes one of them more than a second',
    ).argParser(workersArgument),
    new Option('--samples <file>', 'write every run to a .csv or .jsonl file'),
    new Option('--shard <i/n>', 'play share i of n, i from 1, and write a part for merge').argParser(
      shardArgument,
    ),
  ],
  json: true,
  output: toFile,
  action: simulate,
  examples: [
    'simulate scenario.yaml events.csv --runs 1e6 --seed harbour',
    'simulate scenario.yaml --runs 1e9 --seed harbour --shard 3/8 -o part3.json',
  ],
}
