import type { TableDocument } from './document.ts'
import type { Tree } from './tree.ts'
import { leavesOf } from './tree.ts'

/** A key of a table, and the leaves that it names. */
export interface TableKey {
  readonly key: string
  /** As ranges, from one leaf up to another. */
  readonly leaves: readonly (readonly [number, number])[]
  /** Whether the key is an outcome id. */
  readonly outcome: boolean
}

/**
 * The keys of a table except `otherwise`, in the order in which their values are written to the leaves: ancestors before
 * descendants, then outcomes. A later value replaces an earlier one, so the most specific key wins.
 *
 * @param unknown called for a key that is neither a branch nor an outcome.
 */
export function tableKeys(tree: Tree, table: TableDocument, unknown: (key: string) => void): TableKey[] {
  const named = Object.keys(table).flatMap((key) => {
    if (key === 'otherwise') return []
    const leaves = leavesOf(tree, key)
    if (!leaves) unknown(key)
    const outcome = tree.outcomeOfId.has(key)
    const order = outcome ? Infinity : (tree.nodeOfId.get(key) as number)
    return leaves ? [{ key, leaves, outcome, order }] : []
  })
  return named.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order))
}
