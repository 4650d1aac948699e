import { startNormals } from '../draws/normals.ts'
import { runBlock } from '../draws/purposes.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { type Categories, settled } from '../random/categories.ts'
import { startLanes } from '../random/stream.ts'
import { type Chunk, chunkLength } from './chunk.ts'
import { impactValues } from './impactValues.ts'
import type { Plan } from './plan.ts'
import { weylInto, weylLowWord } from './weyl.ts'
import type { Workspace } from './workspace.ts'

/** Blocks of a plan. */
export function blocksOf(plan: Pick<Plan, 'runs'>): number {
  return Math.ceil(plan.runs / runBlock)
}

/** What is done with the runs of a chunk while its columns hold them. */
export interface Visitor {
  /** Draw, cell and day are there. */
  runs(chunk: Chunk, first: number, length: number): void
  /** And the values of one impact, which those of the next will replace. */
  impact(chunk: Chunk, index: number, first: number, length: number): void
}

/**
 * The cells of runs from `firstRun` on, by the draws and the leading words of their variates, as signed as they come.
 *
 * @param lowWord gives the second word of a run's variate, unsigned.
 */
export type FindCells = (
  out: Int32Array,
  draw: Int32Array,
  words: Int32Array,
  lowWord: (run: number) => number,
  firstRun: number,
  length: number,
) => void

/**
 * Plays the runs of one block, chunk by chunk. What they are depends on the plan and the number of the block, and
 * on nothing else.
 *
 * @param findCells for a plan without running sums, which cannot be played without.
 */
export function playBlock(
  plan: Plan,
  work: Workspace,
  kernels: Kernels,
  block: number,
  visitor: Visitor,
  findCells?: FindCells,
): void {
  const { chunk, leaf, whichDay } = work
  const { words, draw, cell, row, day } = chunk
  for (const { lanes, key } of [leaf, whichDay]) startLanes(lanes, plan.seed, key, block)
  for (const { columns } of work.impacts)
    for (const column of columns) startNormals(column, plan.seed, column.key, block)
  const end = Math.min((block + 1) * runBlock, plan.runs)
  for (let first = block * runBlock; first < end; first += chunkLength) {
    const length = Math.min(chunkLength, end - first)
    // kernels take four runs at a time; runs beyond the last are played and not counted
    const whole = (length + 3) & ~3
    if (plan.draws > 1) {
      weylInto(words, plan.start, first, whole)
      choose(draw, work.noRow, work.draws, (run) => weylLowWord(plan.start, run))
    }
    kernels.words(words, leaf.lanes, whole)
    if (work.cells) choose(cell, draw, work.cells, leaf.lowWord)
    else findCells!(cell, draw, words, leaf.lowWord, first, length)
    kernels.lookUp(row, work.rowOfCell, cell, whole)
    kernels.words(words, whichDay.lanes, whole)
    choose(day, row, work.days, whichDay.lowWord)
    visitor.runs(chunk, first, length)
    plan.impacts.forEach((impact, j) => {
      impactValues(work.impacts[j]!, plan, impact, chunk, kernels, first, whole)
      visitor.impact(chunk, j, first, length)
    })

    function choose(
      out: Int32Array,
      rows: Int32Array,
      categories: Categories,
      lowWord: (run: number) => number,
    ): void {
      const { open } = chunk
      const { guide, bits, within } = categories
      const left = kernels.choose(
        out,
        rows,
        guide,
        guide.BYTES_PER_ELEMENT >> 1,
        bits,
        within,
        words,
        open,
        whole,
      )
      for (let k = 0; k < left; k++) {
        const i = open[k]!
        out[i] = settled(categories, rows[i]!, words[i]!, lowWord, first + i)
      }
    }
  }
}
