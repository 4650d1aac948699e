import { filled } from '../numeric/filled.ts'
import { gridCells } from './grid.ts'
import type { Plan } from './plan.ts'
import type { ImpactTally } from './tally.ts'

/** The grid cells that runs fell in, in ascending order, with what is known of the values in each. */
export interface ImpactColumn {
  readonly runs: number
  /** Occupied cells. */
  readonly cells: readonly number[]
  readonly count: Float64Array
  readonly least: Float64Array
  readonly greatest: Float64Array
  /** Runs by group and occupied cell. */
  readonly ofGroup: readonly Float64Array[]
  readonly groupRuns: readonly number[]
}

export function columnOf(plan: Plan, tally: ImpactTally): ImpactColumn {
  const total = new Float64Array(gridCells)
  for (let first = 0; first < tally.histogram.length; first += gridCells)
    for (let cell = 0; cell < gridCells; cell++) total[cell]! += tally.histogram[first + cell]!
  const cells: number[] = []
  for (let cell = 0; cell < gridCells; cell++) if (total[cell]! > 0) cells.push(cell)
  const pick = (column: Float64Array, first = 0) => {
    const picked = new Float64Array(cells.length)
    for (let c = 0; c < cells.length; c++) picked[c] = column[first + cells[c]!]!
    return picked
  }
  const ofGroup = Array.from({ length: plan.groups }, (_, g) => pick(tally.histogram, g * gridCells))
  return {
    runs: sumOf(total),
    cells,
    count: pick(total),
    least: filled(new Float64Array(cells.length), (c) => tally.extremes[2 * cells[c]!]!),
    greatest: filled(new Float64Array(cells.length), (c) => tally.extremes[2 * cells[c]! + 1]!),
    ofGroup,
    groupRuns: ofGroup.map(sumOf),
  }
}

function sumOf(column: Float64Array): number {
  let sum = 0
  for (let i = 0; i < column.length; i++) sum += column[i]!
  return sum
}

/** The value that p of the runs reach: exact where a cell holds one value, else between its least and greatest. */
export function quantileAt(column: ImpactColumn, p: number): { value: number; resolution: number } {
  const rank = Math.min(Math.max(p * column.runs, 0), column.runs)
  let before = 0
  for (let c = 0; c < column.cells.length; c++) {
    const count = column.count[c]!
    if (before + count >= rank || c === column.cells.length - 1) {
      const width = column.greatest[c]! - column.least[c]!
      return { value: column.least[c]! + width * Math.max(0, (rank - before) / count), resolution: width }
    }
    before += count
  }
  return { value: Number.NaN, resolution: Number.NaN }
}

/** Half the distance between the quantiles one standard error of the cumulative probability to either side. */
export function quantileError(column: ImpactColumn, p: number): number {
  const { value } = quantileAt(column, p)
  const share = (c: number) => {
    if (column.greatest[c]! <= value) return 1
    if (column.least[c]! > value) return 0
    return (value - column.least[c]!) / (column.greatest[c]! - column.least[c]!)
  }
  const error = errorOfMean(column, share)
  return (quantileAt(column, p + error).value - quantileAt(column, p - error).value) / 2
}

/** The mean of a function of the value, by cell. */
export function meanOf(column: ImpactColumn, of: (cell: number) => number): number {
  let sum = 0
  for (let c = 0; c < column.cells.length; c++) sum += column.count[c]! * of(c)
  return sum / column.runs
}

/**
 * Monte Carlo standard error of the mean of a function of the value, over draws and runs: from the spread of
 * the means of groups of draws, or with one draw from that of the runs.
 */
export function errorOfMean(column: ImpactColumn, of: (cell: number) => number): number {
  const values = filled(new Float64Array(column.cells.length), of)
  const mean = meanOf(column, (c) => values[c]!)
  const groups = column.groupRuns.filter((runs) => runs > 0).length
  let sum = 0
  if (groups > 1) {
    column.ofGroup.forEach((counts, g) => {
      let distance = 0
      for (let c = 0; c < counts.length; c++) distance += counts[c]! * (values[c]! - mean)
      sum += column.groupRuns[g]! === 0 ? 0 : square(distance / column.runs)
    })
    return Math.sqrt((sum * groups) / (groups - 1))
  }
  for (let c = 0; c < values.length; c++) sum += column.count[c]! * square(values[c]! - mean)
  return column.runs > 1 ? Math.sqrt(sum / (column.runs - 1) / column.runs) : 0
}

/** Not `**`: engines may round powers differently. */
function square(x: number): number {
  return x * x
}
