import { betweenDraws, type DrawMoments } from '../draws/mcse.ts'
import { groupedCovariance } from '../draws/tempering/groupedError.ts'
import type { ForecastState } from '../forecast/forecast.ts'
import type { Plan } from '../runs/plan.ts'
import type { Tally } from '../runs/tally.ts'
import { daysPerOutcome } from '../runs/tally.ts'
import { outcomeMoments, sumOfCells } from './outcomes.ts'
import type { OutcomeTiming } from './simulation.ts'

/** A longer window is shown at evenly spaced days, the as-of day and the horizon among them. */
const mostDays = 367

/** When each outcome came true. */
export function timingResults(
  state: ForecastState,
  plan: Plan,
  tally: Tally,
  moments = outcomeMoments(plan, tally.runs),
): Record<string, OutcomeTiming> {
  const perOutcome = daysPerOutcome(plan)
  const days = shownDays(plan.asOfDays, plan.span)
  const table: Record<string, OutcomeTiming> = {}
  const spread = betweenDraws(plan.weight, tally.runs)
  const running = new Float64Array(perOutcome)
  const firstDay = plan.span - perOutcome + 1
  state.model.tree.outcomeIds.forEach((id, outcome) => {
    sumsInto(running, tally.days, outcome * perOutcome)
    const error = incidenceError(plan, outcome, tally.runs, spread, moments[outcome]!)
    table[id] = {
      p05: quantileOf(running, firstDay, 0.05),
      p50: quantileOf(running, firstDay, 0.5),
      p95: quantileOf(running, firstDay, 0.95),
      cumulativeIncidence: {
        days,
        probability: days.map((day) => (day < firstDay ? 0 : running[day - firstDay]! / tally.runs)),
        mcseProbability: days.map(error),
      },
    }
  })
  return table
}

/** Running sums of a column from some entry on. */
function sumsInto(out: Float64Array, column: Float64Array, first: number): void {
  let sum = 0
  for (let i = 0; i < out.length; i++) {
    sum += column[first + i]!
    out[i] = sum
  }
}

/** The first day by which a share p of the runs has come true; null where none has. */
function quantileOf(running: Float64Array, firstDay: number, p: number): number | null {
  const total = running[running.length - 1]!
  let at = 0
  while (running[at]! < p * total) at++
  return total === 0 ? null : firstDay + at
}

function shownDays(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / (mostDays - 1)))
  const days: number[] = []
  for (let day = first; day < last; day += step) days.push(day)
  return [...days, last]
}

/**
 * The standard error of an outcome's cumulative incidence on a day. Each draw has p_d = Σ_k F_k(day)·P_dk over
 * the timings k of the outcome, so that the sums over draws are needed once, not day by day.
 */
function incidenceError(
  plan: Plan,
  outcome: number,
  runs: number,
  spread: Float64Array,
  whole: DrawMoments,
): (day: number) => number {
  const { timings, columns } = timingColumns(plan, outcome)
  const kinds = timings.length
  const { means, products, between } =
    kinds === 1
      ? { means: [whole.mean], products: [[whole.mean - whole.within]], between: [[whole.between]] }
      : timingMoments(plan, columns(), spread)
  const come = new Float64Array(kinds)
  return (day) => {
    let first = 0
    let second = 0
    let apart = 0
    for (let i = 0; i < kinds; i++) {
      come[i] = comeTrueBy(plan, timings[i]!, day)
      first += come[i]! * means[i]!
    }
    for (let i = 0; i < kinds; i++)
      for (let j = 0; j < kinds; j++) {
        second += come[i]! * come[j]! * products[i]![j]!
        apart += come[i]! * come[j]! * between[i]![j]!
      }
    return Math.sqrt(Math.max(0, (first - second) / runs + apart))
  }
}

/** Means, mean products and spread between draws of what an outcome has by timing. */
function timingMoments(
  { weight, draws, lineages }: Plan,
  columns: readonly Float64Array[],
  spread: Float64Array,
) {
  const means = columns.map((column) => dot(weight, column))
  return {
    means,
    products: columns.map((a) => columns.map((b) => weightedDot(weight, a, b))),
    between: columns.map((a, i) =>
      columns.map((b, j) => {
        let sum = 0
        const own = lineages.length === 0 ? 0 : 1 / (draws * draws)
        for (let d = 0; d < draws; d++) sum += (spread[d]! - own) * (a[d]! - means[i]!) * (b[d]! - means[j]!)
        // first ancestors: the groups that hold however draws were moved
        return lineages[0] ? sum + groupedCovariance(a, b, lineages[0]) : sum
      }),
    ),
  }
}

/** The timings of an outcome, −1 for none, and P_d split by them. */
function timingColumns(plan: Plan, outcome: number): { timings: number[]; columns: () => Float64Array[] } {
  // cells are in order of outcome, then of timing
  const cells: number[] = []
  for (let cell = plan.cells.outcome.indexOf(outcome); plan.cells.outcome[cell] === outcome; cell++)
    cells.push(cell)
  const timings = [...new Set(cells.map((cell) => plan.cells.timing[cell]!))]
  return {
    timings,
    columns: () =>
      timings.map((timing) => {
        const those = cells.filter((cell) => plan.cells.timing[cell] === timing)
        return sumOfCells(plan.probability, plan.draws, those[0]!, those[0]! + those.length)
      }),
  }
}

function comeTrueBy(plan: Plan, timing: number, day: number): number {
  if (day === plan.span) return 1
  if (timing < 0 || day <= plan.asOfDays) return 0
  return plan.dayCumulative[timing]![day - plan.asOfDays - 1] ?? 0
}

function dot(weight: Float64Array, a: Float64Array): number {
  let sum = 0
  for (let d = 0; d < weight.length; d++) sum += weight[d]! * a[d]!
  return sum
}

function weightedDot(weight: Float64Array, a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let d = 0; d < weight.length; d++) sum += weight[d]! * a[d]! * b[d]!
  return sum
}
