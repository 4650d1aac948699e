import { OptionError } from '../checking/optionError.ts'
import { linkLog } from '../events/link.ts'
import type { EventInput } from '../events/row.ts'
import { dayWithin } from '../forecast/dayWithin.ts'
import type { Forecast } from '../forecast/forecast.ts'
import { forecastOn } from '../forecast/update.ts'
import type { Known, ScenarioIds } from '../scenario/literal.ts'
import { modelOf, type Scenario } from '../scenario/scenario.ts'

/** Which days a timeline has. */
export interface TimelineOptions {
  /** `log` (default): origin and every day on which a row becomes known or is retracted; `all`: every day. */
  readonly days?: 'log' | 'all'
  /** The last day; default the horizon for `log`, the last day of news for `all`. */
  readonly to?: string
}

/** A day of a timeline: its forecast, and the rows that became known or were retracted. */
export interface TimelineDay<Ids extends ScenarioIds = ScenarioIds> {
  /** The day. */
  readonly asOf: string
  /** The forecast at the end of that day, from the rows known by then. */
  readonly forecast: Forecast<Ids>
  /** 1-based data rows that became known that day, in log order. */
  readonly known: readonly number[]
  /** 1-based data rows that were retracted that day. */
  readonly retracted: readonly number[]
}

/**
 * Replays the forecast day by day. On each day only the rows known by then count.
 *
 * Use it to see or score what the forecast would have been at the time.
 *
 * @param scenario from `defineScenario` or `readScenario`.
 * @param log rows from `defineEvents` or `readEvents`, or plain rows.
 * @param options `days`: days with news (`log`, the default) or every day (`all`); `to`: the last day.
 * @returns one entry for each day, in order; the first is the origin.
 * @throws as `update` does; OptionError for another value of `days`; ImpossibleEvidence if the evidence is impossible on
 *   one of the days.
 * @example
 * timeline(scenario, log).map(({ asOf, forecast }) => [asOf, forecast.outcomes.forced.probability])
 */
export function timeline<Ids extends ScenarioIds, Named extends string = never>(
  scenario: Scenario<Ids>,
  log: readonly EventInput<Known<Ids['signal'], Named>>[],
  options: TimelineOptions = {},
): TimelineDay<Ids>[] {
  const { days: which = 'log' } = options
  if (which !== 'log' && which !== 'all') throw new OptionError('days', which, 'log or all')
  const model = modelOf(scenario)
  const linked = linkLog(model, log)
  const known = new Map<number, number[]>()
  const retracted = new Map<number, number[]>()
  linked.data.forEach(({ reported, retracted: until }, index) => {
    note(known, reported, index + 1)
    note(retracted, until, index + 1)
  })
  const last = options.to === undefined ? model.horizon : dayWithin(model, 'to', options.to)
  const within = (day: number) => day > model.origin && day <= last
  const news = [...new Set([...known.keys(), ...retracted.keys()])].filter(within).sort((a, b) => a - b)
  const end = options.to === undefined ? (news[news.length - 1] ?? model.origin) : last
  const days =
    which === 'all'
      ? Array.from({ length: end - model.origin + 1 }, (_, i) => model.origin + i)
      : [model.origin, ...news]
  return days.map((day) => {
    const forecast = forecastOn(scenario, model, linked, day)
    return { asOf: forecast.asOf, forecast, known: known.get(day) ?? [], retracted: retracted.get(day) ?? [] }
  })
}

function note(map: Map<number, number[]>, day: number, row: number): void {
  const rows = map.get(day)
  if (rows) rows.push(row)
  else map.set(day, [row])
}
