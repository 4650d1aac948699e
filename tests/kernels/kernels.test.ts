import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../src/kernels/column.ts'
import { compiledKernels } from '../../src/kernels/compiled.ts'
import type { Kernels } from '../../src/kernels/kernels.ts'
import { script } from '../../src/kernels/script.ts'
import { greatestImpact, gridCells } from '../../src/numeric/grid.ts'
import { roots } from '../../src/numeric/quickExp.ts'
import { type Categories, categoriesOf } from '../../src/random/categories.ts'
import { startLanes } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { sharedNormalZiggurat } from '../../src/random/ziggurat.ts'
import { runningSums } from '../../src/runs/search.ts'

/** What a kernel gives: numbers by the bit, so that −0 is not 0 and NaN is NaN. */
function bitsOf(columns: readonly (Uint16Array | Int32Array | Float64Array | number | boolean)[]): string {
  return columns
    .map((column) =>
      typeof column === 'object'
        ? new BigInt64Array(Float64Array.from(column).buffer).join()
        : String(Number(column)),
    )
    .join(';')
}

/** The same work by both: in JavaScript, and in WebAssembly on columns in its memory. */
function expectSame(work: (kernels: Kernels, place: Place) => Parameters<typeof bitsOf>[0]): void {
  const compiled = compiledKernels(1 << 20)!
  const [expected, found] = [work(script, (column) => column), work(compiled.kernels, compiled.place)].map(
    bitsOf,
  )
  compiled.release()
  expect(found === expected).toBe(true)
}

const integers = (length: number, max: number) =>
  fc.array(fc.integer({ min: 0, max }), { minLength: length, maxLength: length })
const words = (length: number) =>
  fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: length, maxLength: length })
const fewer = fc.integer({ min: 0, max: 15 })
const checked = { seed: 1, numRuns: 300 }

