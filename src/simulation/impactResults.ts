import type { Plan } from '../runs/plan.ts'
import type { Tally } from '../runs/tally.ts'
import { histogramOf } from './histogram.ts'
import { columnOf, errorOfMean, meanOf, quantileAt, quantileError } from './impactColumn.ts'
import { momentsByOutcome, ofOutcome, standardDeviation, together } from './impactMoments.ts'
import { countsOf } from './outcomes.ts'
import type { ImpactSimulation, QuantileTable } from './simulation.ts'

const shortfallLevel = 0.95
const quantilePoints = [0.05, 0.25, 0.5, 0.75, 0.95]

function quantileTable(of: (p: number) => number): QuantileTable {
  const [p05, p25, p50, p75, p95] = quantilePoints.map(of)
  return { p05: p05!, p25: p25!, p50: p50!, p75: p75!, p95: p95! }
}

/** What the runs have shown of one impact. */
export function impactResult(
  plan: Plan,
  index: number,
  tally: Tally,
  outcomeIds: readonly string[],
): ImpactSimulation {
  const impact = tally.impacts[index]!
  const column = columnOf(plan, impact)
  // with one group its runs are those of the outcomes
  const counts = plan.groups === 1 ? countsOf(plan, tally) : tally.counts
  const { centers, grid } = plan.impacts[index]!
  const { center, unit } = grid
  const outcomes = momentsByOutcome(plan, counts, impact, centers, unit)
  const { mean, squares } = together(outcomes, center, unit)
  const sd = standardDeviation(column.runs, squares)
  // errors are of distances in units: squares of large values would leave the range of a double
  const middle = (c: number) => column.least[c]! + (column.greatest[c]! - column.least[c]!) / 2
  const distance = (c: number) => (middle(c) - mean) / unit
  const deviation = (c: number) => (sd === null || sd === 0 ? 0 : (distance(c) * distance(c)) / (2 * sd))
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
        ofOutcome(plan, counts, impact, outcome, moments, unit),
      ]),
    ),
  }
}
