import type { Distribution } from '../../distribution/distribution.ts'
import { evaluateInto } from '../../expression/columns.ts'
import { symbolsOf } from '../../expression/symbols.ts'
import { uniformInto } from '../../random/sfc32.ts'
import { streamOf, textKey } from '../../random/stream.ts'
import type { Model } from '../model.ts'
import type { Quantity } from '../quantity.ts'

/** The first and the last uniform variate that a simulation can draw a parameter from. */
const leastLevel = 2 ** -54
const greatestLevel = 1 - 2 ** -53
/** Less probable values are never drawn, whatever the support says. */
export const leastProbability = 2 ** -53

export const trialDraws = 1024
/** Of more parameters not all corners are tried, but the two where all are low or all high. */
const mostCrossed = 8

/** The ends of what can be drawn: finite, where those of the support may not be. */
export function drawable({ quantile }: Distribution): readonly [number, number] {
  return [quantile(leastLevel), quantile(greatestLevel)]
}

/** Values of some parameters, row by row: first the corners of what can be drawn, then draws. */
export interface Trial {
  readonly corners: number
  readonly rows: number
  /** By parameter; empty for those that are not among the ones asked for. */
  readonly columns: readonly Float64Array[]
  /** How many of the parameters, the first ones, have names that expressions can use. */
  readonly declared: number
}

/** The parameters that quantities follow from, by index. */
export function parametersOf({ parameters }: Model, quantities: readonly Quantity[]): number[] {
  const found = new Set<number>()
  for (const { parameter, expression } of quantities) {
    if (parameter !== undefined) found.add(parameter)
    // declared parameters come first, so that no path of an inline one is taken for a name
    for (const name of expression === undefined ? [] : symbolsOf(expression)) {
      const index = parameters.findIndex(({ id, declared }) => declared && id === name)
      if (index >= 0) found.add(index)
    }
  }
  return [...found]
}

/** Tries parameters out: always the same values, those that any scenario with these parameters would get. */
export function trialOf({ parameters }: Model, asked: readonly number[]): Trial {
  const crossed = asked.length <= mostCrossed
  const corners = crossed ? 1 << asked.length : 2
  const rows = corners + trialDraws
  const columns = parameters.map(() => new Float64Array(0))
  const seed = textKey('check')
  asked.forEach((index, place) => {
    const { id, distribution } = parameters[index] as Model['parameters'][number]
    const ends = drawable(distribution)
    const column = new Float64Array(rows)
    const draws = column.subarray(corners)
    uniformInto(draws, streamOf(seed, textKey(id), 0))
    draws.forEach((u, i) => {
      draws[i] = distribution.quantile(Math.max(u, leastLevel))
    })
    for (let corner = 0; corner < corners; corner++)
      column[corner] = ends[crossed ? (corner >>> place) & 1 : corner] as number
    columns[index] = column
  })
  const declared = parameters.filter((parameter) => parameter.declared).length
  return { corners, rows, columns, declared }
}

/** A quantity's values over the rows of a trial. */
export function valuesOver(
  { value, parameter, program }: Quantity,
  { columns, rows, declared }: Trial,
  days?: number,
): Float64Array {
  const out = new Float64Array(rows)
  if (parameter !== undefined) return columns[parameter] as Float64Array
  if (program === undefined) return out.fill(value)
  // the day is the column behind those that have names
  const named = columns.slice(0, declared)
  evaluateInto(out, program, days === undefined ? named : [...named, new Float64Array(rows).fill(days)], rows)
  return out
}
