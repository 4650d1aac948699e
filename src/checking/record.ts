/** An object that is data. A Map or a Set has no keys of its own, and would be taken for an empty object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]'
  )
}
