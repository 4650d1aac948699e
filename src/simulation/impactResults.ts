import { emptySum, mergeInto, sumValue } from '../numeric/exactSum.ts'
import { gridCells } from './grid.ts'
import type { Plan } from './plan.ts'
import type { ImpactSimulation, QuantileTable } from './simulation.ts'
import type { ImpactTally } from './tally.ts'

const shortfallLevel = 0.95
const mostBins = 50

/** The grid cells that runs fell in, in ascending order, with what is known of the values in each. */
interface Column {
  readonly runs: number
  /** Occupied cells. */
  readonly cells: Int32Array
  readonly count: Float64Array
  readonly least: Float64Array
  readonly greatest: Float64Array
  /** Runs by group and occupied cell. */
  readonly ofGroup: readonly Float64Array[]
  readonly groupRuns: readonly number[]
}

export function impactResult(
  plan: Plan,
  index: number,
  tally: ImpactTally,
  outcomeIds: readonly string[],
): ImpactSimulation {
  const column = columnOf(plan, tally)
  const { center } = plan.impacts[index]!.grid
  const sums = momentsOf(plan, tally, () => true)
  const mean = center + sums.sum / column.runs
  const sd = standardDeviation(sums)
  const middle = (c: number) => (column.least[c]! + column.greatest[c]!) / 2
  const deviation = (x: number) => (sd === null || sd === 0 ? 0 : square(x - mean) / (2 * sd))
  const at = (p: number) => quantileAt(column, p)
  const error = (p: number) => quantileError(column, p)
  const lower = at(1 - shortfallLevel).value
  const upper = at(shortfallLevel).value
  const tail = 1 - shortfallLevel
  const below = (c: number) => lower - Math.max(0, lower - middle(c)) / tail
  const above = (c: number) => upper + Math.max(0, middle(c) - upper) / tail
  return {
    mean,
    mcseMean: errorOfMean(column, middle),
    sd,
    mcseSd: sd === null ? null : errorOfMean(column, (c) => deviation(middle(c))),
    quantiles: quantileTable((p) => at(p).value),
    mcseQuantiles: quantileTable(error),
    resolution: Math.max(...quantilePoints.map((p) => at(p).resolution)),
    expectedShortfall: {
      level: shortfallLevel,
      lower: meanOf(column, below),
      upper: meanOf(column, above),
      mcseLower: errorOfMean(column, below),
      mcseUpper: errorOfMean(column, above),
    },
    histogram: histogramOf(column),
    byOutcome: byOutcome(plan, tally, center, outcomeIds),
  }
}

function columnOf(plan: Plan, tally: ImpactTally): Column {
  const total = new Float64Array(gridCells)
  for (let i = 0; i < tally.histogram.length; i++) total[i % gridCells]! += tally.histogram[i]!
  const cells = Int32Array.from(
    [...total.keys()].filter((cell) => total[cell]! > 0),
    (cell) => cell,
  )
  const ofGroup = Array.from({ length: plan.groups }, (_, g) =>
    Float64Array.from(cells, (cell) => tally.histogram[g * gridCells + cell]!),
  )
  const pick = (column: Float64Array) => Float64Array.from(cells, (cell) => column[cell]!)
  const sum = (column: Float64Array) => column.reduce((a, b) => a + b, 0)
  return {
    runs: sum(total),
    cells,
    count: pick(total),
    least: pick(tally.least),
    greatest: pick(tally.greatest),
    ofGroup,
    groupRuns: ofGroup.map(sum),
  }
}

/** Not `**`: engines may round powers differently. */
function square(x: number): number {
  return x * x
}

const quantilePoints = [0.05, 0.25, 0.5, 0.75, 0.95]

function quantileTable(of: (p: number) => number): QuantileTable {
  const [p05, p25, p50, p75, p95] = quantilePoints.map(of)
  return { p05: p05!, p25: p25!, p50: p50!, p75: p75!, p95: p95! }
}

