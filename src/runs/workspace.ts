import type { Place } from '../kernels/column.ts'
import { type Categories, categoriesOf } from '../random/categories.ts'
import { type Lanes, streamOf, type TextKey } from '../random/stream.ts'
import { type Chunk, chunkLength, chunkOf } from './chunk.ts'
import { type ImpactWork, impactWork } from './impactWork.ts'
import type { Plan } from './plan.ts'
import { daysPerOutcome } from './tally.ts'

/** The choices that make a run, prepared. */
export interface Choices {
  /** Which draw, which cell in a draw, which day of a timing. */
  readonly draws: Categories
  /** Undefined where the plan has no running sums. */
  readonly cells: Categories | undefined
  readonly days: Categories
}

/** What blocks are worked out in; made from the plan once, for all of them. */
export interface Workspace extends Choices {
  readonly chunk: Chunk
  /** Rows of a choice that has one only. */
  readonly noRow: Int32Array
  /** Row of `days` by cell: its timing, or after all of them that of the horizon. */
  readonly rowOfCell: Int32Array
  readonly outcomeOfCell: Int32Array
  readonly leaf: Choice
  readonly whichDay: Choice
  readonly impacts: readonly ImpactWork[]
  /** Runs by outcome and day that are not in the tally yet. */
  readonly recentDays: Uint16Array
}

/** The streams of one choice. */
interface Choice {
  readonly key: TextKey
  readonly lanes: Lanes
  /** The second word of the choice of a run, rarely needed. */
  readonly lowWord: (run: number) => number
}

export function choicesOf(plan: Plan): Choices {
  return {
    draws: categoriesOf(plan.cumulativeWeight, plan.draws, plan.runs),
    cells: plan.cumulative && categoriesOf(plan.cumulative, plan.cells.count, plan.runs),
    days: daysOf(plan),
  }
}

/** @param place puts the columns that kernels work on where they reach them. */
export function workspaceOf(plan: Plan, { draws, cells, days }: Choices, place: Place): Workspace {
  const reached = (categories: Categories) => ({ ...categories, guide: place(categories.guide) })
  const { seed, keys } = plan
  const { timing, outcome } = plan.cells
  const choiceOf = (key: TextKey, low: TextKey): Choice => ({
    key,
    lanes: place(new Int32Array(16)),
    lowWord: (run) => streamOf(seed, low, run)[0]! >>> 0,
  })
  return {
    draws: reached(draws),
    cells: cells && reached(cells),
    days: reached(days),
    chunk: chunkOf(place),
    noRow: place(new Int32Array(chunkLength)),
    rowOfCell: place(timing.map((row) => (row < 0 ? plan.dayCumulative.length : row))),
    outcomeOfCell: place(outcome),
    leaf: choiceOf(keys.leaf, keys.leafLow),
    whichDay: choiceOf(keys.day, keys.dayLow),
    impacts: plan.impacts.map((impact) => impactWork(plan, impact, place)),
    recentDays: place(new Uint16Array(plan.outcomes * daysPerOutcome(plan))),
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
