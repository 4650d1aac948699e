import type { Plan } from '../plan.ts'
import type { Tally } from '../tally.ts'
import { dealerOf, mostBlocks } from './dealer.ts'
import { coreOf, type Job, type WorkerPool } from './pool.ts'
import { prefixOf } from './prefix.ts'

/** What is to be played, and who wants to know of it. */
export interface ParallelPlay {
  readonly plan: Plan
  /** Blocks [first, end). */
  readonly blocks: readonly [number, number]
  /** What they are added to, in place. */
  readonly tally: Tally
  /** Called when the blocks from the first on have grown by about a task for each worker, and at the end. */
  readonly onPrefix?: ((tally: Tally) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Plays blocks on the workers of a pool.
 *
 * @returns once every block is in the tally; rejects with the reason of the signal where that is aborted.
 */
export function playInParallel(pool: WorkerPool, play: ParallelPlay): Promise<void> {
  const { plan, blocks, tally, onPrefix, signal } = play
  const [first, end] = blocks
  const core = coreOf(pool)
  const prefix = prefixOf(plan, first, tally)
  return new Promise((resolve, reject) => {
    let told = first
    const settle = (conclude: () => void) => {
      signal?.removeEventListener('abort', abort)
      conclude()
    }
    const giveUp = (error: unknown) => {
      core.stop(job)
      settle(() => reject(error))
    }
    const abort = () => giveUp(signal?.reason)
    const job: Job = {
      plan,
      dealer: dealerOf(first, end, pool.workers),
      done(task, packed) {
        try {
          prefix.add(task.first, task.end, packed)
          const reached = prefix.end()
          const step = Math.min(mostBlocks, task.end - task.first) * pool.workers
          if (reached === end || (reached > told && (told === first || reached - told >= step))) {
            told = reached
            onPrefix?.(tally)
          }
          if (reached !== end) return
        } catch (error) {
          return giveUp(error)
        }
        core.stop(job)
        settle(resolve)
      },
      failed: (error) => settle(() => reject(error)),
    }
    if (signal?.aborted) return reject(signal.reason)
    if (first === end) return resolve()
    signal?.addEventListener('abort', abort)
    core.start(job)
  })
}
