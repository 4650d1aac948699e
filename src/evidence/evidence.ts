import type { LinkedLog } from '../events/link.ts'
import { log } from '../numeric/log.ts'
import { addSparse, type Sparse, sparseOf, spread } from '../numeric/sparse.ts'
import type { Model } from '../scenario/model.ts'
import { rulesOf } from '../scenario/signalForms.ts'
import type { Signal } from '../scenario/signals.ts'
import { clusterRow } from './clusters.ts'
import type { CountedEvents } from './counted.ts'
import { countedEvents } from './counted.ts'
import { logBaseRate, logLikelihoodInto, temperByCredence } from './factor.ts'
import { weightsOf } from './weights.ts'

export interface EventFactor {
  readonly kind: 'event'
  readonly signal: number
  readonly observed: boolean
  readonly strength: number
  readonly credence: number
  /** ln G₀: the signal's base rate under the prior, at the medians. */
  readonly logBase: number
  /** Log factor by class. */
  readonly values: Sparse
}

/** Log factors by class, before a weight is applied: ln M of equal events, of a cluster, of a silence, or of survival. */
export type Factor =
  | EventFactor
  | { readonly kind: 'cluster'; readonly cluster: number; readonly values: Sparse }
  | { readonly kind: 'silence'; readonly signal: number; readonly values: Sparse }
  | { readonly kind: 'survival'; readonly values: Sparse }

/**
 * The rows of log factors on one day, by class of leaves: events in canonical order, then clusters and
 * silence in document order, then survival. A row is weight × factor; equal events share a factor.
 */
export interface Evidence {
  readonly asOf: number
  readonly events: CountedEvents
  readonly factors: readonly Factor[]
  /** Factor by row. */
  readonly rowFactor: Int32Array
  /** Weight by row, above 0. */
  readonly rowWeight: Float64Array
  /** Summed weight of the rows of each factor. */
  readonly factorWeight: Float64Array
  /** Σ rows by class. */
  readonly total: Float64Array
}

/** The values of a signal by class, at the medians. */
export function mediansByClass(model: Model, signal: Signal): Sparse {
  return valuesByClass(model, signal, (entry) => signal.entries[entry]!.value)
}

/** The values of a signal by class, from a value for each of its entries. */
export function valuesByClass(
  model: Model,
  { ofLeaf: { places, values } }: Signal,
  valueOfEntry: (entry: number) => number,
): Sparse {
  const { count, ofLeaf, firstLeaf } = model.classes
  // classes are numbered by their first leaf, so these places stay in order
  const first = places.filter((leaf) => firstLeaf[ofLeaf[leaf]!] === leaf)
  const byClass = new Float64Array(first.length + 1)
  byClass[0] = valueOfEntry(values[0]!)
  let found = 0
  for (let i = 0; i < places.length; i++)
    if (places[i] === first[found]) byClass[++found] = valueOfEntry(values[i + 1]!)
  return { length: count, places: first.map((leaf) => ofLeaf[leaf]!), values: byClass }
}

/** The log probability that a Poisson process had no event since the origin: −rate·days/per. */
export function silenceOf(signal: Signal, rates: Float64Array, days: number): Float64Array {
  return rates.map((rate) => (-rate * days) / signal.per)
}

/** ln(1 − F̂(days)) by class, 0 for leaves without timing. */
function survivalByClass(model: Model, days: number): Sparse {
  const { timings, ofLeaf } = model.timings
  const column = Float64Array.from(model.classes.firstLeaf, (leaf) => {
    const timing = timings[ofLeaf[leaf]!]
    return timing ? log(timing.survival[days]!) : 0
  })
  return sparseOf(column)
}

