import type { Forecast } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import { rulesOf } from '../scenario/signalForms.ts'
import type { AnswerTable } from '../scenario/table.ts'
import { type Beliefs, beliefsOf, differenceOf, probabilitiesInto, totalVariation } from './beliefs.ts'
import { type Cells, cellsOfState } from './cells.ts'
import { type RowSet, rowSetOf } from './rowSet.ts'
import { emptySum, type Term } from './rowSum.ts'
import { eventLabel } from './step.ts'
import { eventsBySource, type FullSum, fullSumOf, type Replacement, sumWithoutInto } from './sumWithout.ts'

/** One outcome with and without what is left out. */
export interface OutcomeWithout {
  /** The probability without it. */
  readonly without: number
  /** Percentage points by which the forecast is above that. */
  readonly points: number
  /** Decibans by which the odds of the forecast against everything else are above those without it. */
  readonly decibans: number
}

/** The forecast without one thing. */
export interface LeftOut<Ids extends ScenarioIds = ScenarioIds> {
  /** The signal, for an event and for a signal. */
  readonly signal?: Ids['signal']
  /** The day of the event. */
  readonly date?: string
  /** The event's id, where it has one. */
  readonly event?: string
  /** 1-based data row of the event's earliest counted report, by day. */
  readonly row?: number
  /** The source that is left out. */
  readonly source?: string
  /** The cluster that is left out. */
  readonly cluster?: string
  /** How many events would be missing or have a lower credence. */
  readonly events: number
  /** ½ Σ |p − q| over the outcomes, with and without it, in [0, 1]. */
  readonly totalVariation: number
  /** By outcome id, and by the branch ids of `options.branches`. */
  readonly outcomes: AnswerTable<Ids, OutcomeWithout>
}

/** The forecast without each event, source, cluster and signal; of each kind the largest first. */
export interface LeaveOneOut<Ids extends ScenarioIds = ScenarioIds> {
  /** Each event by itself. */
  readonly events: readonly LeftOut<Ids>[]
  /** Each named source. An event that another source reports as well stays, with a lower credence. */
  readonly sources: readonly LeftOut<Ids>[]
  /** All events of a cluster together. */
  readonly clusters: readonly LeftOut<Ids>[]
  /** All events of a signal together, and its silence. */
  readonly signals: readonly LeftOut<Ids>[]
}

/**
 * What a forecast would be without each event, source, cluster and signal.
 *
 * Use it to see which evidence a forecast depends on. Each number is what `update` gives for the log without those rows
 * (for a signal, the scenario without it) as of the same day. Rows of `condition` and `setMarginal` stay.
 *
 * @param forecast a live forecast.
 * @param options `branches`: branch ids to report besides the outcomes.
 * @returns a list for each kind, the largest total variation first.
 * @throws NotLiveError for a copy of a forecast; OptionError for a branch that is not the scenario's.
 * @example
 * leaveOneOut(forecast).events.map(({ signal }) => signal) // ['strike', 'denial', 'editorial', 'audit-leak']
 */
export function leaveOneOut<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  options: { readonly branches?: readonly Ids['branch'][] } = {},
): LeaveOneOut<Ids> {
  return withoutEach(forecast, options.branches) as LeaveOneOut<Ids>
}

function withoutEach(forecast: Forecast, branches: readonly string[] | undefined): LeaveOneOut {
  const state = stateOf(forecast)
  const cells = cellsOfState(state, branches)
  const { linked, evidence } = state
  const rowSet = rowSetOf(cells, linked, evidence, cells.conditions, (row) => row)
  const fullSum = fullSumOf(rowSet)
  const entry = entryMaker(fullSum)
  const all = Array.from(evidence.events.row, (_, event) => event)
  const events = all.map((event) => {
    const { cause: _, ...label } = eventLabel('news', rowSet, event)
    return entry(label, new Map([[event, undefined]]))
  })
  const sources = Array.from(eventsBySource(rowSet), ([source, changed]) => entry({ source }, changed))
  const { signals, clusters } = cells.model
  const bySignal = signals.map(() => new Map<number, undefined>())
  const byCluster = clusters.map(() => new Map<number, undefined>())
  for (const event of all) {
    const signal = evidence.events.signal[event]!
    bySignal[signal]!.set(event, undefined)
    byCluster[signals[signal]!.cluster]?.set(event, undefined)
  }
  return {
    events: largestFirst(events),
    sources: largestFirst(sources),
    clusters: largestFirst(clusters.map(({ id }, index) => entry({ cluster: id }, byCluster[index]!))),
    signals: largestFirst(
      signals.map(({ id }, index) => entry({ signal: id }, bySignal[index]!, removedSilence(rowSet, index))),
    ),
  }
}

function removedSilence({ cells, evidence }: RowSet, signal: number): Term[] {
  if (!rulesOf(cells.model.signals[signal]!.form).process) return []
  const silence = evidence.factors.find((row) => row.kind === 'silence' && row.signal === signal)
  return silence ? [{ values: silence.values, placeOf: cells.classOf, weight: -1, exclusions: -1 }] : []
}

/** Returns a function that makes one entry of the result. All calls share its scratch buffers. */
function entryMaker(fullSum: FullSum) {
  const { cells } = fullSum.rowSet
  const size = cells.logPrior.length
  const now = beliefsOf(cells, fullSum.total)!
  const scratch = { sum: emptySum(size), weights: new Float64Array(size) }
  const other = new Float64Array(cells.questions.outcomes.length)
  return (
    label: Omit<LeftOut, 'events' | 'totalVariation' | 'outcomes'>,
    changed: ReadonlyMap<number, Replacement | undefined>,
    more: readonly Term[] = [],
  ): LeftOut => {
    // most signals of a large scenario have no events, and leaving them out changes nothing
    if (changed.size === 0 && more.length === 0) other.set(now.probability.subarray(0, other.length))
    else {
      sumWithoutInto(scratch.sum, fullSum, changed, more)
      // the forecast is possible, and with fewer rows it stays possible
      probabilitiesInto(other, cells, scratch.sum, scratch.weights)
    }
    let outcomes: LeftOut['outcomes'] | undefined
    return {
      ...label,
      events: changed.size,
      totalVariation: totalVariation(now.probability, other),
      // of thousands of entries only a few are read, so their numbers are computed then
      get outcomes() {
        if (!outcomes) {
          sumWithoutInto(scratch.sum, fullSum, changed, more)
          outcomes = outcomesWithout(cells, now, beliefsOf(cells, scratch.sum)!)
        }
        return outcomes
      },
    }
  }
}

function outcomesWithout({ questions }: Cells, now: Beliefs, other: Beliefs): LeftOut['outcomes'] {
  const outcomes: Record<string, OutcomeWithout> = {}
  const ids = [...questions.outcomes, ...questions.branches]
  ids.forEach((id, question) => {
    const without = other.probability[question]!
    const points = (now.probability[question]! - without) * 100
    const decibans = differenceOf(other.decibans[question]!, now.decibans[question]!)
    outcomes[id] = { without, points, decibans }
  })
  return outcomes
}

function largestFirst(entries: readonly LeftOut[]): LeftOut[] {
  return [...entries].sort((a, b) => b.totalVariation - a.totalVariation)
}
