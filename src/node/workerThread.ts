import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Spawn } from '../runs/parallel/pool.ts'

/** Starts threads of Node from forkcast's worker.js: the one beside this file, unless another is named. */
export function workerThreads(workerUrl?: string | URL): Spawn {
  // in the CommonJS build there is no import.meta
  const here = import.meta.url ?? pathToFileURL(__filename).href
  const place = workerUrl ?? new URL(/* @vite-ignore */ './worker.js', here)
  const file = typeof place === 'string' && place.startsWith('file:') ? new URL(place) : place
  return ({ answer, died }) => {
    // the options of this process are not the worker's: --input-type would keep it from loading a file
    const worker = new Worker(file, { execArgv: [] })
    let reason: string | undefined
    worker.on('message', answer)
    worker.on('error', (error: unknown) => {
      reason = `of an error: ${error instanceof Error ? error.message : String(error)}`
    })
    worker.on('exit', (code) => died(reason ?? `it exited with code ${code}`))
    return {
      post: (order) => worker.postMessage(order),
      terminate: () => worker.terminate(),
      hold: (busy) => (busy ? worker.ref() : worker.unref()),
    }
  }
}
