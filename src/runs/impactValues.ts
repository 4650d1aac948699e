import { fromStandard, type Standard } from '../distribution/standard.ts'
import { fillNormals, makeLognormal } from '../draws/normals.ts'
import { SimulationError } from '../draws/simulationError.ts'
import { standardFills } from '../draws/variateColumn.ts'
import type { Executable } from '../expression/executable.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { streamOf } from '../random/stream.ts'
import type { Chunk } from './chunk.ts'
import type { ImpactPlan } from './impactPlan.ts'
import { columnFrom, type ImpactWork, type StandardColumn } from './impactWork.ts'
import type { Plan } from './plan.ts'

/** The value of one impact in every run of a chunk; columns of standard variates are filled whole, used or not. */
export function impactValues(
  work: ImpactWork,
  plan: Plan,
  impact: ImpactPlan,
  chunk: Chunk,
  kernels: Kernels,
  first: number,
  length: number,
): void {
  const { values, words, open } = chunk
  const [only, ...others] = work.standards
  const [column] = work.columns
  if (column && only?.from === 'lognormal' && others.length === 0) {
    fillNormals(kernels, column, values, words, open, length)
    makeLognormal(kernels, column, values, only.median, only.sigma, length)
    return
  }
  for (const column of work.columns) {
    if (column.from === 'normal') fillNormals(kernels, column, column.values, words, open, length)
    else standardFills[column.from](column.values, column.state, length)
  }
  eachRun(work, plan, impact, chunk, first, length)
}

function eachRun(
  work: ImpactWork,
  plan: Plan,
  impact: ImpactPlan,
  chunk: Chunk,
  first: number,
  length: number,
): void {
  const { standards, samplers } = work
  const { values, cell, draw } = chunk
  const columns = standards.map((standard) => standard && columnOf(work.columns, standard))
  const onDays = new Map<number, number[]>()
  for (let i = 0; i < length; i++) {
    const s = impact.ofCell[cell[i]!]!
    const setting = impact.settings[s]!
    if (setting.kind === 'constant') values[i] = setting.value
    else if (setting.kind === 'draw') values[i] = setting.values[draw[i]!]!
    else if (setting.kind === 'distribution') {
      const standard = standards[s]
      values[i] = standard
        ? fromStandard(standard, columns[s]![i]!)
        : samplers[s]!.sample(streamOf(plan.seed, work.runKey, first + i))
    } else {
      const those = onDays.get(s)
      if (those) those.push(i)
      else onDays.set(s, [i])
    }
  }
  for (const [s, those] of onDays) {
    const setting = impact.settings[s]!
    if (setting.kind === 'days') valuesOnDays(work, plan, impact.id, setting.program, chunk, those)
  }
}

function columnOf(columns: readonly StandardColumn[], standard: Standard): Float64Array | undefined {
  return columns.find(({ from }) => from === columnFrom(standard))?.values
}

function valuesOnDays(
  { symbols, onDays: out }: ImpactWork,
  plan: Plan,
  id: string,
  program: Executable,
  { values, draw, day }: Chunk,
  runs: readonly number[],
): void {
  const days = symbols[symbols.length - 1]!
  for (let k = 0; k < runs.length; k++) days[k] = Math.min(plan.span, plan.asOfDays + 1 + day[runs[k]!]!)
  plan.parameters.forEach((column, p) => {
    const symbol = symbols[p]!
    for (let k = 0; k < runs.length; k++) symbol[k] = column[draw[runs[k]!]!]!
  })
  program.evaluateInto(out, symbols, runs.length)
  for (let k = 0; k < runs.length; k++) {
    if (!Number.isFinite(out[k]!))
      throw new SimulationError(
        'impact-not-finite',
        `the impact "${id}" is ${out[k]} on day ${days[k]} in a draw of the parameters: keep its expression finite for every day up to the horizon`,
      )
    values[runs[k]!] = out[k]!
  }
}
