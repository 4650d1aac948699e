import type { ScenarioIds } from '../scenario/literal.ts'
import type { AnswerTable } from '../scenario/table.ts'
import { type Beliefs, beliefsOf, type Move, moveBetween } from './beliefs.ts'
import type { Cells } from './cells.ts'
import { addTerm, type RowSum } from './rowSum.ts'
import type { Change, StepLabel } from './step.ts'

/** One step from a forecast to another: what changed, and how that moved each outcome. */
export interface Step<Ids extends ScenarioIds = ScenarioIds> extends StepLabel<Ids['signal']> {
  /** By outcome id, and by the branch ids that were asked for. */
  readonly moves: AnswerTable<Ids, Move>
  /**
   * True where no leaf was possible after this step, because the evidence contradicted itself. Its moves are then 0, and
   * the next step after which a leaf is possible has the moves of both.
   */
  readonly impossible?: true
}

/** How far the steps from one forecast to another have come. */
export interface Progress {
  readonly cells: Cells
  readonly sum: RowSum
  /** The beliefs after the last step that left something possible. */
  readonly last: Beliefs
  /** Whether anything is possible now. */
  readonly possible: boolean
}

/**
 * Applies changes one after the other and records the step of each. A step is the difference of the beliefs before and
 * after it, so the steps add up to the whole.
 *
 * @param end the final sum of rows, added up from scratch so that rounding does not accumulate from day to day.
 * @param last the final probabilities, where the forecast has them already.
 */
export function applyChanges(
  start: Progress,
  changes: readonly Change[],
  end: RowSum,
  last?: Float64Array,
): { steps: Step[]; end: Progress } {
  const { cells, sum } = start
  let { last: before, possible } = start
  const steps = changes.map(({ label, terms }, index): Step => {
    for (const term of terms) addTerm(sum, term)
    const isLast = index === changes.length - 1
    const found = beliefsOf(cells, isLast ? end : sum)
    const after = found && isLast && last ? { ...found, probability: last } : found
    const step = { ...label, moves: movesBetween(cells, before, after ?? before) }
    possible = after !== undefined
    if (!after) return { ...step, impossible: true }
    before = after
    return step
  })
  return { steps, end: { cells, sum: end, last: before, possible } }
}

/** How far each question moved, by id. */
export function movesBetween({ questions }: Cells, before: Beliefs, after: Beliefs): Record<string, Move> {
  const moves: Record<string, Move> = {}
  const ids = [...questions.outcomes, ...questions.branches]
  ids.forEach((id, question) => {
    moves[id] = moveBetween(before, after, question)
  })
  return moves
}
