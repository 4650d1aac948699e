import type { Standing } from './standing.ts'

/** What Kish's effective number of a cluster is made of, so that it can be had without some of its events. */
export interface ClusterMass {
  readonly correlation: number
  /** c·u of each event with strength above 0, in canonical order. */
  readonly masses: Float64Array
  /** Place in `masses` by event. */
  readonly placeOf: ReadonlyMap<number, number>
  readonly largest: number
  /** Sums over the places before each, and from each on, of masses and their squares, divided by the largest. */
  readonly before: Sums
  readonly from: Sums
}

interface Sums {
  readonly sum: Float64Array
  readonly squares: Float64Array
}

/** The masses of every cluster. */
export function clusterMasses({ cells, evidence, fades }: Standing): ClusterMass[] {
  const { events } = evidence
  const { signals, clusters } = cells.model
  const members = clusters.map((): number[] => [])
  for (let event = 0; event < events.count; event++) {
    const { cluster } = signals[events.signal[event]!]!
    if (cluster >= 0 && events.strength[event]! > 0) members[cluster]!.push(event)
  }
  return clusters.map(({ correlation }, cluster) => {
    const masses = Float64Array.from(members[cluster]!, (event) => events.credence[event]! * fades[event]!)
    const placeOf = new Map(members[cluster]!.map((event, place) => [event, place]))
    const largest = masses.reduce((a, b) => Math.max(a, b), 0)
    const scaled = masses.map((mass) => (largest === 0 ? 0 : mass / largest))
    return { correlation, masses, placeOf, largest, before: running(scaled), from: fromEnd(scaled) }
  })
}

function running(scaled: Float64Array): Sums {
  const sum = new Float64Array(scaled.length + 1)
  const squares = new Float64Array(scaled.length + 1)
  scaled.forEach((mass, place) => {
    sum[place + 1] = sum[place]! + mass
    squares[place + 1] = squares[place]! + mass * mass
  })
  return { sum, squares }
}

function fromEnd(scaled: Float64Array): Sums {
  const { sum, squares } = running(scaled.slice().reverse())
  return { sum: sum.reverse(), squares: squares.reverse() }
}

/**
 * 1 + (n − 1)·ρ, with other masses for some events, 0 for one that is left out.
 *
 * For one event it takes two additions, of sums on both sides of it: taking its mass away from the whole sum would
 * leave nothing but rounding where it outweighs the others.
 */
export function dampingWith(cluster: ClusterMass, changed: ReadonlyMap<number, number>): number {
  const { correlation, masses, placeOf, largest, before, from } = cluster
  const news = [...changed].flatMap(([event, mass]) => {
    const place = placeOf.get(event)
    return place === undefined ? [] : [{ place, mass }]
  })
  const [first] = news
  if (news.length === 1 && first && masses[first.place]! < largest && first.mass <= largest) {
    const { place } = first
    const mass = first.mass / largest
    const sum = before.sum[place]! + mass + from.sum[place + 1]!
    const squares = before.squares[place]! + mass * mass + from.squares[place + 1]!
    return 1 + ((sum * sum) / squares - 1) * correlation
  }
  const all = masses.slice()
  for (const { place, mass } of news) all[place] = mass
  return 1 + (effectiveNumber(all) - 1) * correlation
}

/** n = (Σ m)² / Σ m², after dividing by the largest; 1 where all are 0 (semantics §4). */
function effectiveNumber(masses: Float64Array): number {
  const largest = masses.reduce((a, b) => Math.max(a, b), 0)
  if (largest === 0) return 1
  let sum = 0
  let squares = 0
  for (const mass of masses) {
    sum += mass / largest
    squares += (mass / largest) * (mass / largest)
  }
  return (sum * sum) / squares
}
