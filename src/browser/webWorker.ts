import type { Answer, Order } from '../runs/parallel/messages.ts'
import type { Spawn } from '../runs/parallel/pool.ts'

/** The part of a Web Worker that is used here. The DOM types are not loaded, so that no other file can use the DOM. */
interface WebWorker {
  onmessage: ((event: { readonly data: Answer }) => void) | null
  onerror: ((event: { readonly message?: string; preventDefault(): void }) => void) | null
  postMessage(order: Order): void
  terminate(): void
}
declare const Worker: new (url: string | URL, options: { readonly type: 'module' }) => WebWorker

/** Starts Web Workers from forkcast's worker.js, by default the one beside this file. */
export function webWorkers(workerUrl?: string | URL): Spawn {
  return ({ answer, died }) => {
    // bundlers recognise exactly this expression, new Worker(new URL(…, import.meta.url))
    const worker =
      workerUrl === undefined
        ? new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
        : new Worker(workerUrl, { type: 'module' })
    worker.onmessage = ({ data }) => answer(data)
    worker.onerror = (event) => {
      event.preventDefault()
      worker.terminate()
      died(event.message ? `of an error: ${event.message}` : 'it could not be loaded')
    }
    return {
      post: (order) => worker.postMessage(order),
      terminate: () => worker.terminate(),
      hold: () => undefined,
    }
  }
}