/** The value that p of the runs reach: exact where a cell holds one value, else between its least and greatest. */
function quantileAt(column: Column, p: number): { value: number; resolution: number } {
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
function quantileError(column: Column, p: number): number {
  const { value } = quantileAt(column, p)
  const share = (c: number) => {
    if (column.greatest[c]! <= value) return 1
    if (column.least[c]! > value) return 0
    return (value - column.least[c]!) / (column.greatest[c]! - column.least[c]!)
  }
  const error = errorOfMean(column, share)
  return (quantileAt(column, p + error).value - quantileAt(column, p - error).value) / 2
}

function meanOf(column: Column, of: (cell: number) => number): number {
  let sum = 0
  for (let c = 0; c < column.cells.length; c++) sum += column.count[c]! * of(c)
  return sum / column.runs
}

/**
 * Monte Carlo standard error of the mean of a function of the value, over draws and runs: from the spread of
 * the means of groups of draws, or with one draw from that of the runs.
 */
function errorOfMean(column: Column, of: (cell: number) => number): number {
  const values = Float64Array.from(column.cells, (_, c) => of(c))
  const mean = meanOf(column, (c) => values[c]!)
  const filled = column.groupRuns.filter((runs) => runs > 0).length
  let sum = 0
  if (filled > 1) {
    column.ofGroup.forEach((counts, g) => {
      let distance = 0
      for (let c = 0; c < counts.length; c++) distance += counts[c]! * (values[c]! - mean)
      sum += column.groupRuns[g]! === 0 ? 0 : square(distance / column.runs)
    })
    return Math.sqrt((sum * filled) / (filled - 1))
  }
  for (let c = 0; c < values.length; c++) sum += column.count[c]! * square(values[c]! - mean)
  return column.runs > 1 ? Math.sqrt(sum / (column.runs - 1) / column.runs) : 0
}

interface Moments {
  readonly count: number
  readonly sum: number
  readonly squares: number
}

/** Exact sums over the groups and outcomes that are wanted, rounded once. */
function momentsOf(plan: Plan, tally: ImpactTally, wanted: (outcome: number) => boolean): Moments {
  const sum = emptySum()
  const squares = emptySum()
  let count = 0
  for (let slot = 0; slot < tally.count.length; slot++) {
    if (!wanted(slot % plan.outcomes)) continue
    count += tally.count[slot]!
    mergeInto(sum, tally.sum[slot]!)
    mergeInto(squares, tally.squares[slot]!)
  }
  return { count, sum: sumValue(sum), squares: sumValue(squares) }
}

/** Null with fewer than two runs: one run has no spread. */
function standardDeviation({ count, sum, squares }: Moments): number | null {
  return count < 2 ? null : Math.sqrt(Math.max(0, squares - (sum * sum) / count) / (count - 1))
}

/** At most fifty bins of about equal width, cut at cells of the grid so that every count is exact. */
function histogramOf(column: Column): ImpactSimulation['histogram'] {
  const last = column.cells.length - 1
  const low = column.least[0]!
  const width = (column.greatest[last]! - low) / mostBins
  const edges = [low]
  const counts: number[] = []
  let bin = -1
  for (let c = 0; c <= last; c++) {
    const here = width === 0 ? 0 : Math.min(mostBins - 1, Math.floor((column.least[c]! - low) / width))
    if (here !== bin) {
      if (c > 0) edges.push(column.least[c]!)
      counts.push(0)
      bin = here
    }
    counts[counts.length - 1]! += column.count[c]!
  }
  return { edges: [...edges, column.greatest[last]!], counts }
}

function byOutcome(
  plan: Plan,
  tally: ImpactTally,
  center: number,
  outcomeIds: readonly string[],
): ImpactSimulation['byOutcome'] {
  const table: Record<string, ImpactSimulation['byOutcome'][string]> = {}
  outcomeIds.forEach((id, outcome) => {
    const moments = momentsOf(plan, tally, (other) => other === outcome)
    const { count, sum } = moments
    const sd = standardDeviation(moments)
    const mean = count === 0 ? null : center + sum / count
    table[id] = { mean, mcseMean: outcomeError(plan, tally, outcome, moments, sd), sd, count }
  })
  return table
}

/** The error of a mean given an outcome: that of a ratio of sums over groups of draws, or with one group sd/√count. */
function outcomeError(
  plan: Plan,
  tally: ImpactTally,
  outcome: number,
  { count, sum }: Moments,
  sd: number | null,
): number | null {
  if (sd === null) return null
  const slots = Array.from({ length: plan.groups }, (_, g) => g * plan.outcomes + outcome).filter(
    (slot) => tally.count[slot]! > 0,
  )
  if (slots.length < 2) return sd / Math.sqrt(count)
  const mean = sum / count
  const squares = slots.reduce(
    (total, slot) => total + square(sumValue(tally.sum[slot]!) - mean * tally.count[slot]!),
    0,
  )
  return Math.sqrt((squares * slots.length) / (slots.length - 1)) / count
}
