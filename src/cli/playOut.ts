import { setImmediate } from 'node:timers/promises'
import { isatty } from 'node:tty'
import type { Forecast } from '../forecast/forecast.ts'
import { formatCount } from '../report/numbers.ts'
import { blocksOf, runBlockInto } from '../simulation/block.ts'
import { plannedSimulation, summaryOf } from '../simulation/simulate.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { emptyTally } from '../simulation/tally.ts'
import { workspaceOf } from '../simulation/workspace.ts'
import { Interrupted } from './interrupted.ts'
import type { Samples } from './samples.ts'

export interface PlayOutOptions {
  readonly seed: string
  readonly runs?: number
  readonly draws: number
  readonly targetMcse?: number
  /** Where every run goes besides. */
  readonly samples?: Samples
}

/** Long enough that pauses cost nothing, short enough that an interruption is obeyed at once. */
const sliceMilliseconds = 50
const patienceMilliseconds = 1000

/**
 * `simulate`, with pauses in which an interruption (Ctrl-C) is heard; a run of more than a second says on a
 * terminal what it is doing. The result is that of `simulate`, to the last digit.
 *
 * @throws Interrupted after Ctrl-C, and whatever `simulate` throws.
 */
export async function playOut(forecast: Forecast, options: PlayOutOptions): Promise<Simulation> {
  const started = performance.now()
  const { samples, ...asked } = options
  const { plan, seed, level } = plannedSimulation(forecast, asked)
  const { runs } = plan
  const tally = emptyTally(plan)
  const work = workspaceOf(plan)
  const blocks = blocksOf(plan)
  const visitor = samples?.visitor(plan)
  const interruption = { heard: false }
  const hear = () => {
    interruption.heard = true
  }
  process.on('SIGINT', hear)
  try {
    let paused = started
    let announced = !isatty(2)
    for (let block = 0; block < blocks; block++) {
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
    return summaryOf(forecast, plan, tally, seed, level)
  } finally {
    process.removeListener('SIGINT', hear)
  }
}
