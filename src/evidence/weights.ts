import { filled } from '../numeric/filled.ts'
import { positivePower } from '../numeric/positivePower.ts'
import type { Model } from '../scenario/model.ts'
import type { CountedEvents } from './counted.ts'

/**
 * What ageing and dependence leave of each event: w = u / (1 + (n − 1)·ρ), with u = 2^(−age/halfLife) and
 * n Kish's effective number of the events of its cluster (semantics §4; L. Kish, Survey Sampling, 1965).
 *
 * @returns one weight in [0, 1] per counted event.
 */
export function weightsOf(model: Model, events: CountedEvents, asOf: number): Float64Array {
  const weights = fadesOf(model, events, asOf)
  const dampings = dampingsOf(model, events, weights)
  for (let e = 0; e < events.count; e++) {
    const { cluster } = model.signals[events.signal[e]!]!
    if (cluster >= 0) weights[e] = weights[e]! / dampings[cluster]!
    // a weight that has faded below every double still excludes what an impossible signal excludes
    if (weights[e] === 0) weights[e] = Number.MIN_VALUE
  }
  return weights
}

/** u of each event: what its age leaves of it. */
export function fadesOf(model: Model, events: CountedEvents, asOf: number): Float64Array {
  const tables = new Map<number, Float64Array>()
  const faded = model.signals.map(({ halfLife }) => {
    const table = tables.get(halfLife) ?? fadeTable(halfLife, asOf - model.origin)
    tables.set(halfLife, table)
    return table
  })
  const { day, signal } = events
  return filled(new Float64Array(day.length), (e) => faded[signal[e]!]![asOf - day[e]!]!)
}

/** What the rows of each cluster are divided by: 1 + (n − 1)·ρ. */
export function dampingsOf(model: Model, events: CountedEvents, fades: Float64Array): Float64Array {
  return clusterSizes(model, events, fades).map(
    (size, cluster) => 1 + (size - 1) * model.clusters[cluster]!.correlation,
  )
}

/** 2^(−age/halfLife), exact after whole half-lives. */
export function fadeAt(halfLife: number, age: number): number {
  return positivePower(0.5, age / halfLife)
}

/** u by age in days. */
function fadeTable(halfLife: number, oldest: number): Float64Array {
  const table = new Float64Array(oldest + 1)
  for (let age = 0; age <= oldest; age++) table[age] = fadeAt(halfLife, age)
  return table
}

/** n = (Σ c·u)² / Σ (c·u)² for each cluster, over its events with strength above 0; 1 where all are 0. */
function clusterSizes(model: Model, events: CountedEvents, faded: Float64Array): Float64Array {
  const clusters = model.clusters.length
  const largest = new Float64Array(clusters)
  const sum = new Float64Array(clusters)
  const squares = new Float64Array(clusters)
  const each = (visit: (cluster: number, mass: number) => void) => {
    for (let e = 0; e < events.count; e++) {
      const { cluster } = model.signals[events.signal[e]!]!
      if (cluster >= 0 && events.strength[e]! > 0) visit(cluster, events.credence[e]! * faded[e]!)
    }
  }
  each((cluster, mass) => {
    largest[cluster] = Math.max(largest[cluster]!, mass)
  })
  each((cluster, mass) => {
    if (largest[cluster] === 0) return
    const scaled = mass / largest[cluster]!
    sum[cluster] = sum[cluster]! + scaled
    squares[cluster] = squares[cluster]! + scaled * scaled
  })
  return sum.map((total, cluster) => (total === 0 ? 1 : (total * total) / squares[cluster]!))
}
