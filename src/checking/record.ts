/** Whether a value is a plain object. A Map or a Set is not: it has no keys, and would pass for an empty object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]'
  )
}
