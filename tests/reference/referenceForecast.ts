import { dayOf, type PlainRow, type PlainScenario, type PlainSignal, textOfDay } from './plainScenario.ts'
import { type ReferenceEvent, type ReferenceLog, readReferenceLog } from './referenceLog.ts'
import { cutIncidence, cutSurvival } from './referenceTiming.ts'
import { lookUp, type ReferenceLeaf, type ReferenceTree, readReferenceTree } from './referenceTree.ts'

/** One row of log factors; `excludes` says which leaves it makes impossible. */
export type ReferenceRow =
  | ReferenceEventRow
  | { readonly kind: 'cluster'; readonly cluster: string; readonly row: readonly number[] }
  | { readonly kind: 'silence'; readonly signal: string; readonly row: readonly number[] }
  | { readonly kind: 'survival'; readonly row: readonly number[] }

export interface ReferenceEventRow {
  readonly kind: 'event'
  readonly row: readonly number[]
  readonly event: ReferenceEvent
  readonly signal: string
  readonly age: number
  readonly u: number
  readonly G: readonly number[]
  readonly G0: number
  readonly M: readonly number[]
}

export interface ReferenceForecast {
  readonly asOf: string
  readonly leaves: readonly ReferenceLeaf[]
  readonly rows: readonly ReferenceRow[]
  readonly logWeights: readonly number[]
  readonly log: ReferenceLog
  readonly used: number
  /** The first smallest set of rows without which something would be possible; undefined where something is. */
  readonly impossible: readonly ReferenceRow[] | undefined
  /** What follows is empty, or NaN, where the evidence is impossible. */
  readonly posterior: readonly number[]
  readonly logCoherence: number
  readonly outcomes: ReadonlyMap<string, { readonly prior: number; readonly probability: number }>
  readonly branches: ReadonlyMap<
    string,
    { readonly prior: number; readonly share: number | null; readonly reach: number }
  >
  readonly cumulativeIncidence: (outcome: string, day: number) => number
  readonly probabilityOf: (ids: readonly string[], by?: string) => number
  /** Days from origin. */
  readonly T: number
  readonly H: number
}

/** The exact forecast, written from the semantics page alone: no cleverness, no code shared with the library. */
export function referenceForecast(
  document: PlainScenario,
  rows: readonly PlainRow[],
  asOf?: string,
): ReferenceForecast {
  const origin = dayOf(document.origin)
  const horizon = dayOf(document.horizon)
  const asOfDay = asOf === undefined ? defaultAsOf(rows, origin, horizon) : dayOf(asOf)
  const T = asOfDay - origin
  const H = horizon - origin
  const tree = readReferenceTree(document)
  const { leaves } = tree
  const log = readReferenceLog(rows, document.grades ?? {}, origin, asOfDay)
  const events = eventRows(document, leaves, log.events, asOfDay)
  const factors: ReferenceRow[] = [
    ...events,
    ...clusterRows(document, leaves.length, events),
    ...silenceRows(document, leaves, T),
    { kind: 'survival', row: leaves.map((leaf) => logSurvival(leaf, T, H)) },
  ]
  const logWeights = leaves.map((leaf, i) =>
    leaf.prior === 0
      ? -Infinity
      : factors.reduce((sum, factor) => sum + factor.row[i]!, Math.log(leaf.prior)),
  )
  const logCoherence = logSumExp(logWeights)
  const impossible = logCoherence === -Infinity ? firstSmallestSet(leaves, factors) : undefined
  const posterior = logWeights.map((logWeight) => Math.exp(logWeight - logCoherence))

  const incidenceOfLeaf = (i: number, d: number): number => {
    if (d < T || posterior[i] === 0) return 0
    if (d === H) return posterior[i]!
    const { timing } = leaves[i]!
    return timing === undefined ? 0 : posterior[i]! * cutIncidence(timing, T, d, H)
  }
  const sumOverLeaves = (holds: (leaf: ReferenceLeaf) => boolean, of: (i: number) => number): number =>
    leaves.reduce((sum, leaf, i) => (holds(leaf) ? sum + of(i) : sum), 0)

  return {
    asOf: textOfDay(asOfDay),
    leaves,
    rows: factors,
    logWeights,
    log,
    used: log.events.length,
    impossible,
    posterior,
    logCoherence,
    outcomes: new Map(
      [...new Set(leaves.map((leaf) => leaf.outcome))].map((outcome) => [
        outcome,
        {
          prior: sumOverLeaves(
            (leaf) => leaf.outcome === outcome,
            (i) => leaves[i]!.prior,
          ),
          probability: sumOverLeaves(
            (leaf) => leaf.outcome === outcome,
            (i) => posterior[i]!,
          ),
        },
      ]),
    ),
    branches: branchesOf(tree, sumOverLeaves, posterior),
    cumulativeIncidence: (outcome, day) =>
      sumOverLeaves(
        (leaf) => leaf.outcome === outcome,
        (i) => incidenceOfLeaf(i, day),
      ),
    probabilityOf: (ids, by) =>
      sumOverLeaves(
        (leaf) => ids.some((id) => leaf.outcome === id || leaf.path.includes(id)),
        (i) => incidenceOfLeaf(i, by === undefined ? H : dayOf(by) - origin),
      ),
    T,
    H,
  }
}

