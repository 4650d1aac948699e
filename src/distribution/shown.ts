/** A received value in a few characters, whatever it is, for a message that says what was wrong with it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (typeof value === 'bigint') return `the bigint ${String(value).slice(0, 40)}`
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value !== 'object' || value === null) return String(value)
  const keys = Object.keys(value)
  if (keys.length === 0) return 'an empty object'
  const few = keys.slice(0, 4).map(shown).join(', ')
  return `an object with ${keys.length > 1 ? 'keys' : 'the key'} ${few}${keys.length > 4 ? ', …' : ''}`
}
