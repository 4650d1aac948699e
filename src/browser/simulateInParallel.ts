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
import { webWorkers } from './webWorker.ts'

declare const navigator: { readonly hardwareConcurrency?: number } | undefined

/** The number of cores, or 2 where the browser does not tell. */
function cores(): number {
  return navigator?.hardwareConcurrency ?? 2
}

/**
 * Simulates a forecast by Monte Carlo on Web Workers. The result is that of `simulate`, byte for byte, for any number of
 * workers.
 *
 * Use it so that a page stays responsive meanwhile. The worker is a separate file, so a content policy of
 * `default-src 'self'` is enough. A policy that allows WebAssembly (`script-src 'self' 'wasm-unsafe-eval'`) makes runs
 * three times as fast; the result is the same without it.
 *
 * @param forecast a live forecast from `update`.
 * @param options those of `simulate`, and: `workers`, a number of workers, or `pool`, workers that are kept; `signal` to
 *   stop it; `onProgress`, a function that is called meanwhile; `partialResults` to give it the results so far;
 *   `workerUrl`, the place of forkcast's worker.js, if a bundler has moved it.
 * @returns a promise of what `simulate` returns.
 * @throws (rejects) as `simulate`; with the reason of `signal` once that is aborted; WorkerError if workers cannot be
 *   loaded, or die repeatedly over the same runs.
 * @example
 * const onProgress = ({ fraction }) => { document.querySelector('progress').value = fraction }
 * const show = () => simulateInParallel(forecast, { runs: 1e8, seed: 'harbour', onProgress })
 */
export async function simulateInParallel<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  options: ParallelOptions<Ids>,
): Promise<Simulation<Ids>> {
  const make = (workers: number, url: string | URL | undefined) => poolOf(workers, webWorkers(url))
  return (await simulateOn(forecast, options as ParallelOptions, cores(), make)) as Simulation<Ids>
}

/**
 * Starts Web Workers that can be used for many calls of `simulateInParallel`.
 *
 * Use it in dashboards that simulate often, for instance at every move of a slider.
 *
 * @param options `workers`: a whole number from 1 to 1,024, default one for each core; `workerUrl`: the place of
 *   forkcast's worker.js, if it has been moved.
 * @returns the pool; `close()` stops its workers, and so does the end of an `await using` block.
 * @throws OptionError where `workers` is not such a number.
 * @example
 * const pool = () => createPool({ workers: 2 })
 */
export function createPool(options: WorkerPoolOptions = {}): WorkerPool {
  return poolOf(workersOf(options.workers, cores()), webWorkers(options.workerUrl))
}
