import type { Executable } from '../expression/executable.ts'
import type { Impact } from '../scenario/cascade.ts'
import type { Model } from '../scenario/model.ts'
import { isCertain } from '../scenario/quantity.ts'
import { outOfRange } from '../scenario/signals.ts'
import { columnInto, columnOf, type DrawColumn, scratchFor } from './columns.ts'
import type { DrawSource } from './drawSource.ts'
import { drawBlock } from './purposes.ts'
import { newColumn } from './reusedColumns.ts'
import { shareColumns } from './shareColumns.ts'

/** What follows from the parameters: found once for each block of draws, and there until the next. */
export interface FollowingValues {
  /** The shares of a split's branches, by its node; splits that follow from no parameter are not there. */
  readonly shares: ReadonlyMap<number, readonly Float64Array[]>
  /** By signal and entry. */
  readonly entries: readonly DrawColumn[][]
  /** By impact and setting, over all draws; undefined where a setting is no expression in parameters alone. */
  readonly impacts: readonly (readonly (Float64Array | undefined)[])[]
  /** 1 for each draw of the block that is out of range. */
  readonly bad: Uint8Array
  /**
   * Finds them for a block. Draws that put a value of the scenario out of its range are marked in `bad`.
   *
   * @param parameters columns of the draws of the block.
   * @param first the draw that these begin with.
   */
  follow(parameters: readonly Float64Array[], first: number, length: number): void
}

/** @param source has columns for shares: as many as uncertain splits have branches. */
export function followingValues(
  model: Model,
  draws: number,
  asOfDays: number,
  source: DrawSource,
  makeColumn = newColumn,
): FollowingValues {
  const block = Math.min(drawBlock, draws)
  const splits = model.splits
    .filter(({ uncertain }) => uncertain.length > 0)
    .map((split) => ({ split, shares: split.children.map(source.column) }))
  const entries = model.signals.map((signal) => signal.entries.map(({ value }): DrawColumn => value))
  const uncertain = model.signals.flatMap(({ form, entries: all }, signal) =>
    all.flatMap((quantity, entry) =>
      isCertain(quantity) ? [] : [{ form, signal, quantity, entry, buffer: scratchFor(quantity, block) }],
    ),
  )
  const impacts = model.impacts.map(({ settings }) =>
    settings.map(({ program, usesDays }) => (program && !usesDays ? makeColumn(draws) : undefined)),
  )
  const settings = model.impacts.flatMap((impact, j) => {
    if (impact.settings.every(({ program }) => program === undefined)) return []
    const ends = endsBySetting(model, impact, asOfDays)
    return impact.settings.flatMap(({ program }, s) =>
      program === undefined ? [] : [{ program, ends: ends[s]!, whole: impacts[j]![s] }],
    )
  })
  const scratch = new Float64Array(block)
  const bad = new Uint8Array(block)

  function follow(parameters: readonly Float64Array[], first: number, length: number): void {
    for (const { split, shares } of splits) {
      const { uncertain, values } = split
      shares.forEach((column, k) => {
        column.fill(values[k]!)
      })
      for (const { child, quantity } of uncertain) columnInto(shares[child]!, quantity, parameters, length)
      shareColumns(shares, split, source, bad, length)
    }
    for (const { form, signal, quantity, entry, buffer } of uncertain) {
      const column = columnOf(quantity, parameters, length, buffer)
      entries[signal]![entry] = column
      if (typeof column !== 'number')
        for (let i = 0; i < length; i++) if (outOfRange(form, column[i]!)) bad[i] = 1
    }
    for (const { program, ends, whole } of settings)
      if (whole) {
        const values = whole.subarray(first, first + length)
        program.evaluateInto(values, parameters, length)
        if (ends.length > 0) markWithoutValue(values)
      } else for (const day of ends) markOnDay(program, parameters, day, length)
  }

  function markOnDay(
    program: Executable,
    parameters: readonly Float64Array[],
    day: number,
    length: number,
  ): void {
    program.evaluateInto(scratch, [...parameters, new Float64Array(length).fill(day)], length)
    markWithoutValue(scratch.subarray(0, length))
  }

  function markWithoutValue(values: Float64Array): void {
    for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) bad[i] = 1
  }

  return {
    bad,
    shares: new Map(splits.map(({ split, shares }) => [split.node, shares])),
    entries,
    impacts,
    follow,
  }
}

/** For each setting of an impact the first and the last day on which a leaf with it can come true; none where no leaf can. */
function endsBySetting(model: Model, { settings, ofLeaf }: Impact, asOfDays: number): number[][] {
  const { timings } = model
  const ends = timings.timings.map(({ increments }) => {
    const days = [...increments.keys()].filter((day) => day > asOfDays && increments[day]! > 0)
    return days.length === 0 ? [] : [days[0]!, days[days.length - 1]!]
  })
  const found: number[][] = settings.map(() => [])
  ofLeaf.forEach((s, leaf) => {
    const timing = timings.ofLeaf[leaf]!
    const days = [...found[s]!, ...(timing < 0 ? [model.span] : ends[timing]!)]
    found[s] = days.length === 0 ? [] : [Math.min(...days), Math.max(...days)]
  })
  return found
}