describe('kernels in WebAssembly give the bits of those in JavaScript:', () => {
  test('words', () => {
    expectSame((kernels, place) => {
      const [out, lanes] = [place(new Int32Array(64)), place(new Int32Array(16))]
      startLanes(lanes, textKey('seed'), textKey('leaf'), 2 ** 40 + 3)
      kernels.words(out, lanes, 24)
      kernels.words(out, lanes, 64)
      return [out, lanes]
    })
  })

  test('lookUp', () => {
    fc.assert(
      fc.property(words(8), integers(16, 7), (table, index) =>
        expectSame((kernels, place) => {
          const out = place(new Int32Array(16))
          kernels.lookUp(out, place(Int32Array.from(table)), place(Int32Array.from(index)), 16)
          return [out]
        }),
      ),
      checked,
    )
  })

  test('choose, in any row, where the guide says the category, the part or nothing', () => {
    const table: Categories = (() => {
      const rows = [
        [0.5, 0, 0.25, 0.25, 0],
        [0.999, 1e-6, 1e-9, 0, 1e-3 - 1e-6 - 1e-9],
        [0.2, 0.2, 0.2, 0.2, 0.2],
      ]
      return categoriesOf(runningSums(Float64Array.from(rows.flat()), 5), 5, 1e9)
    })()
    const atEdges = fc.constantFrom(
      0,
      0x7fff_ffff,
      0x8000_0000 | 0,
      -1,
      0x3fff_ffff,
      0x4000_0000,
      0xc000_0000 | 0,
    )
    const some = fc.array(fc.oneof(atEdges, fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), {
      minLength: 16,
      maxLength: 16,
    })
    fc.assert(
      fc.property(some, integers(16, 2), fc.constantFrom(1, 2), (given, rows, size) =>
        expectSame((kernels, place) => {
          const [out, open] = [place(new Int32Array(16)), place(new Int32Array(20))]
          const { bits, within } = table
          const guide = place(size === 1 ? table.guide : Int32Array.from(table.guide))
          const at = place(Int32Array.from(rows))
          const left = kernels.choose(
            out,
            at,
            guide,
            size,
            bits,
            within,
            place(Int32Array.from(given)),
            open,
            16,
          )
          return [left, open.slice(0, left), out]
        }),
      ),
      checked,
    )
  })

  test('countDays', () => {
    fc.assert(
      fc.property(integers(16, 3), integers(16, 6), fewer, (slot, day, length) =>
        expectSame((kernels, place) => {
          const [days, recent] = [place(new Float64Array(28)), place(new Uint16Array(28).fill(0xfffe))]
          kernels.countDays(
            days,
            recent,
            7,
            place(Int32Array.from(slot)),
            place(Int32Array.from(day)),
            length,
          )
          return [days, recent]
        }),
      ),
      checked,
    )
  })

  test('normals, and which are at an edge', () => {
    fc.assert(
      fc.property(words(32), (given) =>
        expectSame((kernels, place) => {
          const [out, open] = [place(new Float64Array(16)), place(new Int32Array(20))]
          const { x } = sharedNormalZiggurat()
          const left = kernels.normals(out, place(x), place(Int32Array.from(given)), open, 16)
          return [left, open.slice(0, left), out]
        }),
      ),
      checked,
    )
  })

  test('lognormals, as far out as a variate times sigma can be', () => {
    const variate = fc.oneof(fc.double({ min: -14, max: 14, noNaN: true }), fc.constantFrom(0, -0, 14, -14))
    const sigma = fc.oneof(fc.double({ min: 0, max: 50, noNaN: true }), fc.constantFrom(0, 50, 1))
    fc.assert(
      fc.property(
        fc.array(variate, { minLength: 8, maxLength: 8 }),
        sigma,
        fc.double({ min: 1e-300, max: 1e300 }),
        (given, spread, median) =>
          expectSame((kernels, place) => {
            const values = place(Float64Array.from(given))
            kernels.lognormals(values, place(roots), median, spread, 8)
            return [values]
          }),
      ),
      checked,
    )
  })

  test('countValues, on every side of the grid and where a value is too large', () => {
    const value = fc.oneof(
      { weight: 6, arbitrary: fc.double({ min: -1e4, max: 1e4, noNaN: true }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(0, -0, 3, 3 + 2 ** -40, 1e290, -1e290, 5e-324, 2 ** 40, -(2 ** 40)),
      },
      { weight: 1, arbitrary: fc.constantFrom(1e291, NaN, -Infinity) },
    )
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 16, maxLength: 16 }),
        integers(16, 1),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(0, 3, -200),
        (given, group, quarters, center) =>
          expectSame((kernels, place) => {
            const histogram = place(new Float64Array(2 * gridCells))
            const extremes = place(new Float64Array(2 * gridCells).map((_, i) => (i % 2 ? -1 : 1) * 1e300))
            const offsets = place(Int32Array.from(group, (g) => g * gridCells))
            const firstStep = (1023 + 3 - 36) << 7
            const values = place(Float64Array.from(given))
            const fine = kernels.countValues(
              histogram,
              extremes,
              center,
              firstStep,
              greatestImpact,
              values,
              offsets,
              4 * quarters,
            )
            // after a value that is too large the counts mean nothing
            return fine ? [fine, histogram, extremes] : [fine]
          }),
      ),
      { ...checked, numRuns: 100 },
    )
  })

  test('sumValues', () => {
    const values = fc.array(fc.double({ min: -1e290, max: 1e290, noNaN: true }), {
      minLength: 16,
      maxLength: 16,
    })
    fc.assert(
      fc.property(values, integers(16, 2), fewer, (given, slot, length) =>
        expectSame((kernels, place) => {
          const sums = place(Float64Array.of(0, 0, 1.5, 0, 0, -2, 0, 0, 1e100))
          kernels.sumValues(
            sums,
            2 ** -900,
            place(Float64Array.from(given)),
            place(Int32Array.from(slot)),
            length,
          )
          return [sums]
        }),
      ),
      checked,
    )
  })
})

