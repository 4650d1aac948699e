/**
 * The JSON of a result, as a file: two spaces, a line break at the end. JSON has no infinite numbers, so they are
 * the texts "Infinity" and "-Infinity".
 *
 * @throws Error where a result holds NaN: that is a fault of ours, and null would hide it.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(
    value,
    (key, part: unknown) => {
      if (typeof part !== 'number' || Number.isFinite(part)) return part
      if (Number.isNaN(part)) throw new Error(`the result holds NaN at "${key}"`)
      return String(part)
    },
    2,
  )
  return `${text}\n`
}