/** The latest day on which the log says something became known or was withdrawn, kept between origin and horizon. */
function defaultAsOf(rows: readonly PlainRow[], origin: number, horizon: number): number {
  const days = rows.flatMap((row) => [row.reported ?? row.date, ...(row.retracted ? [row.retracted] : [])])
  const latest = days.length === 0 ? origin : Math.max(...days.map(dayOf))
  return Math.min(Math.max(latest, origin), horizon)
}

/** ln L(ℓ), or ln(1 − L(ℓ)), times the strength; a strength of 0 says nothing, whatever L. */
function logLikelihood(
  signal: PlainSignal,
  leaf: ReferenceLeaf,
  observed: boolean,
  strength: number,
): number {
  if (strength === 0) return 0
  if (signal.likelihood !== undefined) {
    const L = lookUp(signal.likelihood, leaf, undefined)
    return strength * Math.log(observed ? L : 1 - L)
  }
  if (signal.decibans !== undefined) return (strength * lookUp(signal.decibans, leaf, 0) * Math.LN10) / 10
  if (signal.ratio !== undefined) return strength * Math.log(lookUp(signal.ratio, leaf, 1))
  return strength * Math.log(lookUp(signal.rate!, leaf, undefined))
}

function eventRows(
  document: PlainScenario,
  leaves: readonly ReferenceLeaf[],
  events: readonly ReferenceEvent[],
  asOfDay: number,
): ReferenceEventRow[] {
  const signals = new Map(Object.entries(document.signals ?? {}))
  const freshness = (event: ReferenceEvent): number => {
    const { halfLife } = signals.get(event.signal)!
    return halfLife === undefined ? 1 : 2 ** (-(asOfDay - event.day) / halfLife)
  }
  return events.map((event) => {
    const signal = signals.get(event.signal)!
    const c = event.credence
    const logG = leaves.map((leaf) => logLikelihood(signal, leaf, event.observed, event.strength))
    const logG0 = logSumExp(
      leaves.map((leaf, i) => (leaf.prior === 0 ? -Infinity : Math.log(leaf.prior) + logG[i]!)),
    )
    const M = logG.map((value) => (logG0 === -Infinity ? 1 - c : c * Math.exp(value - logG0) + (1 - c)))
    const u = freshness(event)
    return {
      kind: 'event',
      event,
      signal: event.signal,
      age: asOfDay - event.day,
      u,
      G: logG.map(Math.exp),
      G0: Math.exp(logG0),
      M,
      // M = 0 excludes at any age: not even u = 0 makes 0 · ln 0 anything but −∞.
      row: M.map((m) => (m === 0 ? -Infinity : u * Math.log(m))),
    }
  })
}