const doubles = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 16, maxLength: 16 })
const any = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, 1 + 2 ** -52, -1, NaN, Infinity, -Infinity))
const length = fc.integer({ min: 0, max: 8 }).map((pairs) => 2 * pairs)

describe('kernels of draws in WebAssembly give the bits of those in JavaScript:', () => {
  test('gammas of any shape, and which are open', () => {
    const share = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0, 0.05, 0.1, 1 / 30, 1),
      any,
    )
    const scale = fc.constantFrom(1, 20, 3, 1e15, 1e-300)
    const normal = fc.double({ min: -6, max: 6, noNaN: true })
    fc.assert(
      fc.property(
        doubles(share),
        scale,
        doubles(normal),
        words(32),
        length,
        (given, concentration, normals, bits, some) =>
          expectSame((kernels, place) => {
            const out = place(new Float64Array(16))
            const sum = place(new Float64Array(16).fill(0.25))
            const open = place(new Int32Array(20))
            const left = kernels.gammas(
              ...([out, place(Float64Array.from(given)), concentration, 1.7874] as const),
              ...([
                place(Float64Array.from(normals)),
                place(Int32Array.from(bits)),
                sum,
                open,
                some,
              ] as const),
            )
            return [left, open.slice(0, left), out, sum]
          }),
      ),
      checked,
    )
  })

  test('inRange, add, remainders and divide', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), any)
    fc.assert(
      fc.property(
        doubles(value),
        doubles(value),
        length,
        fc.constantFrom(1, Number.MAX_VALUE),
        (given, sums, some, most) =>
          expectSame((kernels, place) => {
            const [values, sum] = [place(Float64Array.from(given)), place(Float64Array.from(sums))]
            const out = place(new Float64Array(16))
            const fine = kernels.inRange(values, most, some)
            kernels.add(values, 0.5, sum, some)
            const added = sum.slice()
            const more = kernels.remainders(out, sum, some)
            kernels.divide(values, sum, some)
            return [fine, added, more, out, sum, values]
          }),
      ),
      checked,
    )
  })

  test('between keeps what is not beyond, and counts what is lower', () => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }))
    fc.assert(
      fc.property(doubles(value), value, value, length, (given, low, high, some) => {
        const part = given.slice(0, some)
        const expected = part.filter((x) => x >= low && x <= high)
        expectSame((kernels, place) => {
          const kept = place(new Float64Array(17))
          const both = kernels.between(kept, place(Float64Array.from(given)), low, high, some)
          const found = kept.slice(0, both & 0xffff)
          expect(both >>> 16).toBe(part.filter((x) => x < low).length)
          expect(found).toEqual(Float64Array.from(expected))
          return [both, found]
        })
      }),
      checked,
    )
  })
})

describe('the memory of compiled kernels', () => {
  test('is used again once it is released, and not before', () => {
    const column = Float64Array.of(1, 2, 3)
    const first = compiledKernels(100)!
    const other = compiledKernels(100)!
    const [a, b] = [first.place(column), other.place(column)]
    expect(a.buffer).not.toBe(b.buffer)
    expect([...a]).toEqual([1, 2, 3])
    first.release()
    expect(compiledKernels(100)!.place(column).buffer).toBe(a.buffer)
  })

  test('is made larger by making another: nothing is detached', () => {
    const small = compiledKernels(100)!
    const column = small.place(Float64Array.of(1))
    small.release()
    const large = compiledKernels(1 << 21)!
    expect(large.place(new Float64Array(1 << 17)).length).toBe(1 << 17)
    expect(column[0]).toBe(1)
    large.release()
  })

  test('of more than there can be is none', () => {
    expect(compiledKernels(2 ** 40)).toBeUndefined()
    expect(compiledKernels(100)).toBeDefined()
  })
})
