import type { Forecast } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import { rulesOf } from '../scenario/signalForms.ts'
import type { AnswerTable } from '../scenario/table.ts'
import { type Cells, cellsOfState } from './cells.ts'
import { emptySum, type Term } from './rowSum.ts'
import { differenceOf, probabilitiesInto, type Snapshot, snapshotOf, totalVariation } from './snapshot.ts'
import { type Standing, standingOf } from './standing.ts'
import { eventLabel } from './step.ts'
import { eventsBySource, type Ledger, ledgerOf, type Replacement, sumWithInto } from './without.ts'

/** What an outcome owes to what was left out. */
export interface OutcomeWithout {
  /** The probability without it. */
  readonly without: number
  /** Percentage points by which the forecast is above that. */
  readonly points: number
  /** Decibans by which the odds against everything else are above. */
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
  /** How many events would be missing, or less credible. */
  readonly events: number
  /** ½ Σ |p − q| over the outcomes, with and without it, in [0, 1]. */
  readonly totalVariation: number
  /** By outcome, and by branch where branches were asked for. */
  readonly outcomes: AnswerTable<Ids, OutcomeWithout>
}

/** The forecast without each event, source, cluster and signal; of each kind the largest first. */
export interface LeaveOneOut<Ids extends ScenarioIds = ScenarioIds> {
  /** Each event by itself. */
  readonly events: readonly LeftOut<Ids>[]
  /** Those that are named; where another source reports the same event, it is less credible, and stays. */
  readonly sources: readonly LeftOut<Ids>[]
  /** All events of a cluster together. */
  readonly clusters: readonly LeftOut<Ids>[]
  /** All events of a signal together, and its silence. */
  readonly signals: readonly LeftOut<Ids>[]
}

/**
 * What a forecast would be without each event, source, cluster and signal.
 *
 * To see what it hangs on: each number is that of `update` on the log without those rows and, for a signal, on the
 * scenario without it, as of the same day. Rows that were appended by `condition` and `setMarginal` stay as they are.
 *
 * @param forecast a live forecast.
 * @param options `branches`: ids to be told of besides the outcomes.
 * @returns of each kind, the largest by total variation first.
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
  const standing = standingOf(cells, linked, evidence, cells.conditions, (row) => row)
  const ledger = ledgerOf(standing)
  const entry = teller(ledger)
  const all = Array.from(evidence.events.row, (_, event) => event)
  const events = all.map((event) => {
    const { cause: _, ...label } = eventLabel('news', standing, event)
    return entry(label, new Map([[event, undefined]]))
  })
  const sources = Array.from(eventsBySource(standing), ([source, changed]) => entry({ source }, changed))
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
      signals.map(({ id }, index) => entry({ signal: id }, bySignal[index]!, silenceAway(standing, index))),
    ),
  }
}

function silenceAway({ cells, evidence }: Standing, signal: number): Term[] {
  if (!rulesOf(cells.model.signals[signal]!.form).process) return []
  const silence = evidence.factors.find((row) => row.kind === 'silence' && row.signal === signal)
  return silence ? [{ values: silence.values, placeOf: cells.classOf, weight: -1, exclusions: -1 }] : []
}

/** Tells of one thing after another that is left out. */
function teller(ledger: Ledger) {
  const { cells } = ledger.standing
  const size = cells.logPrior.length
  const now = snapshotOf(cells, ledger.total)!
  const scratch = { sum: emptySum(size), weights: new Float64Array(size) }
  const other = new Float64Array(cells.questions.outcomes.length)
  return (
    label: Omit<LeftOut, 'events' | 'totalVariation' | 'outcomes'>,
    changed: ReadonlyMap<number, Replacement | undefined>,
    more: readonly Term[] = [],
  ): LeftOut => {
    // most signals of a large scenario have no events: without them nothing is otherwise
    if (changed.size === 0 && more.length === 0) other.set(now.probability.subarray(0, other.length))
    else {
      sumWithInto(scratch.sum, ledger, changed, more)
      // what was possible stays so with fewer rows
      probabilitiesInto(other, cells, scratch.sum, scratch.weights)
    }
    let outcomes: LeftOut['outcomes'] | undefined
    return {
      ...label,
      events: changed.size,
      totalVariation: totalVariation(now.probability, other),
      // of thousands of events a few are looked at: their numbers are worked out again then
      get outcomes() {
        if (!outcomes) {
          sumWithInto(scratch.sum, ledger, changed, more)
          outcomes = outcomesWithout(cells, now, snapshotOf(cells, scratch.sum)!)
        }
        return outcomes
      },
    }
  }
}

function outcomesWithout({ questions }: Cells, now: Snapshot, other: Snapshot): LeftOut['outcomes'] {
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
