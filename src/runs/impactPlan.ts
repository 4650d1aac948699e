import type { Recipe } from '../distribution/distribution.ts'
import type { Cells } from '../draws/cells.ts'
import { purposes } from '../draws/purposes.ts'
import type { Executable } from '../expression/executable.ts'
import { type Grid, gridAround } from '../numeric/grid.ts'
import { weightedQuantiles } from '../numeric/weightedQuantile.ts'
import type { TextKey } from '../random/stream.ts'
import { textKey } from '../random/textKey.ts'
import type { Impact } from '../scenario/cascade.ts'
import type { ImpactQuantity } from '../scenario/quantity.ts'
import { find } from './search.ts'

/** How an impact gets its value in a run. */
type ImpactSetting =
  | { readonly kind: 'constant'; readonly value: number }
  /** Follows from the parameters: one value for each draw. */
  | { readonly kind: 'draw'; readonly values: Float64Array }
  /** An expression in the parameters and the day. */
  | { readonly kind: 'days'; readonly program: Executable }
  /** Drawn anew for each run. */
  | { readonly kind: 'distribution'; readonly recipe: Recipe; readonly typical: readonly number[] }

export interface ImpactPlan {
  readonly id: string
  /** What its columns of standard variates are drawn for, and variates that take a varying number of words. */
  readonly keys: Readonly<Record<'normal' | 'exponential' | 'uniform' | 'run', TextKey>>
  readonly grid: Grid
  /** By outcome, where sums of distances are taken from: far away, squares would lose the digits of the spread. */
  readonly centers: Float64Array
  readonly settings: readonly ImpactSetting[]
  /** Setting by cell. */
  readonly ofCell: Int32Array
}

function keysOf(id: string): ImpactPlan['keys'] {
  const column = (from: 'normal' | 'exponential' | 'uniform') => textKey(purposes.impact(id, from))
  return {
    normal: column('normal'),
    exponential: column('exponential'),
    uniform: column('uniform'),
    run: textKey(purposes.impactOfRun(id)),
  }
}

/** What is known of the runs before the first of them. */
export interface Outlook {
  readonly cells: Pick<Cells, 'outcome' | 'timing'>
  readonly outcomes: number
  /** Mean probability by cell. */
  readonly mass: Float64Array
  readonly parameters: readonly Float64Array[]
  /** By setting, of expressions in parameters alone. */
  readonly values: readonly (Float64Array | undefined)[]
  readonly weight: Float64Array
  /** Quantiles of a column of draws, under their weights. */
  readonly quantiles: (values: Float64Array, probabilities: readonly number[]) => number[]
  readonly asOfDays: number
  readonly span: number
  readonly dayCumulative: readonly Float64Array[]
}

/**
 * How an impact is to be drawn and counted.
 *
 * Centres are medians over the leaves, not means: a catastrophe that one run in a hundred meets would draw a
 * mean away from all the others, to where the grid is coarse.
 */
export function impactPlan(impact: Impact, ofCell: Int32Array, outlook: Outlook): ImpactPlan {
  const { cells, outcomes, mass } = outlook
  const settings = impact.settings.map((setting, s) => settingPlan(setting, outlook.values[s]))
  const typical = typicalByCell(settings, ofCell, outlook)
  const middle = Float64Array.from(typical, (values) => values[values.length >> 1]!)
  const center = medianOf(middle, mass)
  const centers = new Float64Array(outcomes).fill(center)
  for (let first = 0; first < mass.length; ) {
    const outcome = cells.outcome[first]!
    let end = first + 1
    while (cells.outcome[end] === outcome) end++
    const own = mass.subarray(first, end)
    if (own.some((p) => p > 0)) centers[outcome] = medianOf(middle.subarray(first, end), own)
    first = end
  }
  let scale = 0
  typical.forEach((values, cell) => {
    if (mass[cell]! > 0) for (const value of values) scale = Math.max(scale, Math.abs(value - center))
  })
  const { id } = impact
  return { id, keys: keysOf(id), grid: gridAround(center, scale), centers, settings, ofCell }
}

function settingPlan(setting: ImpactQuantity, values: Float64Array | undefined): ImpactSetting {
  const { distribution } = setting
  if (distribution)
    return {
      kind: 'distribution',
      recipe: distribution.recipe,
      typical: typicalPoints.map(distribution.quantile),
    }
  if (setting.program === undefined) return { kind: 'constant', value: setting.value }
  return values ? { kind: 'draw', values } : { kind: 'days', program: setting.program }
}

const typicalPoints = [0.05, 0.5, 0.95]

/** For each cell an odd number of values, ascending: low, middling and high ones that the impact has there. */
function typicalByCell(
  settings: readonly ImpactSetting[],
  ofCell: Int32Array,
  outlook: Outlook,
): readonly number[][] {
  const known = new Map<string, number[]>()
  return Array.from(ofCell, (s, cell) => {
    const setting = settings[s]!
    const timing = setting.kind === 'days' ? outlook.cells.timing[cell]! : -1
    const key = `${s} ${timing}`
    const values = known.get(key) ?? typicalValues(setting, timing, outlook)
    known.set(key, values)
    return values
  })
}

function typicalValues(setting: ImpactSetting, timing: number, outlook: Outlook): number[] {
  const { parameters, weight, quantiles } = outlook
  if (setting.kind === 'constant') return [setting.value]
  if (setting.kind === 'draw') return quantiles(setting.values, typicalPoints)
  if (setting.kind === 'distribution') return [...setting.typical]
  const values = typicalDays(timing, outlook).flatMap((day) => {
    const column = new Float64Array(weight.length)
    setting.program.evaluateInto(column, [...parameters, column.map(() => day)], column.length)
    // one without a value stops the simulation when a run meets it, not here
    return quantiles(column.map(finiteOrZero), typicalPoints)
  })
  return values.sort((a, b) => a - b)
}

/** Days on which leaves of a timing come true: an early, a middling and a late one. */
function typicalDays(timing: number, { asOfDays, span, dayCumulative }: Outlook): number[] {
  const sums = dayCumulative[timing]
  if (!sums || sums.length === 0) return [span]
  return typicalPoints.map((p) => asOfDays + 1 + find(sums, 0, sums.length, p))
}

function finiteOrZero(value: number): number {
  return Number.isFinite(value) ? value : 0
}

function medianOf(values: Float64Array, weights: Float64Array): number {
  return weightedQuantiles(values, weights, [0.5])[0]!
}
