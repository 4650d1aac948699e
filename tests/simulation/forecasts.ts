import {
  defineScenario,
  type EventRow,
  type Forecast,
  type ScenarioDocument,
  type SimulateOptions,
  type Simulation,
  simulate,
  update,
} from 'forkcast'
import { expressions } from 'forkcast/expressions'
import { stateOf } from '../../src/forecast/forecast.ts'
import { sumValue } from '../../src/numeric/exactSum.ts'
import { blocksOf } from '../../src/runs/block.ts'
import { type Plan, type PlanOptions, planOf } from '../../src/runs/plan.ts'
import { playerOf } from '../../src/runs/player.ts'
import type { Tally } from '../../src/runs/tally.ts'
import type { Model } from '../../src/scenario/model.ts'

/** A scenario without its formalities: 300 days from 1 March 2030. */
export type Parts = Omit<ScenarioDocument, 'forkcast' | 'title' | 'origin' | 'horizon'>

const origin = '2030-03-01'
const horizon = '2030-12-26'

export function forecastOf(parts: Parts, rows: readonly EventRow[] = [], asOf = origin): Forecast {
  const scenario = defineScenario(
    { forkcast: 1, title: 'A case', origin, horizon, exhaustive: true, ...parts },
    { expressions },
  )
  return update(scenario, rows, { asOf })
}

export function modelOf(parts: Parts): Model {
  return stateOf(forecastOf(parts)).model
}

export function simulationOf(
  parts: Parts,
  options: Partial<SimulateOptions> = {},
  rows: readonly EventRow[] = [],
  asOf = origin,
): Simulation {
  return simulate(forecastOf(parts, rows, asOf), { seed: 1, runs: 20_000, ...options })
}

export function planFor(forecast: Forecast, options: Partial<PlanOptions> = {}): Plan {
  return planOf(stateOf(forecast), { runs: 20_000, draws: 1000, seed: '1', ...options })
}

/** P_d by cell of one draw. */
export function cellsOfDraw({ probability, draws, cells }: Plan, draw: number): Float64Array {
  return Float64Array.from({ length: cells.count }, (_, cell) => probability[cell * draws + draw]!)
}

/** A tally of some blocks, all by default, in the order given. */
export function tallyOf(plan: Plan, blocks?: readonly number[]): Tally {
  const player = playerOf(plan)
  for (const block of blocks ?? Array.from({ length: blocksOf(plan) }, (_, i) => i)) player.play(block)
  return player.tally()
}

/** Every run of a plan, one by one: what the tally forgets. */
export interface Runs {
  readonly draw: number[]
  readonly cell: number[]
  readonly outcome: number[]
  readonly days: number[]
  /** The values of the last impact. */
  readonly values: number[]
}

export function runsOf(plan: Plan): Runs {
  const runs: Runs = { draw: [], cell: [], outcome: [], days: [], values: [] }
  const player = playerOf(plan)
  const push = (into: number[], column: ArrayLike<number>, length: number) => {
    for (let i = 0; i < length; i++) into.push(column[i]!)
  }
  for (let block = 0; block < blocksOf(plan); block++)
    player.play(block, {
      runs({ draw, cell, day }, _, length) {
        push(runs.draw, draw, length)
        push(runs.cell, cell, length)
        for (let i = 0; i < length; i++) {
          runs.outcome.push(plan.cells.outcome[cell[i]!]!)
          runs.days.push(Math.min(plan.span, plan.asOfDays + 1 + day[i]!))
        }
      },
      impact({ values }, j, _, length) {
        if (j === plan.impacts.length - 1) push(runs.values, values, length)
      },
    })
  return runs
}

/**
 * What a tally says, as text: empty cells left out, and of exact sums the value, since the parts they are kept
 * in depend on the order of adding.
 */
export function textOf(tally: Tally): string {
  const { runs, days, counts, impacts } = tally
  return JSON.stringify([
    runs,
    filled(days),
    filled(counts),
    impacts.map(({ histogram, extremes, sum, squares }) => [
      [histogram, extremes].map(filled),
      sum.map(sumValue),
      squares.map(sumValue),
    ]),
  ])
}

function filled(column: Float64Array): number[] {
  const cells: number[] = []
  for (let i = 0; i < column.length; i++)
    if (column[i] !== 0 && Number.isFinite(column[i])) cells.push(i, column[i]!)
  return cells
}
