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
  readonly cells: readonly number[]
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
  const { centers, grid } = plan.impacts[index]!
  const { center, unit } = grid
  const outcomes = momentsByOutcome(plan, tally, centers, unit)
  const { mean, squares } = together(outcomes, center, unit)
  const sd = standardDeviation(column.runs, squares)
  // errors are of distances in units: squares of large values would leave the range of a double
  const middle = (c: number) => column.least[c]! + (column.greatest[c]! - column.least[c]!) / 2
  const distance = (c: number) => (middle(c) - mean) / unit
  const deviation = (c: number) => (sd === null || sd === 0 ? 0 : square(distance(c)) / (2 * sd))
  const at = (p: number) => quantileAt(column, p)
  const error = (p: number) => quantileError(column, p)
  const lower = at(1 - shortfallLevel).value
  const upper = at(shortfallLevel).value
  const tail = 1 - shortfallLevel
  const below = (c: number) => -Math.max(0, lower - middle(c)) / unit / tail
  const above = (c: number) => Math.max(0, middle(c) - upper) / unit / tail
  return {
    mean,
    mcseMean: unit * errorOfMean(column, distance),
    sd: sd === null ? null : unit * sd,
    mcseSd: sd === null ? null : unit * errorOfMean(column, deviation),
    quantiles: quantileTable((p) => at(p).value),
    mcseQuantiles: quantileTable(error),
    resolution: Math.max(...quantilePoints.map((p) => at(p).resolution)),
    expectedShortfall: {
      level: shortfallLevel,
      lower: lower + unit * meanOf(column, below),
      upper: upper + unit * meanOf(column, above),
      mcseLower: unit * errorOfMean(column, below),
      mcseUpper: unit * errorOfMean(column, above),
    },
    histogram: histogramOf(column),
    byOutcome: Object.fromEntries(
      outcomes.map((moments, outcome) => [
        outcomeIds[outcome]!,
        byOutcome(plan, tally, outcome, moments, unit),
      ]),
    ),
  }
}

function columnOf(plan: Plan, tally: ImpactTally): Column {
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

/** What is known of the runs of one outcome, distances in units. */
interface Moments {
  readonly count: number
  /** Mean value; and as a distance from the outcome's centre. */
  readonly mean: number
  readonly distance: number
  /** Σ of squared distances from the mean. */
  readonly squares: number
}

/** Exact sums over the groups of draws, rounded once. */
function momentsByOutcome(plan: Plan, tally: ImpactTally, centers: Float64Array, unit: number): Moments[] {
  return Array.from(centers, (center, outcome) => {
    const sum = emptySum()
    const squares = emptySum()
    let count = 0
    for (let slot = outcome; slot < tally.count.length; slot += plan.outcomes) {
      count += tally.count[slot]!
      mergeInto(sum, tally.sum[slot]!)
      mergeInto(squares, tally.squares[slot]!)
    }
    const distance = count === 0 ? 0 : sumValue(sum) / count
    const spread = sumValue(squares) - distance * sumValue(sum)
    return { count, mean: center + unit * distance, distance, squares: Math.max(0, spread) }
  })
}

/** The mean of all runs, and their squared distances from it: within outcomes, and between them. */
function together(
  outcomes: readonly Moments[],
  center: number,
  unit: number,
): { mean: number; squares: number } {
  let runs = 0
  let sum = 0
  for (const { count, mean } of outcomes) {
    runs += count
    sum += count * ((mean - center) / unit)
  }
  const mean = center + unit * (sum / runs)
  let squares = 0
  for (const outcome of outcomes)
    squares += outcome.squares + outcome.count * square((outcome.mean - mean) / unit)
  return { mean, squares }
}

/** Null with fewer than two runs: one run has no spread. */
function standardDeviation(count: number, squares: number): number | null {
  return count < 2 ? null : Math.sqrt(squares / (count - 1))
}

/**
 * At most fifty bins of equal width. A cell of the grid is in one bin whole, so that every count is exact; where
 * a cell lies across an edge, the edge moves up to the next cell.
 */
function histogramOf({ cells, count, least, greatest }: Column): ImpactSimulation['histogram'] {
  const low = least[0]!
  const width = (greatest[cells.length - 1]! - low) / mostBins
  const edges = [low]
  const counts = [0]
  let c = 0
  const countBelow = (edge: number) => {
    for (; c < cells.length && least[c]! < edge; c++) counts[counts.length - 1]! += count[c]!
  }
  for (let bin = 1; bin < mostBins && width > 0; bin++) {
    const edge = low + bin * width
    countBelow(edge)
    const across = greatest[c - 1]! >= edge
    // a cell that lies across several edges leaves empty bins, which are left out
    if (across && !(c < cells.length && least[c]! < edge + width)) continue
    edges.push(across ? least[c]! : edge)
    counts.push(0)
  }
  countBelow(Number.POSITIVE_INFINITY)
  return { edges: [...edges, greatest[cells.length - 1]!], counts }
}

function byOutcome(
  plan: Plan,
  tally: ImpactTally,
  outcome: number,
  moments: Moments,
  unit: number,
): ImpactSimulation['byOutcome'][string] {
  const { count, mean, distance, squares } = moments
  if (count === 0) return { mean: null, mcseMean: null, sd: null, count }
  const sd = standardDeviation(count, squares)
  const error = sd === null ? null : unit * outcomeError(plan, tally, outcome, count, distance, sd)
  return { mean, mcseMean: error, sd: sd === null ? null : unit * sd, count }
}

/** The error of a mean given an outcome: that of a ratio of sums over groups of draws, or with one group sd/√count. */
function outcomeError(
  plan: Plan,
  tally: ImpactTally,
  outcome: number,
  count: number,
  distance: number,
  sd: number,
): number {
  const slots = Array.from({ length: plan.groups }, (_, g) => g * plan.outcomes + outcome).filter(
    (slot) => tally.count[slot]! > 0,
  )
  if (slots.length < 2) return sd / Math.sqrt(count)
  const squares = slots.reduce(
    (total, slot) => total + square(sumValue(tally.sum[slot]!) - distance * tally.count[slot]!),
    0,
  )
  return Math.sqrt((squares * slots.length) / (slots.length - 1)) / count
}
