import type { Distribution } from '../../distribution/distribution.ts'
import { symbolsOf } from '../../expression/symbols.ts'
import { uniformInto } from '../../random/sfc32.ts'
import { streamOf } from '../../random/stream.ts'
import { textKey } from '../../random/textKey.ts'
import type { Model } from '../model.ts'
import type { Parameter, Quantity } from '../quantity.ts'

/**
 * Values that are less probable than this are ignored, because a simulation makes at most a million draws. By its
 * support every lognormal could be 2, but `0.05 to 0.15` is so once in 10²⁰.
 */
export const leastProbability = 9.5367431640625e-7 // 2⁻²⁰

const mostDraws = 1024
const fewestDraws = 32
/** A trial of many parameters makes fewer draws, so as to draw at most this many values (but never below `fewestDraws`). */
const mostValues = 1_048_576 // 2²⁰
/** Up to this many parameters every combination of low and high is tried; of more, only all low and all high. */
const mostCrossed = 8

/** A model, with the draws of its parameters that trials share. */
export interface Trials {
  readonly model: Model
  /** Index of each declared parameter, by the name that expressions use. */
  readonly indexOfName: ReadonlyMap<string, number>
  /** The draws of declared parameters, which several expressions may use, by index. */
  readonly drawn: Map<number, Float64Array>
}

export function trialsOf(model: Model): Trials {
  const named = model.parameters.flatMap(({ id, declared }, index) =>
    declared ? [[id, index] as const] : [],
  )
  return { model, indexOfName: new Map(named), drawn: new Map() }
}

/** The range that draws are taken from. Unlike the support it is always finite. */
export function drawable({ quantile }: Distribution): readonly [number, number] {
  return [quantile(leastProbability), quantile(1 - leastProbability)]
}

/** Values of some parameters, row by row: first the corners of their ranges, then draws. */
export interface Trial {
  readonly corners: number
  readonly draws: number
  /** A column of values for each parameter of the trial, by index. */
  readonly columns: ReadonlyMap<number, Float64Array>
}

/** The indices of the parameters that some quantities depend on. */
export function parametersOf({ indexOfName }: Trials, quantities: readonly Quantity[]): number[] {
  const found = new Set<number>()
  for (const { parameter, expression } of quantities) {
    if (parameter !== undefined) found.add(parameter)
    for (const name of expression === undefined ? [] : symbolsOf(expression)) {
      const index = indexOfName.get(name)
      if (index !== undefined) found.add(index)
    }
  }
  return [...found]
}

/** Makes a trial of some parameters. Its values depend on these parameters only, not on the rest of the scenario. */
export function trialOf(trials: Trials, parameters: readonly number[]): Trial {
  const crossed = parameters.length <= mostCrossed
  const corners = crossed ? 1 << parameters.length : 2
  const draws = Math.min(mostDraws, Math.max(fewestDraws, Math.floor(mostValues / parameters.length)))
  const columns = new Map<number, Float64Array>()
  parameters.forEach((index, place) => {
    const parameter = trials.model.parameters[index] as Parameter
    const ends = drawable(parameter.distribution)
    const column = new Float64Array(corners + draws)
    for (let corner = 0; corner < corners; corner++)
      column[corner] = ends[crossed ? (corner >>> place) & 1 : corner] as number
    column.set(drawsOf(trials, parameter, index, draws), corners)
    columns.set(index, column)
  })
  return { corners, draws, columns }
}

function drawsOf(
  { drawn }: Trials,
  { id, declared, distribution }: Parameter,
  index: number,
  count: number,
): Float64Array {
  const earlier = drawn.get(index)
  if (earlier && earlier.length >= count) return earlier.subarray(0, count)
  const draws = new Float64Array(count)
  uniformInto(draws, streamOf(textKey('check'), textKey(id), 0))
  draws.forEach((u, i) => {
    draws[i] = distribution.quantile(Math.max(u, leastProbability))
  })
  if (declared) drawn.set(index, draws)
  return draws
}

/** The column of a parameter that the expression does not use. */
const unused = /* @__PURE__ */ new Float64Array(0)

/** A quantity's values over the rows of a trial. */
export function valuesOver(
  { indexOfName }: Trials,
  { value, parameter, program }: Quantity,
  { corners, draws, columns }: Trial,
  days?: number,
): Float64Array {
  if (parameter !== undefined) return columns.get(parameter) as Float64Array
  const rows = corners + draws
  const out = new Float64Array(rows)
  if (program === undefined) return out.fill(value)
  // a program takes the declared parameters in document order, then the day
  const named = Array.from(indexOfName.values(), (index) => columns.get(index) ?? unused)
  program.evaluateInto(out, days === undefined ? named : [...named, new Float64Array(rows).fill(days)], rows)
  return out
}
