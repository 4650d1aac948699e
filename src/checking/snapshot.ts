import { isRecord } from './record.ts'

/** Copying stops at this depth. A deeper value is refused later anyway, and the recursion must not overflow the stack. */
const deepest = 500

/**
 * A deep copy of plain data: own enumerable properties, each read once.
 *
 * The value must not change between its check and its use, as it could if the caller goes on changing the literal, or
 * if a property is a getter or inherited. An object that contains objects is copied once even if it is shared, so
 * cycles end. Objects that are not plain data (a Map, a Date) are not copied; the check refuses them.
 */
export function snapshot(value: unknown): unknown {
  const copies = new Map<object, object>()
  const copy = (at: object, depth: number): object => {
    if (depth > deepest) return at
    if (Array.isArray(at)) {
      const earlier = copies.get(at)
      if (earlier) return earlier
      const entries: unknown[] = []
      copies.set(at, entries)
      for (const entry of at) entries.push(isObject(entry) ? copy(entry, depth + 1) : entry)
      return entries
    }
    if (!isRecord(at)) return at
    const keys = Object.keys(at)
    const values = keys.map((key) => at[key])
    // most objects of a document hold only numbers and texts: looking them up in the map costs more than copying them
    if (!values.some(isObject)) return assigned(new PlainObject(), keys, values)
    const earlier = copies.get(at)
    if (earlier) return earlier
    const fresh = values.every(isObject) ? hashTable() : new PlainObject()
    copies.set(at, fresh)
    for (let i = 0; i < keys.length; i++) {
      const inner = values[i]
      if (isObject(inner)) values[i] = copy(inner, depth + 1)
    }
    return assigned(fresh, keys, values)
  }
  return isObject(value) ? copy(value, 0) : value
}

/**
 * A shallow copy of an object's own properties, each read once, that the caller will add to and freeze.
 *
 * It is not `{ ...record }`: V8 gives each object that is cloned so and then extended a hidden class of its own, and
 * 10⁶ rows would have a million of them.
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
    // assigning an own __proto__ would set the prototype; it must stay a key, so that the check refuses it
    if (key === '__proto__') Object.defineProperty(fresh, key, { value: values[i], enumerable: true })
    else fresh[key] = values[i]
  }
  return fresh
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/**
 * Constructs an empty object that behaves like `{}`, but starts from a hidden class of its own. All objects that begin as
 * `{}` share one root of hidden classes. Once a program has grown maps of a few thousand ids from that root, V8 gives
 * each further object its own class. Then 10⁵ branches of one shape have 10⁵ classes, and loops over them are slow.
 */
const PlainObject = function PlainObject() {} as unknown as new () => Record<string, unknown>
PlainObject.prototype = Object.prototype

/**
 * An empty object that V8 stores as a hash table, for a map from ids. Otherwise every key that is added would make one
 * more hidden class. Deleting properties is what makes V8 switch to a hash table.
 */
function hashTable(): Record<string, unknown> {
  const table: Record<string, unknown> = { first: 0, second: 0 }
  delete table.first
  delete table.second
  return table
}

/** Freezes a value and all in it. Call it after the checks: engines read frozen objects slowly. */
export function freezeDeep(value: unknown): void {
  if (!isObject(value) || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) if (isObject(inner)) freezeDeep(inner)
}
