import { type Categories, categoriesOf } from '../random/categories.ts'
import type { Sfc32 } from '../random/sfc32.ts'
import { streamOf, type TextKey } from '../random/stream.ts'
import { type ImpactWork, impactWork } from './impactWork.ts'
import type { Plan } from './plan.ts'
import { daysPerOutcome } from './tally.ts'

/** What one block is worked out in; made from the plan once, for all blocks. */
export interface Workspace {
  /** Which draw, which cell in a draw, which day of a timing. */
  readonly draws: Categories
  readonly cells: Categories
  readonly days: Categories
  /** Row of `days` by cell: its timing, or after all of them that of the horizon. */
  readonly rowOfCell: Int32Array
  readonly groupOfDraw: Int32Array
  readonly leaf: Choice
  readonly whichDay: Choice
  readonly impacts: readonly ImpactWork[]
}

/** The streams of one choice. */
interface Choice {
  readonly key: TextKey
  /** The second word of the choice of a run, rarely needed. */
  readonly lowWord: (run: number) => number
}

function choiceOf(seed: TextKey, key: TextKey, low: TextKey): Choice {
  return { key, lowWord: (run) => (streamOf(seed, low, run) as Sfc32)[0]! >>> 0 }
}

export function workspaceOf(plan: Plan): Workspace {
  const { cells, seed, keys, groups } = plan
  return {
    draws: categoriesOf(plan.cumulativeWeight, plan.draws, plan.runs),
    cells: categoriesOf(plan.cumulative, cells.count, plan.runs),
    days: daysOf(plan),
    rowOfCell: cells.timing.map((timing) => (timing < 0 ? plan.dayCumulative.length : timing)),
    groupOfDraw: Int32Array.from({ length: plan.draws }, (_, draw) => draw % groups),
    leaf: choiceOf(seed, keys.leaf, keys.leafLow),
    whichDay: choiceOf(seed, keys.day, keys.dayLow),
    impacts: plan.impacts.map((impact) => impactWork(plan, impact)),
  }
}

/** One row for each timing, and one for leaves that come true at the horizon. */
function daysOf(plan: Plan): Categories {
  const length = daysPerOutcome(plan)
  const sums = new Float64Array((plan.dayCumulative.length + 1) * length)
  plan.dayCumulative.forEach((row, timing) => {
    sums.set(row, timing * length)
  })
  sums[sums.length - 1] = 1
  return categoriesOf(sums, length, plan.runs)
}
