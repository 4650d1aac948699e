import { availableParallelism } from 'node:os'
import type { Forecast } from '../forecast/forecast.ts'
import { poolOf, type WorkerPool } from '../runs/parallel/pool.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import {
  type ParallelOptions,
  simulateOn,
  type WorkerPoolOptions,
  workersOf,
} from '../simulation/simulateOn.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { workerThreads } from './workerThread.ts'

/**
 * Plays a forecast out by Monte Carlo on several threads: the result of `simulate`, byte for byte, however many.
 *
 * For millions of runs and more: below that, starting threads takes longer than the runs.
 *
 * @param forecast a live forecast from `update`.
 * @param options those of `simulate`; `workers`, or a `pool` that is kept; `signal` to stop; `onProgress`, with
 *   `partialResults` where it should get results of a prefix of the runs.
 * @returns what `simulate` returns.
 * @throws (rejects) as `simulate`; with the reason of `signal` where that is aborted, the threads stopped; WorkerError
 *   where threads cannot be started or die again and again over the same runs. One that dies is replaced.
 * @example
 * const options = { runs: 300_000, seed: 'harbour' }
 * const result = await simulateInParallel(forecast, { ...options, workers: 2 })
 * JSON.stringify(result) === JSON.stringify(simulate(forecast, options)) // true
 */
export async function simulateInParallel<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  options: ParallelOptions<Ids>,
): Promise<Simulation<Ids>> {
  const make = (workers: number, url: string | URL | undefined) => poolOf(workers, workerThreads(url))
  return (await simulateOn(
    forecast,
    options as ParallelOptions,
    availableParallelism(),
    make,
  )) as Simulation<Ids>
}

/**
 * Starts threads that stay, to be handed to `simulateInParallel` as often as wanted.
 *
 * For servers and dashboards: a pool that is there answers in milliseconds. It does not keep the process alive.
 *
 * @param options `workers`, default one for each core; `workerUrl` where forkcast's worker.js has been moved.
 * @returns the pool; `close()` stops its threads, and so does `await using`.
 * @throws OptionError where `workers` is no whole number from 1 to 1,024.
 * @example
 * const pool = createPool({ workers: 2 })
 * const result = await simulateInParallel(forecast, { runs: 300_000, seed: 'harbour', pool })
 * await pool.close()
 * result.runs // 300000
 */
export function createPool(options: WorkerPoolOptions = {}): WorkerPool {
  return poolOf(workersOf(options.workers, availableParallelism()), workerThreads(options.workerUrl))
}
