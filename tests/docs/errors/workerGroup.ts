import { type ForkcastError, update } from 'forkcast'
import * as node from 'forkcast/node'
import { harbourLog, harbourScenario } from '../../fixtures/harbour/files.ts'
import { type Example, entriesOf, type Group } from './entry.ts'

const failures = {
  'worker-lost':
    'Workers died again and again over the same runs: as a rule their file cannot be loaded, or the memory is used up.',
  'worker-failed':
    'A worker could not be started, or failed in a way that is a fault of forkcast. What is wrong with a scenario is the `SimulationError` of `simulate`.',
  'pool-closed': 'A pool was closed while it was at work, or before.',
  'no-live-pool': 'A `NotLiveError`: a pool is what `createPool` gives.',
  workers: 'An `OptionError`: how many workers there are.',
  pool: 'An `OptionError`: workers that are there already.',
}

const calls: Readonly<Record<keyof typeof failures, string>> = {
  'worker-lost':
    "await simulateInParallel(forecast, { seed: 'harbour', workers: 1, workerUrl: 'file:///nowhere/worker.js' })",
  'worker-failed': "await simulateInParallel(forecast, { seed: 'harbour', workerUrl: 'worker.js' })",
  'pool-closed':
    "const pool = createPool({ workers: 1 })\nawait pool.close()\nawait simulateInParallel(forecast, { seed: 'harbour', pool })",
  'no-live-pool': "await simulateInParallel(forecast, { seed: 'harbour', pool: {} })",
  workers: 'createPool({ workers: 0 })',
  pool: "const pool = createPool({ workers: 1 })\nawait simulateInParallel(forecast, { seed: 'harbour', pool, workers: 2 }).finally(pool.close)",
}

/** Titles that are options, and no codes. */
const options = { workers: true, pool: true }

/** What code throws or rejects with: `Name: message`. */
async function thrownBy(code: string, title: string): Promise<string> {
  const forecast = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })
  const scope: Record<string, unknown> = { ...node, forecast }
  try {
    await new Function(...Object.keys(scope), `return (async () => { ${code} })()`)(...Object.values(scope))
  } catch (error) {
    const { name, message, code } = error as ForkcastError
    if (code === (Object.hasOwn(options, title) ? 'invalid-option' : title)) return `${name}: ${message}`
  }
  throw new Error(`${code} gives no ${title}`)
}

/** What goes wrong with workers and pools. */
export async function workerGroup(): Promise<Group> {
  const examples = new Map<string, Example[]>()
  for (const [title, text] of Object.entries(calls))
    examples.set(title, [{ language: 'ts', text, message: await thrownBy(text, title) }])
  return {
    title: 'Workers',
    intro: 'A `WorkerError` with a `code`, with which the promise of `simulateInParallel` rejects.',
    entries: entriesOf(failures, examples),
  }
}
