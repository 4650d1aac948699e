import type { Visitor } from './block.ts'
import { type Chunk, chunkLength } from './chunk.ts'
import type { Plan } from './plan.ts'

/** One run, as chance decided it. The object and its impacts are those of the next run afterwards. */
export interface Run {
  /** Numbers from 1: of the run, and of the draw that it belongs to. */
  readonly run: number
  readonly draw: number
  /** Index of its outcome. */
  readonly outcome: number
  /** From origin until it came true. */
  readonly days: number
  /** One value for each impact. */
  readonly impacts: Float64Array
}

/** Shows every run of the blocks that are played, in order. */
export function eachRun(plan: Plan, see: (run: Run) => void): Visitor {
  const columns = plan.impacts.map(() => new Float64Array(chunkLength))
  const shown = { run: 0, draw: 0, outcome: 0, days: 0, impacts: new Float64Array(columns.length) }
  const showAll = (chunk: Chunk, first: number, length: number) => {
    for (let i = 0; i < length; i++) {
      shown.run = first + i + 1
      shown.draw = chunk.draw[i]! + 1
      shown.outcome = plan.cells.outcome[chunk.cell[i]!]!
      shown.days = Math.min(plan.span, plan.asOfDays + 1 + chunk.day[i]!)
      for (let j = 0; j < columns.length; j++) shown.impacts[j] = columns[j]![i]!
      see(shown)
    }
  }
  return {
    runs(chunk, first, length) {
      if (columns.length === 0) showAll(chunk, first, length)
    },
    impact(chunk, j, first, length) {
      columns[j]!.set(chunk.values)
      if (j === columns.length - 1) showAll(chunk, first, length)
    },
  }
}
