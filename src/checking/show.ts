const longestShown = 60
/** Values nested deeper than this are shown as … */
const deepestShown = 3

/** A received value as text for a sentence: like JSON, at most 60 characters. It takes bounded time for any value. */
export function show(value: unknown): string {
  const text = shown(value, 0)
  return text.length > longestShown ? `${text.slice(0, longestShown - 3)}…` : text
}

function shown(value: unknown, depth: number): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(value.slice(0, longestShown))
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value)
  if (Array.isArray(value)) {
    if (value.length > 8) return `an array of ${value.length} entries`
    return depth > deepestShown ? '[…]' : `[${value.map((entry) => shown(entry, depth + 1)).join(',')}]`
  }
  const kind = kindOf(value)
  if (kind !== 'Object') return `a ${kind}`
  const keys = Object.keys(value)
  if (keys.length > 4) return `an object with ${keys.length} keys`
  if (depth > deepestShown) return '{…}'
  const entries = keys.map((key) => {
    return `${shown(key, depth)}:${shown((value as Record<string, unknown>)[key], depth + 1)}`
  })
  return `{${entries.join(',')}}`
}

/** An object's string tag: `Object`, `Map`, `Date`, … */
function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}
