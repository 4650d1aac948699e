import { type Compile, kernelColumns } from '../kernels/kernelColumns.ts'
import { gridCells } from '../numeric/grid.ts'
import { type FindCells, playBlock, type Visitor } from './block.ts'
import { tallySums, tallyValues } from './impactTally.ts'
import type { Plan } from './plan.ts'
import { daysPerOutcome, emptyTally, type Tally } from './tally.ts'
import { choicesOf, type Workspace, workspaceOf } from './workspace.ts'

/** Plays blocks of one plan. */
export interface Player {
  /** What the blocks played so far have shown: the same object each time. */
  tally(): Tally
  /**
   * Plays one block and adds it to the tally.
   *
   * @param also sees every run too.
   */
  play(block: number, also?: Visitor): void
  /** Lets the next simulation have the kernels' memory: the tally must not be used afterwards. */
  release(): void
}

/**
 * A player with an empty tally.
 *
 * @param findCells for a plan without running sums.
 * @param compile as `kernelColumns` has it.
 */
export function playerOf(plan: Plan, findCells?: FindCells, compile?: Compile): Player {
  const choices = choicesOf(plan)
  const { kernels, columns, release } = kernelColumns(
    (place) => ({ work: workspaceOf(plan, choices, place), tally: emptyTally(plan, place) }),
    compile,
  )
  const { work, tally } = columns
  const perOutcome = daysPerOutcome(plan)
  const { recentDays } = work
  return {
    tally() {
      settle()
      return tally
    },
    play(block, also) {
      playBlock(
        plan,
        work,
        kernels,
        block,
        {
          runs(chunk, first, length) {
            tally.runs += length
            kernels.lookUp(chunk.slot, work.outcomeOfCell, chunk.cell, (length + 3) & ~3)
            kernels.countDays(tally.days, recentDays, perOutcome, chunk.slot, chunk.day, length)
            if (plan.groups > 1) countGroups(chunk, length)
            also?.runs(chunk, first, length)
          },
          impact(chunk, j, first, length) {
            tallyValues(tally.impacts[j]!, plan.impacts[j]!, work.impacts[j]!, chunk, kernels, length)
            also?.impact(chunk, j, first, length)
          },
        },
        findCells,
      )
      plan.impacts.forEach((_, j) => {
        tallySums(tally.impacts[j]!, work.impacts[j]!)
      })
    },
    release,
  }

  function settle(): void {
    for (let i = 0; i < recentDays.length; i++) tally.days[i]! += recentDays[i]!
    recentDays.fill(0)
  }

  /** Moves runs on to the slots and the histogram of their group, and counts them by slot. */
  function countGroups({ draw, slot, offset }: Workspace['chunk'], length: number): void {
    for (let i = 0; i < length; i++) {
      const group = draw[i]! % plan.groups
      const at = group * plan.outcomes + slot[i]!
      slot[i] = at
      offset[i] = group * gridCells
      tally.counts[at]! += 1
    }
  }
}
