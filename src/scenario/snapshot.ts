import { isRecord } from './record.ts'

/** Copies stop at this depth. Whatever is deeper is refused soon after, and a chain of 10⁵ objects is no recursion. */
const deepest = 500

/**
 * A copy of plain data: own enumerable values under their names, read once.
 *
 * What was checked must stay what it says: neither a literal that its author goes on changing, nor a getter, nor an
 * inherited value can differ between the check and the use. Shared and cyclic parts are copied once; objects that are
 * no plain data (a Map, a Date) are left as they are, to be refused.
 */
export function snapshot(value: unknown): unknown {
  const copies = new Map<object, object>()
  const copy = (at: unknown, depth: number): unknown => {
    if (typeof at !== 'object' || at === null || depth > deepest) return at
    const known = copies.get(at)
    if (known) return known
    if (Array.isArray(at)) {
      const entries: unknown[] = []
      copies.set(at, entries)
      for (const entry of at) entries.push(copy(entry, depth + 1))
      return entries
    }
    if (!isRecord(at)) return at
    const keys = Object.keys(at)
    const values = keys.map((key) => at[key])
    const fresh: Record<string, unknown> = values.every(isObject) ? hashTable() : {}
    copies.set(at, fresh)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string
      const own = values[i]
      const inner = isObject(own) ? copy(own, depth + 1) : own
      // an own __proto__ must stay a key, to be refused: assigned, it would vanish into the prototype
      if (key === '__proto__') Object.defineProperty(fresh, key, { value: inner, enumerable: true })
      else fresh[key] = inner
    }
    return fresh
  }
  return copy(value, 0)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/**
 * An empty object that engines keep as a hash table, for a map from ids: as a record it would get a hidden class of its
 * own, and another for every key on the way there.
 */
function hashTable(): Record<string, unknown> {
  const table: Record<string, unknown> = { first: 0, second: 0 }
  delete table.first
  delete table.second
  return table
}

/** Freezes a copy, once all is read that is read often: engines are slow to read frozen objects. */
export function freezeDeep(value: unknown): void {
  if (!isObject(value) || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) if (isObject(inner)) freezeDeep(inner)
}
