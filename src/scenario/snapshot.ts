import { isRecord } from './record.ts'

/** Copies stop at this depth. Whatever is deeper is refused soon after, and a chain of 10⁵ objects is no recursion. */
const deepest = 500

/**
 * A frozen copy of plain data: own enumerable values under their names, read once.
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
      return Object.freeze(entries)
    }
    if (!isRecord(at)) return at
    const fresh: Record<string, unknown> = {}
    copies.set(at, fresh)
    for (const key of Object.keys(at)) {
      const own = copy(at[key], depth + 1)
      // an own __proto__ must stay a key, to be refused: assigned, it would vanish into the prototype
      if (key === '__proto__') Object.defineProperty(fresh, key, { value: own, enumerable: true })
      else fresh[key] = own
    }
    return Object.freeze(fresh)
  }
  return copy(value, 0)
}
