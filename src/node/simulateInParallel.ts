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
 * Simulates a forecast by Monte Carlo on several threads. The result is that of `simulate`, byte for byte, for any number
 * of threads.
 *
 * Use it for a million runs or more; with fewer, starting threads takes longer than the runs.
 *
 * @param forecast a live forecast from `update`.
 * @param options those of `simulate`, and: `workers`, a number of threads, or `pool`, threads that are kept; `signal` to
 *   stop it; `onProgress`, a function that is called meanwhile; `partialResults` to give it the results so far.
 * @returns a promise of what `simulate` returns.
 * @throws (rejects) as `simulate`; with the reason of `signal` once that is aborted; WorkerError if threads cannot be
 *   started, or die repeatedly over the same runs. A thread that dies is replaced.
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
 * Starts threads that can be used for many calls of `simulateInParallel`.
 *
 * Use it in servers and dashboards, to save the time of starting threads. A pool does not keep the process alive.
 *
 * @param options `workers`: a whole number from 1 to 1,024, default one for each core; `workerUrl`: the place of
 *   forkcast's worker.js, if it has been moved.
 * @returns the pool; `close()` stops its threads, and so does the end of an `await using` block.
 * @throws OptionError where `workers` is not such a number.
 * @example
 * const pool = createPool({ workers: 2 })
 * const result = await simulateInParallel(forecast, { runs: 300_000, seed: 'harbour', pool })
 * await pool.close()
 * result.runs // 300000
 */
export function createPool(options: WorkerPoolOptions = {}): WorkerPool {
  return poolOf(workersOf(options.workers, availableParallelism()), workerThreads(options.workerUrl))
}
