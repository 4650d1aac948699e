import type { PlainSignal } from '../reference/plainScenario.ts'
import type { Choices } from './choices.ts'
import type { DrawnTree } from './treeArbitrary.ts'

type TableNames = Pick<DrawnTree, 'tableKeys' | 'otherNames'>

export interface DrawnSignals {
  readonly signals: Record<string, PlainSignal>
  readonly clusters: Record<string, { correlation: number }>
}

/** One to five signals of the four forms, some of them in one of two clusters. */
export function drawSignals(choices: Choices, names: TableNames): DrawnSignals {
  const { int, chance, pick } = choices
  const clusters: DrawnSignals['clusters'] = {}
  if (chance(75)) clusters.press = { correlation: pick([0.4, 0, 1, 0.15, 0.8]) }
  if (chance(20)) clusters.sources = { correlation: pick([0.5, 0, 1]) }
  const clusterIds = Object.keys(clusters)
  const signals: Record<string, PlainSignal> = {}
  const contradictory = chance(12)
  const count = int(1, 5)
  for (let k = 0; k < count; k++) {
    const id = chance(5) ? pick(['constructor', 'Sig', 's_1', 'toString']) : `signal-${k}`
    const signal = chance(contradictory ? 60 : 3)
      ? impossibleSignal(choices, names)
      : drawForm(choices, names)
    if (signal.rate === undefined) {
      if (chance(45)) signal.halfLife = pick([60, 5, 20.5, 365, 0.02])
      if (clusterIds.length > 0 && chance(75)) signal.cluster = pick(clusterIds)
    } else if (chance(50)) {
      signal.per = pick([7, 90, 365.25, 1])
    }
    signals[id] = signal
  }
  return { signals, clusters }
}

/** What no leaf allows, or all but one: reported for certain, it makes the log contradict the scenario. */
function impossibleSignal({ chance, pick }: Choices, { tableKeys }: TableNames): PlainSignal {
  const key = pick(tableKeys)
  return { likelihood: { [key]: chance(40) ? 0.5 : 0, otherwise: 0 } }
}

function drawForm({ int, chance, pick }: Choices, { tableKeys, otherNames }: TableNames): PlainSignal {
  const table = (value: () => number, needsOtherwise: boolean): Record<string, number> => {
    const chosen = tableKeys.filter(() => chance(35))
    // Naming a leaf both by its id and by its other outcome would be ambiguous.
    const keys = chosen.filter((key) => !chosen.includes(otherNames.get(key) ?? ''))
    const named = keys.length === 0 ? [pick(tableKeys)] : keys
    const entries: [string, number][] = named.map((key) => [key, value()])
    if (needsOtherwise || chance(40)) entries.push(['otherwise', value()])
    return Object.fromEntries(entries)
  }
  switch (pick(['likelihood', 'likelihood', 'ratio', 'decibans', 'rate'] as const)) {
    case 'likelihood':
      return { likelihood: table(() => (chance(5) ? pick([0, 1]) : int(1, 39) / 40), true) }
    case 'ratio':
      return { ratio: table(() => (chance(5) ? 0 : int(1, 80) / 10), false) }
    case 'decibans':
      return { decibans: table(() => int(-24, 24) / 2, false) }
    case 'rate':
      return { rate: table(() => int(1, 40) / 20, true) }
  }
}
