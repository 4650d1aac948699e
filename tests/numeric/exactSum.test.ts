import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTo, emptySum, exactSum, LARGEST_ADDEND, mergeInto, sumValue } from '../../src/numeric/exactSum.ts'

/** A second implementation: the sum as a whole number of 2^-1074, rounded by BigInt's own conversion. */
function sumByIntegers(values: readonly number[]): number {
  const bits = new DataView(new ArrayBuffer(8))
  let total = 0n
  for (const value of values) {
    bits.setFloat64(0, value)
    const word = bits.getBigUint64(0)
    const exponent = (word >> 52n) & 2047n
    const fraction = word & (2n ** 52n - 1n)
    const whole = exponent === 0n ? fraction : (fraction + 2n ** 52n) << (exponent - 1n)
    total += word >> 63n ? -whole : whole
  }
  // Number(BigInt) rounds to nearest, halves to even (ECMAScript 21.1.1.1), but overflows at 2^1024: keep 60 bits and a sticky one.
  const size = total < 0n ? -total : total
  const shift = BigInt(Math.max(0, size.toString(2).length - 60))
  const sticky = (size >> shift) << shift === size ? 0n : 1n
  const rounded = Number(((size >> shift) << 1n) | sticky)
  const power = Number(shift) - 1075
  const half = Math.floor(power / 2)
  const value = rounded * 2 ** half * 2 ** (power - half)
  return total < 0n ? -value : value
}

const numbers = fc.array(
  fc.oneof(
    fc.double({ min: -1e292, max: 1e292, noNaN: true }).filter((x) => Math.abs(x) <= LARGEST_ADDEND),
    fc.double({ min: -10, max: 10, noNaN: true }),
    fc
      .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -300, max: 900 }))
      .map(([m, e]) => m * 2 ** e),
    fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 40, max: 60 })).map(([m, e]) => m * 2 ** e),
  ),
  { maxLength: 24 },
)

test('exactSum loses no digits that a plain running sum loses', () => {
  expect(exactSum([1, 1e100, 1, -1e100])).toBe(2)
  expect(exactSum(Array.from({ length: 10 }, () => 0.1))).toBe(1)
  expect(exactSum([1e16, 1, 1])).toBe(10000000000000002)
  expect(exactSum(Float64Array.of(5e-324, 1, -1))).toBe(5e-324)
})

test('a sum of no numbers, or of zeros, is 0', () => {
  expect(exactSum([])).toBe(0)
  expect(exactSum([-0])).toBe(0)
  expect(exactSum([3, -3])).toBe(0)
  expect(sumValue(emptySum())).toBe(0)
})

test('a tie is decided by the smallest part', () => {
  expect(exactSum([1, 2 ** -53])).toBe(1)
  expect(exactSum([1, 2 ** -53, 2 ** -1074])).toBe(1 + 2 ** -52)
  expect(exactSum([1 + 2 ** -52, 2 ** -53, -(2 ** -1074)])).toBe(1 + 2 ** -52)
  expect(exactSum([-1, -(2 ** -53), -(2 ** -107)])).toBe(-1 - 2 ** -52)
})

test('the value is the exact sum rounded once', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      expect(exactSum(values)).toBe(sumByIntegers(values))
    }),
    { seed: 1, numRuns: 1500 },
  )
})

test('any order and any grouping give the same bits', () => {
  fc.assert(
    fc.property(
      numbers.chain((values) =>
        fc.tuple(
          fc.constant(values),
          fc.shuffledSubarray(values, { minLength: values.length }),
          fc.array(fc.integer({ min: 0, max: 3 }), { minLength: values.length, maxLength: values.length }),
        ),
      ),
      ([values, shuffled, groups]) => {
        const parts = [emptySum(), emptySum(), emptySum(), emptySum()]
        shuffled.forEach((value, i) => {
          addTo(parts[groups[i]!]!, value)
        })
        const left = emptySum()
        for (const part of parts) mergeInto(left, part)
        mergeInto(parts[2]!, parts[3]!)
        mergeInto(parts[1]!, parts[2]!)
        mergeInto(parts[1]!, parts[0]!)
        const expected = exactSum(values)
        expect(exactSum(shuffled)).toBe(expected)
        expect(sumValue(left)).toBe(expected)
        expect(sumValue(parts[1]!)).toBe(expected)
      },
    ),
    { seed: 1, numRuns: 800 },
  )
})

test('a sum survives JSON, and merging leaves the other sum alone', () => {
  const sum = emptySum()
  for (const x of [1e100, 1, 1e-100]) addTo(sum, x)
  const copy = JSON.parse(JSON.stringify(sum)) as number[]
  mergeInto(copy, sum)
  expect(sum).toHaveLength(3)
  addTo(copy, -2e100)
  expect(sumValue(copy)).toBe(2)
  mergeInto(sum, sum)
  addTo(sum, -2e100)
  expect(sumValue(sum)).toBe(2)
})

test('numbers that could overflow in some order are refused in every order', () => {
  expect(sumValue([LARGEST_ADDEND])).toBe(2 ** 970)
  expect(exactSum(Array.from({ length: 1000 }, () => LARGEST_ADDEND))).toBe(1000 * 2 ** 970)
  for (const x of [1e308, -1e293, Infinity, NaN]) expect(() => exactSum([1, x, -x])).toThrow(`received ${x}`)
})
