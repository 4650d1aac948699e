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
  /** The blocks to play, [first, end); default all. */
  readonly blocks?: readonly [number, number]
  /** Number of threads. By default one for each core, if one thread would take more than about a second. */
  readonly workers?: number | undefined
  /** Gets every run. The runs are then played in order, on this thread. */
  readonly samples?: Samples
}

/** Time between pauses: long enough that they cost nothing, short enough that Ctrl-C works at once. */
const sliceMilliseconds = 50
/** Other threads are started after this time, if more work is left than has been done. */
const aloneMilliseconds = 500

/**
 * Plays blocks of a plan. It pauses now and then so that Ctrl-C can interrupt it, and shows a progress bar on a terminal
 * after a second.
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
    const patience = workers === undefined && threads > 1 ? aloneMilliseconds : Infinity
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

/** The number of runs in all blocks before this one. */
function runsBefore(plan: Plan, block: number): number {
  return Math.min(plan.runs, block * runBlock)
}

interface AloneOptions {
  readonly samples: Samples | undefined
  readonly bar: ProgressBar
  /** Milliseconds after which it stops, if more work is left than has been done. */
  readonly patience: number
  readonly signal: AbortSignal
}

/** Plays blocks on this thread; returns the first block that it has not played. */
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
