import { isRecord } from './record.ts'

/** Copies stop at this depth. Whatever is deeper is refused soon after, and a chain of 10⁵ objects is no recursion. */
const deepest = 500

/**
 * A copy of plain data: own enumerable values under their names, read once.
 *
 * What was checked must stay what it says: neither a literal that its author goes on changing, nor a getter, nor an
 * inherited value can differ between the check and the use. What holds objects is copied once, however often it is
 * shared, and so cycles end; objects that are no plain data (a Map, a Date) are left as they are, to be refused.
 */
export function snapshot(value: unknown): unknown {
  const copies = new Map<object, object>()
  const copy = (at: object, depth: number): object => {
    if (depth > deepest) return at
    if (Array.isArray(at)) {
      const known = copies.get(at)
      if (known) return known
      const entries: unknown[] = []
      copies.set(at, entries)
      for (const entry of at) entries.push(isObject(entry) ? copy(entry, depth + 1) : entry)
      return entries
    }
    if (!isRecord(at)) return at
    const keys = Object.keys(at)
    const values = keys.map((key) => at[key])
    // most of a document are small objects of numbers and texts: to keep account of those takes longer than they do
    if (!values.some(isObject)) return assigned(new PlainObject(), keys, values)
    const known = copies.get(at)
    if (known) return known
    const fresh = values.every(isObject) ? hashTable() : new PlainObject()
    copies.set(at, fresh)
    for (let i = 0; i < keys.length; i++) {
      const own = values[i]
      if (isObject(own)) values[i] = copy(own, depth + 1)
    }
    return assigned(fresh, keys, values)
  }
  return isObject(value) ? copy(value, 0) : value
}

/**
 * A copy of an object's own values, read once, that is to be added to and frozen. Not `{ ...record }`: what V8 clones so,
 * and then extends, gets a hidden class to itself, and 10⁶ rows would have a million.
 */
export function flatCopy(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const keys = Object.keys(record)
  return assigned(
    new PlainObject(),
    keys,
    keys.map((key) => record[key]),
  )
}

function assigned(
  fresh: Record<string, unknown>,
  keys: readonly string[],
  values: readonly unknown[],
): Record<string, unknown> {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string
    // an own __proto__ must stay a key, to be refused: assigned, it would vanish into the prototype
    if (key === '__proto__') Object.defineProperty(fresh, key, { value: values[i], enumerable: true })
    else fresh[key] = values[i]
  }
  return fresh
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/**
 * An empty object as `{}` is, but the root of hidden classes of its own. All objects that begin as `{}` share one root,
 * and once some program has made maps from a few thousand ids that way, engines give each further object a hidden class
 * to itself: 10⁵ branches of one kind, and no two alike to the loops that read them.
 */
const PlainObject = function PlainObject() {} as unknown as new () => Record<string, unknown>
PlainObject.prototype = Object.prototype

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
