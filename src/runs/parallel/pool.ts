/// <reference lib="esnext.disposable" />
import { NotLiveError } from '../../checking/notLiveError.ts'
import { SimulationError } from '../../draws/simulationError.ts'
import type { PackedTally } from '../packedTally.ts'
import type { Plan } from '../plan.ts'
import { blocksText } from '../shards/joinBlocks.ts'
import type { Dealer, Task } from './dealer.ts'
import type { Answer, Failure, Order } from './messages.ts'
import { WorkerError } from './workerError.ts'

/** A worker of some platform. */
interface WorkerHandle {
  post(order: Order): void
  terminate(): unknown
  /** Whether the process should wait for it. */
  hold(busy: boolean): void
}

/** What a worker has to say. */
interface WorkerEvents {
  answer(answer: Answer): void
  /** It is gone, for this reason. */
  died(reason: string): void
}

/** Starts a worker. */
export type Spawn = (events: WorkerEvents) => WorkerHandle

/**
 * Workers that stay, for whoever simulates often: a dashboard starts them once and not at every move of a slider.
 */
export interface WorkerPool {
  /** How many there are. */
  readonly workers: number
  /** Stops them; what they are playing is rejected. A pool can be closed twice, and not opened again. */
  close(): Promise<void>
  /** The same, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}

/** Blocks that are played by the workers of a pool. */
export interface Job {
  readonly plan: Plan
  readonly dealer: Dealer
  done(task: Task, tally: PackedTally): void
  failed(error: unknown): void
}

/** Behind a pool: takes a job, and gives it up again when it is told to. */
interface PoolCore {
  start(job: Job): void
  stop(job: Job): void
}

interface Slot {
  handle: WorkerHandle | undefined
  /** The job whose plan the worker has. */
  knows: number | undefined
  busy: { readonly job: Job; readonly task: Task } | undefined
}

/** Blocks over which so many workers have died are given up. */
const mostDeaths = 4

/** Registered, so that the CommonJS and the ESM copy of this package know each other's pools. */
const coreKey = Symbol.for('forkcast.pool')

/** What works behind a pool. */
export function coreOf(pool: WorkerPool): PoolCore {
  const core = (pool as { [coreKey]?: PoolCore } | undefined)?.[coreKey]
  if (!core) throw new NotLiveError('no-live-pool', 'this is no pool of workers; make one with createPool()')
  return core
}

/** A pool whose workers are started at once. */
export function poolOf(workers: number, spawn: Spawn): WorkerPool {
  const slots = Array.from(
    { length: workers },
    (): Slot => ({ handle: undefined, knows: undefined, busy: undefined }),
  )
  const jobs = new Map<Job, number>()
  let numbered = 0
  let closed = false

  function start(slot: Slot): WorkerHandle {
    const handle = spawned({
      answer: (answer) => {
        if (slot.handle === handle) answered(slot, answer)
      },
      died: (reason) => {
        if (slot.handle === handle) died(slot, reason)
      },
    })
    slot.handle = handle
    slot.knows = undefined
    handle.hold(false)
    return handle
  }

  function spawned(events: WorkerEvents): WorkerHandle {
    try {
      return spawn(events)
    } catch (error) {
      throw new WorkerError('worker-failed', `a worker could not be started: ${(error as Error).message}`)
    }
  }

  function deal(): void {
    for (const slot of slots) {
      if (slot.busy) continue
      for (const [job, number] of jobs) {
        const task = job.dealer.next()
        if (!task) continue
        give(slot, job, number, task)
        break
      }
    }
  }

  function give(slot: Slot, job: Job, number: number, task: Task): void {
    const { first, end } = task
    slot.busy = { job, task }
    try {
      const handle = slot.handle ?? start(slot)
      const plan = slot.knows === number ? {} : { plan: job.plan }
      handle.hold(true)
      handle.post({ job: number, first, end, ...plan })
      slot.knows = number
    } catch (error) {
      slot.busy = undefined
      fail(job, error)
    }
  }

  function answered(slot: Slot, { tally, failure }: Answer): void {
    const { busy } = slot
    if (!busy) return
    slot.busy = undefined
    slot.handle?.hold(false)
    if (failure) fail(busy.job, errorOf(failure))
    // before anything is added up, so that nobody waits for that
    deal()
    if (!failure && jobs.has(busy.job)) busy.job.done(busy.task, tally)
  }

  function died(slot: Slot, reason: string): void {
    const { busy } = slot
    slot.handle = undefined
    slot.busy = undefined
    if (busy && jobs.has(busy.job)) {
      const { first, end, deaths } = busy.task
      if (deaths + 1 < mostDeaths) busy.job.dealer.takeBack({ first, end, deaths: deaths + 1 })
      else
        fail(
          busy.job,
          new WorkerError(
            'worker-lost',
            `${mostDeaths} workers in turn died over ${blocksText([first, end])}, the last because ${reason}; if they cannot be loaded, workerUrl says where forkcast's worker.js is`,
          ),
        )
    }
    deal()
  }

  function fail(job: Job, error: unknown): void {
    if (!jobs.has(job)) return
    stop(job)
    job.failed(error)
  }

  /** Its workers are stopped, not waited for; others take their places. */
  function stop(job: Job): void {
    jobs.delete(job)
    for (const slot of slots) {
      if (slot.busy?.job !== job) continue
      slot.busy = undefined
      const { handle } = slot
      slot.handle = undefined
      handle?.terminate()
      if (!closed) start(slot)
    }
    deal()
  }

  async function close(): Promise<void> {
    closed = true
    const handles = slots.map(({ handle }) => handle)
    for (const slot of slots) slot.handle = undefined
    for (const job of [...jobs.keys()])
      fail(job, new WorkerError('pool-closed', 'the pool of workers was closed'))
    await Promise.all(handles.map((handle) => handle?.terminate()))
  }

  for (const slot of slots) start(slot)
  const core: PoolCore = {
    start(job) {
      if (closed)
        return job.failed(new WorkerError('pool-closed', 'the pool of workers has been closed; make another'))
      jobs.set(job, ++numbered)
      deal()
    },
    stop,
  }
  const pool: WorkerPool = { workers, close, [Symbol.asyncDispose]: close }
  Object.defineProperty(pool, coreKey, { value: core })
  return Object.freeze(pool)
}

/** An error of a worker as it would have been here. */
function errorOf({ name, code, message }: Failure): Error {
  if (name === 'SimulationError' && code !== undefined)
    return new SimulationError(code as SimulationError['code'], message)
  return new WorkerError('worker-failed', `a worker failed with ${name}: ${message}`)
}
