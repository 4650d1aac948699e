import { type Categories, settled } from '../random/categories.ts'
import { streamOf } from '../random/stream.ts'
import { chunkLength, theChunk } from './chunk.ts'
import { gridCells } from './grid.ts'
import { tallySums, tallyValues } from './impactTally.ts'
import { impactStreams, impactValues } from './impactValues.ts'
import type { Plan } from './plan.ts'
import { runBlock } from './purposes.ts'
import { daysPerOutcome, type Tally } from './tally.ts'
import { weylInto, weylLowWord } from './weyl.ts'
import type { Workspace } from './workspace.ts'

/** Blocks of a plan. */
export function blocksOf(plan: Pick<Plan, 'runs'>): number {
  return Math.ceil(plan.runs / runBlock)
}

/** What is done with the runs of a chunk while its columns hold them. */
export interface Visitor {
  /** Draw, cell and day are there. */
  runs(first: number, length: number): void
  /** And the values of one impact, which those of the next will replace. */
  impact(index: number, first: number, length: number): void
}

/**
 * Plays the runs of one block, chunk by chunk. What they are depends on the plan and the number of the block, and
 * on nothing else.
 */
export function playBlock(plan: Plan, work: Workspace, block: number, visitor: Visitor): void {
  const chunk = theChunk()
  const { draw, cell, row, day } = chunk
  const leaves = streamOf(plan.seed, work.leaf.key, block)
  const days = streamOf(plan.seed, work.whichDay.key, block)
  const impacts = work.impacts.map((impact) => impactStreams(plan, impact, block))
  const end = Math.min((block + 1) * runBlock, plan.runs)
  if (plan.draws === 1) draw.fill(0)
  for (let first = block * runBlock; first < end; first += chunkLength) {
    const length = Math.min(chunkLength, end - first)
    if (plan.draws > 1) {
      weylInto(chunk.words, plan.start, first, length)
      row.fill(0)
      settle(draw, work.draws, row, chunk.guideDraws(work.draws, length), (i) =>
        weylLowWord(plan.start, first + i),
      )
    }
    chunk.drawWords(leaves, length)
    settle(cell, work.cells, draw, chunk.guideCells(work.cells, length), (i) => work.leaf.lowWord(first + i))
    chunk.drawWords(days, length)
    settle(day, work.days, row, chunk.guideDays(work.days, work.rowOfCell, length), (i) =>
      work.whichDay.lowWord(first + i),
    )
    visitor.runs(first, length)
    plan.impacts.forEach((impact, j) => {
      impactValues(work.impacts[j]!, plan, impact, first, length, impacts[j]!)
      visitor.impact(j, first, length)
    })
  }
}

/** Settles the choices that the guide leaves open. */
function settle(
  out: Int32Array,
  categories: Categories,
  rows: Int32Array,
  left: number,
  lowWord: (i: number) => number,
): void {
  const { open, words } = theChunk()
  for (let k = 0; k < left; k++) {
    const i = open[k]!
    out[i] = settled(categories, rows[i]!, out[i]!, words[i]!, () => lowWord(i))
  }
}

/**
 * Plays one block and adds it to a tally.
 *
 * @param also sees every run too.
 */
export function runBlockInto(tally: Tally, plan: Plan, work: Workspace, block: number, also?: Visitor): void {
  const chunk = theChunk()
  const perOutcome = daysPerOutcome(plan)
  if (plan.groups === 1) chunk.histogramOfRun.fill(0)
  playBlock(plan, work, block, {
    runs(first, length) {
      tally.runs += length
      chunk.countDays(tally.days, plan.cells.outcome, perOutcome, length)
      if (plan.groups > 1) chunk.countGroups(tally.counts, work.groupOfDraw, plan.outcomes, gridCells, length)
      also?.runs(first, length)
    },
    impact(j, first, length) {
      tallyValues(tally.impacts[j]!, plan.impacts[j]!, work.impacts[j]!, length)
      also?.impact(j, first, length)
    },
  })
  plan.impacts.forEach((_, j) => {
    tallySums(tally.impacts[j]!, work.impacts[j]!)
  })
}
