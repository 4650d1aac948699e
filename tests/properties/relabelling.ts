import type {
  PlainBranch,
  PlainNode,
  PlainRow,
  PlainScenario,
  PlainSignal,
} from '../reference/plainScenario.ts'
import type { ScenarioCase } from './scenarioArbitrary.ts'

/** A case with every id replaced: branches, outcomes, signals, clusters, events and sources. */
export function relabelled(
  { document, rows, asOf }: ScenarioCase,
  shuffle: (names: readonly string[]) => string[],
): ScenarioCase {
  const places = naming([...placesOf(document.tree)], 'Place', shuffle)
  const signals = naming(Object.keys(document.signals ?? {}), 'Sign', shuffle)
  const clusters = naming(Object.keys(document.clusters ?? {}), 'Group', shuffle)
  const events = naming(
    rows.flatMap((row) => (row.event === undefined ? [] : [row.event])),
    'Event',
    shuffle,
  )
  const sources = naming(
    rows.flatMap((row) => (row.source === undefined ? [] : [row.source])),
    'Source',
    shuffle,
  )
  const renamedDocument: PlainScenario = {
    ...document,
    tree: renamedNode(document.tree, places) as PlainScenario['tree'],
    signals: renamedKeys(document.signals ?? {}, signals, (signal) =>
      renamedSignal(signal, places, clusters),
    ),
  }
  if (document.clusters !== undefined) {
    renamedDocument.clusters = renamedKeys(document.clusters, clusters, (cluster) => cluster)
  }
  return {
    document: renamedDocument,
    rows: rows.map((row): PlainRow => {
      const renamed = { ...row, signal: signals(row.signal) }
      if (row.event !== undefined) renamed.event = events(row.event)
      if (row.source !== undefined) renamed.source = sources(row.source)
      return renamed
    }),
    asOf,
  }
}

type Naming = (name: string) => string

/** One new name for each old one, in an order that owes nothing to theirs. */
function naming(
  names: readonly string[],
  prefix: string,
  shuffle: (names: readonly string[]) => string[],
): Naming {
  const order = shuffle([...new Set(names)])
  const fresh = new Map(order.map((name, i) => [name, `${prefix}${i}`]))
  return (name) => fresh.get(name) ?? name
}

function placesOf(node: PlainNode): Set<string> {
  const places = new Set<string>()
  for (const [id, branch] of Object.entries(node.branches ?? {})) {
    places.add(id)
    if (branch.outcome !== undefined) places.add(branch.outcome)
    for (const place of placesOf(branch)) places.add(place)
  }
  return places
}

function renamedNode(node: PlainNode | PlainBranch, places: Naming): PlainNode | PlainBranch {
  const renamed = { ...node }
  if ('outcome' in renamed && renamed.outcome !== undefined) renamed.outcome = places(renamed.outcome)
  if (node.branches !== undefined) {
    renamed.branches = renamedKeys(node.branches, places, (branch) => renamedNode(branch, places))
  }
  return renamed
}

function renamedSignal(signal: PlainSignal, places: Naming, clusters: Naming): PlainSignal {
  const renamed = { ...signal }
  for (const form of ['likelihood', 'ratio', 'decibans', 'rate'] as const) {
    const table = signal[form]
    if (table !== undefined) renamed[form] = renamedKeys(table, places, (value) => value)
  }
  if (signal.cluster !== undefined) renamed.cluster = clusters(signal.cluster)
  return renamed
}

function renamedKeys<T>(record: Record<string, T>, names: Naming, value: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, held]) => [names(key), value(held)]))
}
