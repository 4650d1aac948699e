import type { ScenarioIds } from '../scenario/literal.ts'
import type { AnswerTable } from '../scenario/table.ts'
import type { Cells } from './cells.ts'
import { addTerm, type RowSum } from './rowSum.ts'
import { type Move, moveBetween, type Snapshot, snapshotOf } from './snapshot.ts'
import type { Change, StepLabel } from './step.ts'

/** A step: what changed, and what that did to each outcome. */
export interface Step<Ids extends ScenarioIds = ScenarioIds> extends StepLabel<Ids['signal']> {
  /** By outcome, and by branch where branches were asked for. */
  readonly moves: AnswerTable<Ids, Move>
  /**
   * True where nothing was possible after it: evidence so far contradicted itself. It then moves nothing, and the
   * step after which something is possible again moves for both.
   */
  readonly impossible?: true
}

/** Where a walk from one forecast to another has got to. */
export interface Walk {
  readonly cells: Cells
  readonly sum: RowSum
  /** What was believed when something was possible last. */
  readonly last: Snapshot
  /** Whether anything is possible where it has got to. */
  readonly possible: boolean
}

/**
 * Makes one change after the other and notes what each did. A step is the difference of two stored beliefs, so
 * that the steps add up to the whole.
 *
 * @param end the sum of rows at the end, added up afresh: no rounding is carried from one day to the next.
 * @param last what is believed at the end, where that is known already.
 */
export function walkThrough(
  start: Walk,
  changes: readonly Change[],
  end: RowSum,
  last?: Float64Array,
): { steps: Step[]; end: Walk } {
  const { cells, sum } = start
  let { last: before, possible } = start
  const steps = changes.map(({ label, terms }, index): Step => {
    for (const term of terms) addTerm(sum, term)
    const isLast = index === changes.length - 1
    const found = snapshotOf(cells, isLast ? end : sum)
    const after = found && isLast && last ? { ...found, probability: last } : found
    const step = { ...label, moves: movesBetween(cells, before, after ?? before) }
    possible = after !== undefined
    if (!after) return { ...step, impossible: true }
    before = after
    return step
  })
  return { steps, end: { cells, sum: end, last: before, possible } }
}

/** What each question moved by. */
export function movesBetween({ questions }: Cells, before: Snapshot, after: Snapshot): Record<string, Move> {
  const moves: Record<string, Move> = {}
  const ids = [...questions.outcomes, ...questions.branches]
  ids.forEach((id, question) => {
    moves[id] = moveBetween(before, after, question)
  })
  return moves
}
