import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addSparse, sparseOf, spread, valueAt } from '../../src/numeric/sparse.ts'

const columns = fc
  .array(fc.constantFrom(0, 0, 0, 1, -2.5, 7, -Infinity), { minLength: 1, maxLength: 30 })
  .map((numbers) => Float64Array.from(numbers))

describe('a sparse column', () => {
  test('is written out as the column that it was made from, and read place by place', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const sparse = sparseOf(column)
        expect(spread(sparse)).toEqual(column)
        expect(column.map((_, place) => valueAt(sparse, place))).toEqual(column)
      }),
    )
  })

  test('holds the number of most places once', () => {
    expect(sparseOf(Float64Array.of(3, 1, 3, 3, 2))).toEqual({
      length: 5,
      places: Int32Array.of(1, 4),
      values: Float64Array.of(3, 1, 2),
    })
    expect(sparseOf(Int32Array.of(4, 4)).values).toEqual(Int32Array.of(4))
  })

  test('is added with the bits of the column written out', () => {
    fc.assert(
      fc.property(columns, fc.double({ min: 0.01, max: 5 }), (column, weight) => {
        const total = column.map((_, place) => 0.1 * place)
        addSparse(total, sparseOf(column), weight)
        expect(total).toEqual(column.map((value, place) => 0.1 * place + weight * value))
      }),
    )
  })
})
