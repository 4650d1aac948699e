import type { TextKey } from '../random/stream.ts'
import type { Impact } from '../scenario/cascade.ts'
import type { Model } from '../scenario/model.ts'
import { sharesInto } from '../scenario/shares.ts'
import { outOfRange } from '../scenario/signals.ts'
import { at, columnOf } from './columns.ts'
import { SimulationError } from './error.ts'
import { purposes } from './purposes.ts'
import { variateColumn } from './variateColumn.ts'

export interface ParameterDraws {
  /** One column per parameter, over the draws. */
  readonly columns: readonly Float64Array[]
  /** Share of all draws made that put a value out of range and were made again. */
  readonly redrawn: number
}

/** Whether each draw keeps every value of the scenario in its range; true marks one that does not. */
type Check = (columns: readonly Float64Array[], draws: number, bad: Uint8Array) => void

/**
 * Draws every parameter from its distribution; a draw that puts a value of the scenario out of range is drawn
 * again, whole: the parameters are truncated to where the scenario makes sense.
 *
 * @throws SimulationError `too-many-redrawn` when more than half of the draws had to be made again.
 */
export function drawParameters(model: Model, seed: TextKey, draws: number, asOfDays: number): ParameterDraws {
  const { parameters } = model
  const columns = parameters.map(() => new Float64Array(draws))
  const check = checkOf(model, asOfDays)
  const bad = new Uint8Array(draws).fill(1)
  let rejected = 0
  for (let attempt = 0; ; attempt++) {
    parameters.forEach(({ id, distribution }, k) => {
      const column = columns[k]!
      const values = variateColumn(distribution, seed, purposes.parameter(id, attempt), draws)
      for (let d = 0; d < draws; d++) if (bad[d]) column[d] = values[d]!
    })
    bad.fill(0)
    if (parameters.length > 0) check(columns, draws, bad)
    const again = bad.reduce((sum, flag) => sum + flag, 0)
    if (again === 0) return { columns, redrawn: rejected / (rejected + draws) }
    rejected += again
    if (rejected > draws)
      throw new SimulationError(
        'too-many-redrawn',
        `more than half of the parameter draws put a value of the scenario out of range: narrow the distributions, or clamp the expressions`,
      )
  }
}

function checkOf(model: Model, asOfDays: number): Check {
  const splits = model.splits.filter(({ uncertain }) => uncertain.length > 0)
  const uncertain = ({ parameter, program }: { parameter?: number; program?: unknown }) =>
    parameter !== undefined || program !== undefined
  const entries = model.signals.flatMap(({ form, entries }) =>
    entries.filter(uncertain).map((quantity) => ({ form, quantity })),
  )
  const settings = model.impacts.flatMap((impact) => {
    const ends = endsBySetting(model, impact, asOfDays)
    return impact.settings.flatMap(({ program, usesDays }, s) =>
      program === undefined ? [] : [{ program, usesDays, ends: ends[s]! }],
    )
  })
  return (columns, draws, bad) => {
    for (const split of splits) {
      const values = split.values.slice()
      const shares = new Float64Array(values.length)
      const uncertainColumns = split.uncertain.map(({ quantity }) => columnOf(quantity, columns, draws))
      for (let d = 0; d < draws; d++) {
        split.uncertain.forEach(({ child }, i) => {
          values[child] = at(uncertainColumns[i]!, d)
        })
        if (sharesInto(shares, split.form, values, split.rest, split.smoothing)) bad[d] = 1
      }
    }
    for (const { form, quantity } of entries) {
      const column = columnOf(quantity, columns, draws)
      for (let d = 0; d < draws; d++) if (outOfRange(form, at(column, d))) bad[d] = 1
    }
    const out = new Float64Array(draws)
    for (const { program, usesDays, ends } of settings)
      for (const day of usesDays ? ends : ends.slice(0, 1)) {
        const days = usesDays ? [new Float64Array(draws).fill(day)] : []
        program.evaluateInto(out, [...columns, ...days], draws)
        for (let d = 0; d < draws; d++) if (!Number.isFinite(out[d]!)) bad[d] = 1
      }
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
