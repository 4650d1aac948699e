import fc from 'fast-check'

/** A variate of 64 bits: the leading word, as signed as it comes, and the second one. */
export const word = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.constantFrom(-(2 ** 31), -1, 0, 1, 2 ** 31 - 1),
)
export const low = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1),
)

const weight = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 2 ** -16, 2 ** -32, 2 ** -33, 2 ** -53, 1e-15, 1e-30, 0.25),
  },
)

/** Up to three rows of weights, one of each row at least a thousandth. */
export const weightRows = fc.integer({ min: 1, max: 40 }).chain((length) =>
  fc.array(
    fc.array(weight, { minLength: length, maxLength: length }).filter((row) => row.some((x) => x > 1e-3)),
    { minLength: 1, maxLength: 3 },
  ),
)

/** The first entry whose running sum exceeds the variate of 64 bits, in whole numbers of any size. */
export function firstBeyond(sums: Float64Array, leading: number, second: number): number {
  const variate = BigInt(leading >>> 0) * 2n ** 32n + BigInt(second)
  return sums.findIndex((sum) => {
    // sum·2⁶⁴ rounded up is exceeded by no whole number below it
    const scaled = sum * 2 ** 64
    return variate < BigInt(Math.floor(scaled)) + (scaled === Math.floor(scaled) ? 0n : 1n)
  })
}
