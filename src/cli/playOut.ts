import { setImmediate } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { formatCount } from '../report/numbers.ts'
import { blocksOf, runBlockInto } from '../simulation/block.ts'
import type { Plan } from '../simulation/plan.ts'
import { emptyTally, type Tally } from '../simulation/tally.ts'
import { workspaceOf } from '../simulation/workspace.ts'
import { Interrupted } from './interrupted.ts'
import type { Samples } from './samples.ts'

export interface PlayOutOptions {
  /** [first, end); default all blocks. */
  readonly blocks?: readonly [number, number]
  /** Where every run goes besides. */
  readonly samples?: Samples
}

/** Long enough that pauses cost nothing, short enough that an interruption is obeyed at once. */
const sliceMilliseconds = 50
const patienceMilliseconds = 1000

/**
 * Plays blocks of a plan, with pauses in which an interruption (Ctrl-C) is heard; a run of more than a second says
 * on a terminal what it is doing.
 *
 * @throws Interrupted after Ctrl-C, and whatever `simulate` throws.
 */
export async function playOut(plan: Plan, options: PlayOutOptions = {}): Promise<Tally> {
  const started = performance.now()
  const { samples, blocks: [first, end] = [0, blocksOf(plan)] } = options
  const { runs } = plan
  const tally = emptyTally(plan)
  const work = workspaceOf(plan)
  const visitor = samples?.visitor(plan)
  const interruption = { heard: false }
  const hear = () => {
    interruption.heard = true
  }
  process.on('SIGINT', hear)
  try {
    let paused = started
    let announced = !isatty(2)
    for (let block = first; block < end; block++) {
      runBlockInto(tally, plan, work, block, visitor)
      const now = performance.now()
      if (now - paused < sliceMilliseconds) continue
      if (!announced && now - started > patienceMilliseconds) {
        process.stderr.write(`simulating ${formatCount(runs)} runs; Ctrl-C stops\n`)
        announced = true
      }
      await setImmediate()
      if (interruption.heard) throw new Interrupted()
      paused = performance.now()
    }
    return tally
  } finally {
    process.removeListener('SIGINT', hear)
  }
}
