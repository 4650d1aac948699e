import type { Forecast } from '../forecast/forecast.ts'
import { update } from '../forecast/update.ts'
import { simulationReport } from '../report/simulation.ts'
import { blocksOf } from '../runs/block.ts'
import { type Shard, shardBlocks } from '../runs/shards/shardBlocks.ts'
import type { Tally } from '../runs/tally.ts'
import { partOf } from '../simulation/shards/simulateShard.ts'
import { plannedSimulation, summaryOf } from '../simulation/simulate.ts'
import { type AsOfOptions, asOfOption } from './forecast.ts'
import { joined, readInputs } from './inputs.ts'
import { checkOutput, type OutputOptions, writePart, writeResult } from './output.ts'
import { type PlayOutOptions, playOut } from './playOut.ts'
import { samplesFormat, samplesTo } from './samples.ts'
import { UsageError } from './usageError.ts'
import { warnBeside, withWarnings } from './warn.ts'

export interface SimulateOptions extends OutputOptions, AsOfOptions {
  readonly seed?: string
  readonly runs?: number
  readonly draws: number
  readonly targetMcse?: number
  readonly samples?: string
  readonly shard?: Shard
  readonly workers?: number
}

/** `forkcast simulate`: the forecast played out by Monte Carlo, or one share of its blocks. */
export async function simulate(
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
    ...{ seed: options.seed ?? drawnSeed(), draws },
    ...(runs === undefined ? {} : { runs }),
    ...(targetMcse === undefined ? {} : { targetMcse }),
  })
  const { plan, seed, level } = planned
  const blocks = shard ? shardBlocks(shard, blocksOf(plan)) : ([0, blocksOf(plan)] as const)
  const play = (more: PlayOutOptions = {}) => playOut(plan, { blocks, workers, ...more })
  const tally = samples === undefined ? await play() : await sampled(forecast, play, samples)
  if (shard) await writePart(options, partOf(forecast, planned, [blocks], tally))
  else {
    const result = summaryOf(forecast, plan, tally, seed, level)
    await writeResult(options, {
      json: () => result,
      report: (page) =>
        withWarnings(
          simulationReport(result, forecast, inputs.scenario, page),
          forecast.warnings,
          inputs,
          page,
        ),
    })
  }
  await warnBeside(options, forecast.warnings, inputs)
}

/** Played out, with every run in a file. */
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

/** Eight random bytes as text. The global crypto, since importing node:crypto would slow down every start. */
function drawnSeed(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex')
}
