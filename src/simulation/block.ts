import type { Distribution } from '../distribution/distribution.ts'
import { distributionOf } from '../distribution/distributionOf.ts'
import { evaluateInto } from '../expression/columns.ts'
import type { Program } from '../expression/program.ts'
import { addTo } from '../numeric/exactSum.ts'
import { uniformInto } from '../random/sfc32.ts'
import { streamOf, textKey } from '../random/stream.ts'
import { SimulationError } from './error.ts'
import { cellOf, greatestImpact, gridCells } from './grid.ts'
import type { ImpactPlan } from './impactPlan.ts'
import type { Plan } from './plan.ts'
import { leastUniform, purposes, runBlock } from './purposes.ts'
import { find } from './search.ts'
import type { ImpactTally, Tally } from './tally.ts'
import { daysPerOutcome } from './tally.ts'
import { weylInto } from './weyl.ts'

/** Columns that one block works in; allocated once for all blocks. */
export interface Workspace {
  readonly uniforms: Float64Array
  readonly draw: Int32Array
  readonly cell: Int32Array
  /** Whole days from origin until the run's leaf comes true. */
  readonly days: Int32Array
  readonly values: Float64Array
  readonly impacts: readonly (readonly (Distribution | undefined)[])[]
}

export function workspaceOf(plan: Plan): Workspace {
  return {
    uniforms: new Float64Array(runBlock),
    draw: new Int32Array(runBlock),
    cell: new Int32Array(runBlock),
    days: new Int32Array(runBlock),
    values: new Float64Array(runBlock),
    impacts: plan.impacts.map(({ settings }) =>
      settings.map((setting) => (setting.kind === 'distribution' ? distributionOf(setting.spec) : undefined)),
    ),
  }
}

/** Blocks of a plan. */
export function blocksOf(plan: Pick<Plan, 'runs'>): number {
  return Math.ceil(plan.runs / runBlock)
}

/**
 * Carries out one block of runs and adds it to a tally. What it adds depends on the plan and the number of the
 * block, and on nothing else.
 */
export function runBlockInto(tally: Tally, plan: Plan, work: Workspace, block: number): void {
  const first = block * runBlock
  const length = Math.min(runBlock, plan.runs - first)
  const fill = (purpose: string) =>
    uniformInto(work.uniforms, streamOf(plan.seed, textKey(purpose), block), length)

  weylInto(work.uniforms, plan.start, first, length)
  for (let i = 0; i < length; i++)
    work.draw[i] = find(plan.cumulativeWeight, 0, plan.draws, work.uniforms[i]!)

  fill(purposes.leaf)
  const { count } = plan.cells
  for (let i = 0; i < length; i++) {
    const row = work.draw[i]! * count
    work.cell[i] = find(plan.cumulative, row, row + count, work.uniforms[i]!) - row
  }

  fill(purposes.day)
  for (let i = 0; i < length; i++) {
    const timing = plan.cells.timing[work.cell[i]!]!
    const sums = timing < 0 ? undefined : plan.dayCumulative[timing]!
    work.days[i] = sums ? plan.asOfDays + 1 + find(sums, 0, sums.length, work.uniforms[i]!) : plan.span
  }

  tally.runs += length
  const perOutcome = daysPerOutcome(plan)
  const lastDay = perOutcome - 1
  for (let i = 0; i < length; i++) {
    const day = Math.max(0, work.days[i]! - plan.asOfDays - 1)
    tally.days[plan.cells.outcome[work.cell[i]!]! * perOutcome + Math.min(day, lastDay)]! += 1
  }

  plan.impacts.forEach((impact, j) => {
    fill(purposes.impact(impact.id))
    valuesInto(work, plan, impact, work.impacts[j]!, length)
    tallyImpact(tally.impacts[j]!, plan, impact, work, length)
  })
}

/** The value of one impact in every run of the block. */
function valuesInto(
  work: Workspace,
  plan: Plan,
  impact: ImpactPlan,
  distributions: readonly (Distribution | undefined)[],
  length: number,
): void {
  const onDays = new Map<number, number[]>()
  for (let i = 0; i < length; i++) {
    const s = impact.ofCell[work.cell[i]!]!
    const setting = impact.settings[s]!
    if (setting.kind === 'constant') work.values[i] = setting.value
    else if (setting.kind === 'draw') work.values[i] = setting.values[work.draw[i]!]!
    else if (setting.kind === 'distribution')
      work.values[i] = distributions[s]!.quantile(work.uniforms[i]! || leastUniform)
    else {
      const runs = onDays.get(s)
      if (runs) runs.push(i)
      else onDays.set(s, [i])
    }
  }
  for (const [s, runs] of onDays) {
    const setting = impact.settings[s]!
    if (setting.kind === 'days') valuesOnDays(work, plan, impact.id, setting.program, runs)
  }
}

function valuesOnDays(
  work: Workspace,
  plan: Plan,
  id: string,
  program: Program,
  runs: readonly number[],
): void {
  const columns = plan.parameters.map((column) => Float64Array.from(runs, (i) => column[work.draw[i]!]!))
  const days = Float64Array.from(runs, (i) => work.days[i]!)
  const out = new Float64Array(runs.length)
  evaluateInto(out, program, [...columns, days], runs.length)
  runs.forEach((i, k) => {
    if (!Number.isFinite(out[k]!))
      throw new SimulationError(
        'impact-not-finite',
        `the impact "${id}" is ${out[k]} on day ${work.days[i]} in a draw of the parameters: keep its expression finite for every day up to the horizon`,
      )
    work.values[i] = out[k]!
  })
}

function tallyImpact(
  tally: ImpactTally,
  plan: Plan,
  impact: ImpactPlan,
  work: Workspace,
  length: number,
): void {
  const { outcomes, groups } = plan
  const sums = new Float64Array(groups * outcomes)
  const squares = new Float64Array(groups * outcomes)
  const counts = new Float64Array(groups * outcomes)
  const perUnit = 1 / impact.grid.unit
  for (let i = 0; i < length; i++) {
    const value = work.values[i]!
    if (!(Math.abs(value) <= greatestImpact))
      throw new SimulationError(
        'impact-not-finite',
        `the impact "${impact.id}" is ${value} in a run: keep it within ±${greatestImpact}, in a larger unit if need be`,
      )
    const cell = cellOf(impact.grid, value)
    const group = work.draw[i]! % groups
    const outcome = plan.cells.outcome[work.cell[i]!]!
    const slot = group * outcomes + outcome
    const distance = (value - impact.centers[outcome]!) * perUnit
    tally.histogram[group * gridCells + cell]! += 1
    if (value < tally.least[cell]!) tally.least[cell] = value
    if (value > tally.greatest[cell]!) tally.greatest[cell] = value
    counts[slot]! += 1
    sums[slot]! += distance
    squares[slot]! += distance * distance
  }
  for (let slot = 0; slot < counts.length; slot++) {
    if (counts[slot] === 0) continue
    tally.count[slot]! += counts[slot]!
    addTo(tally.sum[slot]!, sums[slot]!)
    addTo(tally.squares[slot]!, squares[slot]!)
  }
}
