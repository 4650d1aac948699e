import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cellOfDistance,
  firstStepOf,
  type Grid,
  greatestImpact,
  gridAround,
  gridCells,
} from '../../src/numeric/grid.ts'

const middle = (gridCells - 1) / 2
/** The cell of a value. */
function cellOf(grid: Grid, x: number): number {
  return cellOfDistance(x - grid.center, firstStepOf(grid))
}
const value = fc.double({ min: -greatestImpact, max: greatestImpact, noNaN: true })
const scale = fc.oneof(fc.constant(0), fc.double({ min: 0, max: greatestImpact, noNaN: true }))

describe('a grid', () => {
  test('numbers its cells in order of value, each with an index of its own', () => {
    fc.assert(
      fc.property(value, scale, value, value, (center, size, a, b) => {
        const grid = gridAround(center, size)
        const [low, high] = a < b ? [a, b] : [b, a]
        const [first, second] = [cellOf(grid, low), cellOf(grid, high)]
        expect(first).toBeLessThanOrEqual(second)
        expect(Number.isInteger(first) && first >= 0 && second < gridCells).toBe(true)
      }),
      { seed: 1, numRuns: 2000 },
    )
  })

  test('has its centre in the middle cell', () => {
    for (const [center, size] of [
      [0, 0],
      [5, 0],
      [-3, 1e-3],
      [1e200, 1e-200],
      [7, 1e290],
    ] as const)
      expect(cellOf(gridAround(center, size), center)).toBe(middle)
  })

  test('a cell is at most 1/128 of its distance from the centre wide', () => {
    const grid = gridAround(10, 3)
    for (const sign of [-1, 1])
      for (let distance = 1e-8; distance < 1e8; distance *= 3.7) {
        const cell = cellOf(grid, 10 + sign * distance)
        expect(cellOf(grid, 10 + sign * distance * (1 + 1.01 / 128))).not.toBe(cell)
        expect(Math.sign(cell - middle)).toBe(sign)
      }
  })

  test('a typical distance has 36 octaves of 128 cells below it and 28 above', () => {
    const grid = gridAround(0, 1)
    expect(cellOf(grid, 1) - middle).toBe(36 * 128 + 1)
    expect(cellOf(grid, 2) - cellOf(grid, 1)).toBe(128)
    expect(cellOf(grid, 2 ** -36) - middle).toBe(1)
    expect(cellOf(grid, 0.99 * 2 ** -36)).toBe(middle)
    expect(cellOf(grid, 2 ** 28 * 0.995)).toBe(gridCells - 2)
    expect(cellOf(grid, 2 ** 28)).toBe(gridCells - 1)
    expect(cellOf(grid, greatestImpact)).toBe(gridCells - 1)
    expect(cellOf(grid, -greatestImpact)).toBe(0)
  })

  test('is the same on both sides', () => {
    const grid = gridAround(0, 5)
    for (const distance of [1e-12, 0.3, 5, 1e6])
      expect(cellOf(grid, distance) - middle).toBe(middle - cellOf(grid, -distance))
  })

  test('its unit is the power of two at the typical distance, in any size', () => {
    expect(gridAround(0, 1).unit).toBe(1)
    expect(gridAround(0, 100).unit).toBe(64)
    expect(gridAround(0, 0.3).unit).toBe(0.25)
    expect(gridAround(0, 1e-200).unit).toBe(2 ** -665)
    expect(gridAround(0, 2e-310).unit).toBe(2 ** -1022)
    expect(gridAround(0, Infinity).unit).toBe(gridAround(0, greatestImpact).unit)
  })

  test('takes its scale from the centre, or 1, where all values are equal', () => {
    expect(gridAround(-100, 0).unit).toBe(64)
    expect(gridAround(0, 0).unit).toBe(1)
  })
})
