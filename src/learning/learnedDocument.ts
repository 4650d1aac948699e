import { isRecord } from '../checking/record.ts'
import type { QuantityDocument, ScenarioDocument } from '../scenario/document.ts'
import { formNames } from '../scenario/signalForms.ts'
import type { NodeChange } from './learnSplits.ts'

/**
 * A document with new splits and new values in its tables; keys keep their places, and what does not change is shared
 * with the document that it was made from.
 *
 * @param nodes changes by node of the tree, in pre-order as everywhere.
 */
export function learnedDocument(
  document: ScenarioDocument,
  nodes: ReadonlyMap<number, NodeChange>,
  tables: ReadonlyMap<string, ReadonlyMap<string, QuantityDocument>>,
): ScenarioDocument {
  let next = 0
  const visit = (node: Readonly<Record<string, unknown>>): Record<string, unknown> => {
    const change = nodes.get(next++)
    const { branches } = node
    const children =
      isRecord(branches) &&
      Object.fromEntries(
        Object.entries(branches).map(([id, child]) => [id, visit(child as Record<string, unknown>)]),
      )
    return changed(node, { ...change, ...(children ? { branches: children } : {}) })
  }
  const tree = visit(document.tree as unknown as Record<string, unknown>)
  const signals = Object.entries(document.signals ?? {}).map(([id, signal]) => {
    const values = tables.get(id)
    const form = formNames.find((name) => signal[name] !== undefined)
    if (!values || !form) return [id, signal]
    return [id, { ...signal, [form]: { ...signal[form], ...Object.fromEntries(values) } }]
  })
  return {
    ...document,
    tree: tree as unknown as ScenarioDocument['tree'],
    ...(document.signals ? { signals: Object.fromEntries(signals) } : {}),
  }
}

/** Keys that replace a share in another form stand where that stood; new ones before the branches. */
function changed(node: Readonly<Record<string, unknown>>, change: NodeChange): Record<string, unknown> {
  const left = new Map(Object.entries(change))
  const gone = new Set([...left].flatMap(([key, value]) => (value === undefined ? [key] : [])))
  const entries: [string, unknown][] = []
  const take = (key: string): void => {
    entries.push([key, left.get(key)])
    left.delete(key)
  }
  for (const [key, value] of Object.entries(node)) {
    if ((key === 'p' || key === 'count') && gone.has(key) && left.has('weight')) take('weight')
    else if (key === 'branches') {
      for (const each of left.keys()) if (!Object.hasOwn(node, each) && !gone.has(each)) take(each)
      take(key)
    } else if (left.has(key) && !gone.has(key)) take(key)
    else if (!gone.has(key)) entries.push([key, value])
  }
  for (const each of left.keys()) if (!gone.has(each)) take(each)
  return Object.fromEntries(entries)
}
