import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { runBlock } from '../draws/purposes.ts'
import { workerThreads } from '../node/workerThread.ts'
import { blocksOf } from '../runs/block.ts'
import { playInParallel } from '../runs/parallel/playInParallel.ts'
import { poolOf } from '../runs/parallel/pool.ts'
import type { Plan } from '../runs/plan.ts'
import { playerOf } from '../runs/player.ts'
import { emptyTally, mergeTally, type Tally } from '../runs/tally.ts'
import { Interrupted } from './interrupted.ts'
import { type ProgressBar, progressBar } from './progressBar.ts'
import type { Samples } from './samples.ts'

export interface PlayOutOptions {
  /** [first, end); default all blocks. */
  readonly blocks?: readonly [number, number]
  /** Threads; where it is not said, as many as there are cores, for what one thread does not do in about a second. */
  readonly workers?: number | undefined
  /** Where every run goes besides; they are then played one after the other, on this thread. */
  readonly samples?: Samples
}

/** Long enough that pauses cost nothing, short enough that an interruption is obeyed at once. */
const sliceMilliseconds = 50
/** After so long, and with more than as much again ahead, other threads are worth starting. */
const aloneMilliseconds = 500

/**
 * Plays blocks of a plan, with pauses in which an interruption (Ctrl-C) is heard; what takes more than a second
 * shows on a terminal how far it is.
 *
 * @throws Interrupted after Ctrl-C, and whatever `simulate` throws.
 */
export async function playOut(plan: Plan, options: PlayOutOptions = {}): Promise<Tally> {
  const { samples, workers, blocks = [0, blocksOf(plan)] } = options
  const tally = emptyTally(plan)
  const control = new AbortController()
  const interrupt = () => control.abort(new Interrupted())
  process.on('SIGINT', interrupt)
  const [first, end] = blocks
  const bar = progressBar(runsBefore(plan, end) - runsBefore(plan, first))
  try {
    const threads = workers ?? (samples ? 1 : availableParallelism())
    const patience = workers === undefined && threads > 1 ? aloneMilliseconds : Number.POSITIVE_INFINITY
    const reached = workers !== undefined && workers > 1 ? first : await alone()
    if (reached < end) await together(threads, reached)
    return tally

    async function alone(): Promise<number> {
      return await playAlone(plan, blocks, tally, { samples, bar, patience, signal: control.signal })
    }

    async function together(threads: number, from: number): Promise<void> {
      const pool = poolOf(Math.min(threads, end - from), workerThreads())
      try {
        await playInParallel(pool, {
          ...{ plan, blocks: [from, end], tally, signal: control.signal },
          onPrefix: ({ runs }) => bar.show(runs),
        })
      } finally {
        await pool.close()
      }
    }
  } finally {
    bar.erase()
    process.removeListener('SIGINT', interrupt)
  }
}

/** Runs of the blocks before one. */
function runsBefore(plan: Plan, block: number): number {
  return Math.min(plan.runs, block * runBlock)
}

interface AloneOptions {
  readonly samples: Samples | undefined
  readonly bar: ProgressBar
  /** Milliseconds after which it leaves the rest to others, where that is more than it has done. */
  readonly patience: number
  readonly signal: AbortSignal
}

/** Plays blocks on this thread; gives the first that it has left. */
async function playAlone(
  plan: Plan,
  [first, end]: readonly [number, number],
  tally: Tally,
  { samples, bar, patience, signal }: AloneOptions,
): Promise<number> {
  const started = performance.now()
  const player = playerOf(plan)
  const visitor = samples?.visitor(plan)
  let paused = started
  try {
    for (let block = first; block < end; block++) {
      player.play(block, visitor)
      const now = performance.now()
      if (now - paused < sliceMilliseconds) continue
      bar.show(player.tally().runs)
      await setImmediate()
      signal.throwIfAborted()
      if (now - started > patience && end - block - 1 > block + 1 - first) return block + 1
      paused = performance.now()
    }
    return end
  } finally {
    mergeTally(tally, player.tally())
    player.release()
  }
}
