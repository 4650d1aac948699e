/** Whether a value is an object with keys. A Map or a Set has entries instead, and would pass for an empty object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]'
  )
}
