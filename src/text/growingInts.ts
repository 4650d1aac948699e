/** A growing list of integers that takes four bytes for each, for lists with an entry for each row of a long log. */
export interface GrowingInts {
  push(value: number): void
  at(index: number): number | undefined
}

export function growingInts(): GrowingInts {
  let values = new Int32Array(1024)
  let length = 0
  return {
    push(value) {
      if (length === values.length) {
        const larger = new Int32Array(length * 2)
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
    at: (index) => (index >= 0 && index < length ? values[index] : undefined),
  }
}
