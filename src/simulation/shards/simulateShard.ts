import type { Forecast } from '../../forecast/forecast.ts'
import { blocksOf } from '../../runs/block.ts'
import { type PackedTally, packTally } from '../../runs/packedTally.ts'
import { playerOf } from '../../runs/player.ts'
import { partVersion, type SimulationPart } from '../../runs/shards/part.ts'
import { type Shard, shardBlocks } from '../../runs/shards/shardBlocks.ts'
import type { Tally } from '../../runs/tally.ts'
import { type PlannedSimulation, plannedSimulation, type SimulateOptions } from '../simulate.ts'
import { workOf } from './work.ts'

/** How a share of a simulation is played. */
export interface SimulateShardOptions extends SimulateOptions {
  /** Which share of how many. */
  readonly shard: Shard
}

/**
 * Plays one share of a simulation's blocks, to be joined with the others.
 *
 * For simulations that are dealt to several machines: a Kubernetes Indexed Job, a Slurm array, a queue. The joined
 * result is that of `simulate`, byte for byte.
 *
 * @param forecast a live forecast from `update`.
 * @param options those of `simulate`, the same for every share, and `shard`: `index` from 1 to `of`.
 * @returns a part, plain JSON, with the scenario and the log in it; an empty one where there are fewer blocks (of
 *   65,536 runs) than shares.
 * @throws as `simulate` does; OptionError where `shard` is none.
 * @example
 * const options = { runs: 300_000, seed: 'harbour' }
 * const parts = [1, 2, 3].map((index) => simulateShard(forecast, { ...options, shard: { index, of: 3 } }))
 * mergeShards(forecast, parts).outcomes.forced.count === simulate(forecast, options).outcomes.forced.count // true
 */
export function simulateShard(forecast: Forecast, options: SimulateShardOptions): SimulationPart {
  const { shard, ...asked } = options ?? {}
  const planned = plannedSimulation(forecast, asked)
  const { plan } = planned
  const blocks = shardBlocks(shard, blocksOf(plan))
  const player = playerOf(plan)
  try {
    for (let block = blocks[0]; block < blocks[1]; block++) player.play(block)
    return partOf(forecast, planned, [blocks], player.tally())
  } finally {
    player.release()
  }
}

/** Blocks that have been played, as a part. */
export function partOf(
  forecast: Forecast,
  planned: PlannedSimulation,
  blocks: SimulationPart['blocks'],
  tally: Tally,
): SimulationPart {
  const { work, digest } = workOf(forecast, planned)
  return {
    simulationPart: partVersion,
    digest,
    stream: 1,
    ...work,
    blocks: blocks.filter(([first, end]) => end > first),
    tally: plainTally(packTally(tally)),
  }
}

/** Packed columns as plain arrays: typed ones are objects in JSON. */
export function plainTally({ runs, days, counts, impacts }: PackedTally): PackedTally {
  const column = ({ at, values }: PackedTally['days']) => ({ at: Array.from(at), values: Array.from(values) })
  const sums = ({ lengths, parts }: PackedTally['impacts'][number]['sum']) => ({
    lengths: Array.from(lengths),
    parts: Array.from(parts),
  })
  return {
    runs,
    days: column(days),
    counts: column(counts),
    impacts: impacts.map(({ histogram, extremes, sum, squares }) => ({
      histogram: column(histogram),
      extremes: column(extremes),
      sum: sums(sum),
      squares: sums(squares),
    })),
  }
}
