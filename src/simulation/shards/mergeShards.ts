import { OptionError } from '../../checking/optionError.ts'
import type { Forecast } from '../../forecast/forecast.ts'
import { blocksOf } from '../../runs/block.ts'
import { addPacked } from '../../runs/packedTally.ts'
import { checkPart, checkTally, damaged } from '../../runs/shards/checkPart.ts'
import { type BlockRange, blocksText, joinBlocks, missingFrom } from '../../runs/shards/joinBlocks.ts'
import type { SimulationPart } from '../../runs/shards/part.ts'
import { PartError } from '../../runs/shards/partError.ts'
import { checkSameWork } from '../../runs/shards/sameWork.ts'
import { emptyTally, type Tally } from '../../runs/tally.ts'
import type { ScenarioIds } from '../../scenario/literal.ts'
import { type PlannedSimulation, plannedSimulation, summaryOf } from '../simulate.ts'
import type { Simulation } from '../simulation.ts'
import { partOf } from './simulateShard.ts'
import { workOf } from './work.ts'

/** How parts are spoken of. */
export interface MergeOptions {
  /** What messages call each part, such as its file; default `part 1`, `part 2`, … */
  readonly names?: readonly string[]
}

/**
 * Joins all parts of a simulation to its result: that of `simulate`, byte for byte, in whatever order and grouping.
 *
 * @param forecast the one that the parts were played from, made again from the same scenario and log.
 * @param parts from `simulateShard` or `joinShards`, or their JSON read back; every block in one of them.
 * @param options `names` of the parts in messages.
 * @returns the result of `simulate` with the same options.
 * @throws PartError where a part is none, is damaged, belongs to other work, or where blocks are missing or
 *   repeated, with the names of the parts and what differs; NotLiveError for a copy of a forecast.
 * @example
 * const share = (index) => simulateShard(forecast, { runs: 300_000, seed: 'harbour', shard: { index, of: 2 } })
 * mergeShards(forecast, [share(2), share(1)]).runs // 300000
 */
export function mergeShards<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  parts: readonly SimulationPart[],
  options: MergeOptions = {},
): Simulation<Ids> {
  const { planned, tally, blocks } = gathered(forecast, parts, options)
  const { plan, seed, level } = planned
  const total = blocksOf(plan)
  const missing = missingFrom(blocks, total)
  if (missing.length > 0)
    throw new PartError(
      'missing-blocks',
      `missing: ${missing.map(blocksText).join(', ')} of ${total}; give the parts that hold them too`,
    )
  return summaryOf(forecast, plan, tally, seed, level) as Simulation<Ids>
}

/**
 * Joins some parts of a simulation to one part: for large numbers of parts, which are joined in stages.
 *
 * @param forecast the one that the parts were played from.
 * @param parts from `simulateShard` or `joinShards`, or their JSON read back.
 * @param options `names` of the parts in messages.
 * @returns a part that holds the blocks of all of them.
 * @throws PartError as `mergeShards`, though blocks may be missing.
 * @example
 * const share = (index) => simulateShard(forecast, { runs: 300_000, seed: 'harbour', shard: { index, of: 3 } })
 * joinShards(forecast, [share(1), share(3)]).blocks // [[0, 1], [3, 5]]
 */
export function joinShards(
  forecast: Forecast,
  parts: readonly SimulationPart[],
  options: MergeOptions = {},
): SimulationPart {
  const { planned, tally, blocks } = gathered(forecast, parts, options)
  return partOf(forecast, planned, blocks, tally)
}

interface Gathered {
  readonly planned: PlannedSimulation
  readonly tally: Tally
  readonly blocks: readonly BlockRange[]
}

function gathered(forecast: Forecast, parts: readonly unknown[], { names = [] }: MergeOptions): Gathered {
  if (!Array.isArray(parts) || parts.length === 0)
    throw new OptionError('parts', parts, 'one part of a simulation or more')
  const nameOf = (i: number) => names[i] ?? `part ${i + 1}`
  const checked = parts.map((part, i) => checkPart(part, nameOf(i)))
  const first = checked[0]!
  checked.forEach((part, i) => {
    checkSameWork(first, nameOf(0), part, nameOf(i))
  })
  const planned = plannedAgain(forecast, first, nameOf(0))
  const { plan } = planned
  checked.forEach((part, i) => {
    checkTally(part, plan, nameOf(i))
  })
  const blocks = joinBlocks(checked.map((part, i) => ({ name: nameOf(i), blocks: part.blocks })))
  const tally = emptyTally(plan)
  for (const part of checked) addPacked(tally, part.tally)
  return { planned, tally, blocks }
}

/** The plan of a part. That of another forecast has another digest. */
function plannedAgain(forecast: Forecast, part: SimulationPart, name: string): PlannedSimulation {
  const { seed, runs, draws, level } = part
  let planned: PlannedSimulation
  try {
    planned = plannedSimulation(forecast, { seed, runs, draws, level })
  } catch (error) {
    if (error instanceof OptionError) throw damaged(name, error.message)
    throw error
  }
  const { work, digest } = workOf(forecast, planned)
  if (digest === part.digest) return planned
  checkSameWork({ ...part, ...work, digest }, 'the forecast', part, name)
  return planned
}
