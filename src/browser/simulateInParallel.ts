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

/** What the browser says there is, or two where it does not say. */
function cores(): number {
  return navigator?.hardwareConcurrency ?? 2
}

/**
 * Plays a forecast out by Monte Carlo on Web Workers: the result of `simulate`, byte for byte, however many.
 *
 * For pages that should stay alive meanwhile. The worker is a file of its own, so that a content policy of
 * `default-src 'self'` is enough. One that allows WebAssembly (`script-src 'self' 'wasm-unsafe-eval'`) makes runs
 * three times as fast; where it does not, the result is the same.
 *
 * @param forecast a live forecast from `update`.
 * @param options those of `simulate`; `workers`, or a `pool` that is kept; `signal` to stop; `onProgress`, with
 *   `partialResults` where it should get results of a prefix of the runs; `workerUrl` where a bundler has put
 *   forkcast's worker.js elsewhere.
 * @returns what `simulate` returns.
 * @throws (rejects) as `simulate`; with the reason of `signal` where that is aborted, the workers stopped; WorkerError
 *   where workers cannot be loaded or die again and again over the same runs.
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
 * Starts Web Workers that stay, to be handed to `simulateInParallel` as often as wanted.
 *
 * For dashboards, which simulate at every move of a slider.
 *
 * @param options `workers`, default one for each core; `workerUrl` where forkcast's worker.js is elsewhere.
 * @returns the pool; `close()` stops its workers, and so does `await using`.
 * @throws OptionError where `workers` is no whole number from 1 to 1,024.
 * @example
 * const pool = () => createPool({ workers: 2 })
 */
export function createPool(options: WorkerPoolOptions = {}): WorkerPool {
  return poolOf(workersOf(options.workers, cores()), webWorkers(options.workerUrl))
}
