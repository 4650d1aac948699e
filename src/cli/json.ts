/**
 * The JSON text of a result, indented by two spaces, with a line break at the end. JSON has no infinite numbers, so they
 * become the texts "Infinity" and "-Infinity".
 *
 * @throws Error where a result contains NaN. That is a bug in forkcast, which null would hide.
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