/** Computes the rows of log factors at the end of a day (docs/semantics.md#the-exact-forecast). */
export function evidenceOn(model: Model, linked: LinkedLog, asOf: number): Evidence {
  const events = countedEvents(model, linked, asOf)
  const values = model.signals.map((signal) => mediansByClass(model, signal))
  const weights = weightsOf(model, events, asOf)
  const factors: Factor[] = []
  const rates = model.signals.filter(({ form }) => rulesOf(form).process).length
  const members = eventsByCluster(model, events)
  const correctedClusters = members.filter(({ length }) => length > 1).length
  const others = correctedClusters + rates + (model.timings.timings.length > 0 ? 1 : 0)
  const rowFactor = new Int32Array(events.count + others)
  let rows = 0
  const factorOfKind = model.signals.map(() => new Map<string | number, number>())
  for (let e = 0; e < events.count; e++) {
    const signal = events.signal[e]!
    const observed = events.observed[e] === 1
    const strength = events.strength[e]!
    const credence = events.credence[e]!
    // an ordinary event is keyed by its credence alone: making a text for each of a million events is slow
    const key = observed && strength === 1 ? credence : `${observed} ${strength} ${credence}`
    let factor = factorOfKind[signal]!.get(key)
    if (factor === undefined) {
      factor = factors.push(eventFactor(model, values[signal]!, signal, observed, strength, credence)) - 1
      factorOfKind[signal]!.set(key, factor)
    }
    rowFactor[rows++] = factor
  }
  members.forEach((eventsOfCluster, cluster) => {
    // a single event needs no correction for dependence
    if (eventsOfCluster.length < 2) return
    const pushes = eventsOfCluster.map((event) => ({
      values: factors[rowFactor[event]!]!.values,
      weight: weights[event]!,
    }))
    const row = clusterRow(pushes, model.clusters[cluster]!.correlation, model.classes.count)
    rowFactor[rows++] = factors.push({ kind: 'cluster', cluster, values: row }) - 1
  })
  const days = asOf - model.origin
  model.signals.forEach((signal, index) => {
    if (!rulesOf(signal.form).process) return
    const rates = values[index]!
    const silence = { ...rates, values: silenceOf(signal, rates.values, days) }
    rowFactor[rows++] = factors.push({ kind: 'silence', signal: index, values: silence }) - 1
  })
  if (model.timings.timings.length > 0)
    rowFactor[rows++] = factors.push({ kind: 'survival', values: survivalByClass(model, days) }) - 1

  const rowWeight = new Float64Array(rows).fill(1)
  rowWeight.set(weights)
  const factorWeight = weightByFactor(factors.length, rowFactor, rowWeight)
  return {
    asOf,
    events,
    factors,
    rowFactor,
    rowWeight,
    factorWeight,
    total: sumRows(model, factors, factorWeight),
  }
}

/** The events of each cluster, in canonical order. */
export function eventsByCluster(model: Model, { count, signal }: CountedEvents): number[][] {
  const members = model.clusters.map((): number[] => [])
  if (members.length === 0) return members
  const clusterOf = model.signals.map(({ cluster }) => cluster)
  for (let event = 0; event < count; event++) {
    const cluster = clusterOf[signal[event]!]!
    if (cluster >= 0) members[cluster]!.push(event)
  }
  return members
}

/** ln M by class of events that are alike in signal, `observed`, strength and credence (docs/semantics.md#events). */
export function eventFactor(
  model: Model,
  signalValues: Sparse,
  signal: number,
  observed: boolean,
  strength: number,
  credence: number,
): EventFactor {
  const values = { ...signalValues, values: new Float64Array(signalValues.values.length) }
  logLikelihoodInto(values.values, model.signals[signal]!.form, signalValues.values, observed, strength)
  const logBase = baseRateOf(model, values)
  temperByCredence(values.values, logBase, credence)
  return { kind: 'event', signal, observed, strength, credence, logBase, values }
}

/** ln G₀, from ln G by class. */
export function baseRateOf(model: Model, logLikelihood: Sparse): number {
  return logBaseRate(spread(logLikelihood), model.logClassPrior)
}

/** The summed weight of the rows of each factor, in row order. */
function weightByFactor(factors: number, rowFactor: Int32Array, rowWeight: Float64Array): Float64Array {
  const sums = new Float64Array(factors)
  for (let row = 0; row < rowFactor.length; row++) sums[rowFactor[row]!]! += rowWeight[row]!
  return sums
}

/** Σ rows by class: each factor times the summed weight of its rows, in the order of their first row. */
function sumRows(model: Model, factors: readonly Factor[], factorWeight: Float64Array): Float64Array {
  const total = new Float64Array(model.classes.count)
  factors.forEach(({ values }, factor) => {
    addSparse(total, values, factorWeight[factor]!)
  })
  return total
}

/** The evidence without its survival row, for a forecast on the condition that something came true on a given day. */
export function withoutSurvival(model: Model, evidence: Evidence): Evidence {
  const { factors } = evidence
  // survival is the last of the rows and of the factors
  if (factors[factors.length - 1]?.kind !== 'survival') return evidence
  const kept = factors.slice(0, -1)
  const factorWeight = evidence.factorWeight.slice(0, -1)
  return {
    ...evidence,
    factors: kept,
    rowFactor: evidence.rowFactor.slice(0, -1),
    rowWeight: evidence.rowWeight.slice(0, -1),
    factorWeight,
    total: sumRows(model, kept, factorWeight),
  }
}
