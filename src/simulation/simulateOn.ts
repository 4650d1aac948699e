import { OptionError, wholeNumber } from '../checking/optionError.ts'
import { runBlock } from '../draws/purposes.ts'
import type { Forecast } from '../forecast/forecast.ts'
import { blocksOf } from '../runs/block.ts'
import { playInParallel } from '../runs/parallel/playInParallel.ts'
import type { WorkerPool } from '../runs/parallel/pool.ts'
import { emptyTally, type Tally } from '../runs/tally.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import { defaultRuns, plannedSimulation, type SimulateOptions, summaryOf } from './simulate.ts'
import type { Simulation } from './simulation.ts'

/** How far a simulation has come. */
export interface SimulationProgress<Ids extends ScenarioIds = ScenarioIds> {
  /** Runs of the blocks that are finished from the first on without a gap. */
  readonly runs: number
  /** Runs of the whole. */
  readonly of: number
  /** runs / of; 1 in the last event, and only there. */
  readonly fraction: number
  /** The simulation of these runs, that of `simulate` with so many; where `partialResults` asks for it. */
  readonly result?: Simulation<Ids>
}

/** How many workers there are, and where they are loaded from. */
export interface WorkerPoolOptions {
  /** From 1 to 1,024; default one for each core. */
  readonly workers?: number
  /** Where forkcast's worker.js is; default beside the file this is in, where the build has it. */
  readonly workerUrl?: string | URL
}

/** How a forecast is played out by workers. */
export interface ParallelOptions<Ids extends ScenarioIds = ScenarioIds>
  extends SimulateOptions,
    WorkerPoolOptions {
  /** Workers that are there already, from `createPool`, instead of `workers` and `workerUrl`. */
  readonly pool?: WorkerPool
  /** Stops the workers, and rejects with its reason. */
  readonly signal?: AbortSignal
  /** Told of every round of the workers, and once at the end: `runs` only grows. */
  readonly onProgress?: (progress: SimulationProgress<Ids>) => void
  /** Whether `onProgress` gets results of what there is, which take a moment to work out; default false. */
  readonly partialResults?: boolean
}

const mostWorkers = 1024

/** The workers asked for. */
export function workersOf(workers: unknown, unasked: number): number {
  return workers === undefined ? unasked : wholeNumber('workers', workers, 1, mostWorkers)
}

/**
 * Plays a forecast out on workers. They are started before the plan is made, and load while it is.
 *
 * @param unasked how many workers there are if the options do not say.
 * @param makePool on some platform.
 */
export async function simulateOn(
  forecast: Forecast,
  options: ParallelOptions,
  unasked: number,
  makePool: (workers: number, workerUrl: string | URL | undefined) => WorkerPool,
): Promise<Simulation> {
  const {
    pool: kept,
    workers,
    workerUrl,
    signal,
    onProgress,
    partialResults = false,
    ...asked
  } = options ?? {}
  if (kept && (workers !== undefined || workerUrl !== undefined))
    throw new OptionError('pool', 'a pool', 'no workers and no workerUrl beside it: a pool has its own')
  const wanted = workersOf(workers, unasked)
  signal?.throwIfAborted()
  const pool = kept ?? makePool(Math.min(wanted, mostUseful(asked)), workerUrl)
  try {
    const { plan, seed, level } = plannedSimulation(forecast, asked)
    const tally = emptyTally(plan)
    const summary = (of: Tally) => summaryOf(forecast, plan, of, seed, level)
    let result: Simulation | undefined
    const onPrefix = (prefix: Tally) => {
      if (partialResults || prefix.runs === plan.runs) result = summary(prefix)
      const { runs } = prefix
      const progress = { runs, of: plan.runs, fraction: runs / plan.runs }
      onProgress?.(partialResults && result ? { ...progress, result } : progress)
    }
    await playInParallel(pool, { plan, blocks: [0, blocksOf(plan)], tally, onPrefix, signal })
    return result ?? summary(tally)
  } finally {
    if (!kept) await pool.close()
  }
}

/** More workers than blocks have nothing to do. */
function mostUseful({ runs, targetMcse }: SimulateOptions): number {
  if (targetMcse !== undefined || (runs !== undefined && !(runs >= 1))) return mostWorkers
  return Math.ceil((runs ?? defaultRuns) / runBlock)
}