/** One row for each cluster: what its pushes count by rank, up and down apart, less what they are. */
function clusterRows(
  document: PlainScenario,
  leaves: number,
  events: readonly ReferenceEventRow[],
): ReferenceRow[] {
  return Object.entries(document.clusters ?? {}).map(([cluster, { correlation }]) => {
    const own = events.filter(({ signal }) => document.signals![signal]!.cluster === cluster)
    const row = Array.from({ length: leaves }, (_, i) => {
      const pushes = own.map((event) => event.row[i]!)
      const up = pushes.filter((push) => push > 0).sort((a, b) => b - a)
      const down = pushes.filter((push) => push < 0 && push > -Infinity).sort((a, b) => a - b)
      const counted = (side: number[]) =>
        side.reduce((sum, push, index) => sum + shareOf(index + 1, correlation) * push, 0)
      return counted(up) + counted(down) - [...up, ...down].reduce((sum, push) => sum + push, 0)
    })
    return { kind: 'cluster', cluster, row }
  })
}

/** w₁ = 1, wⱼ = (1 − ρ) / ((1 + (j − 1)ρ)(1 + (j − 2)ρ)). */
function shareOf(j: number, rho: number): number {
  return j === 1 ? 1 : (1 - rho) / ((1 + (j - 1) * rho) * (1 + (j - 2) * rho))
}

function silenceRows(document: PlainScenario, leaves: readonly ReferenceLeaf[], T: number): ReferenceRow[] {
  return Object.entries(document.signals ?? {}).flatMap(([id, signal]) => {
    const { rate } = signal
    if (rate === undefined) return []
    return [
      {
        kind: 'silence' as const,
        signal: id,
        row: leaves.map((leaf) => (-lookUp(rate, leaf, undefined) * T) / (signal.per ?? 30)),
      },
    ]
  })
}

function logSurvival(leaf: ReferenceLeaf, T: number, H: number): number {
  return leaf.timing === undefined ? 0 : Math.log(cutSurvival(leaf.timing, T, H))
}

/**
 * Taking rows away makes something possible exactly when they include every row that excludes some leaf. So the
 * smallest sets are the shortest lists of rows excluding one leaf; the first of them in the order of the rows.
 */
function firstSmallestSet(leaves: readonly ReferenceLeaf[], rows: readonly ReferenceRow[]): ReferenceRow[] {
  const sets = leaves.flatMap((leaf, i) =>
    leaf.prior === 0 ? [] : [rows.flatMap((row, r) => (row.row[i] === -Infinity ? [r] : []))],
  )
  sets.sort((a, b) => a.length - b.length || firstDifference(a, b))
  return sets[0]!.map((r) => rows[r]!)
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const k = a.findIndex((value, i) => value !== b[i])
  return k === -1 ? 0 : a[k]! - b[k]!
}

function branchesOf(
  tree: ReferenceTree,
  sumOverLeaves: (holds: (leaf: ReferenceLeaf) => boolean, of: (i: number) => number) => number,
  posterior: readonly number[],
): ReferenceForecast['branches'] {
  const below = (id: string, of: (i: number) => number): number =>
    sumOverLeaves((leaf) => leaf.path.includes(id), of)
  return new Map(
    [...tree.branches].map(([id, { parent }]) => {
      const prior = below(id, (i) => tree.leaves[i]!.prior)
      const reach = below(id, (i) => posterior[i]!)
      const above = parent === undefined ? 1 : below(parent, (i) => posterior[i]!)
      return [id, { prior, reach, share: above === 0 ? null : reach / above }]
    }),
  )
}

function logSumExp(values: readonly number[]): number {
  const largest = Math.max(...values)
  if (largest === -Infinity) return -Infinity
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0))
}
