import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Spawn } from '../runs/parallel/pool.ts'

/** Starts Node threads from forkcast's worker.js, by default the one beside this file. */
export function workerThreads(workerUrl?: string | URL): Spawn {
  // import.meta.url is undefined in the CommonJS build
  const here = import.meta.url ?? pathToFileURL(__filename).href
  const place = workerUrl ?? new URL(/* @vite-ignore */ './worker.js', here)
  const file = typeof place === 'string' && place.startsWith('file:') ? new URL(place) : place
  return ({ answer, died }) => {
    // options of this process must not reach the worker: with --input-type it could not load a file
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
