import { describe, expect, test } from 'vitest'
import { at, columnOf } from '../../src/draws/columns.ts'
import { modelOf } from '../simulation/forecasts.ts'

const model = modelOf({
  parameters: { z: { distribution: { uniform: { min: 0, max: 1 } } } },
  tree: { branches: { a: { p: 0.5 }, b: { p: 'rest' } } },
  signals: { s: { ratio: { a: '2 * z + 1', b: { uniform: { min: 1, max: 2 } }, otherwise: 7 } } },
})
const entries = model.signals[0]!.entries
const parameters = [Float64Array.of(0, 0.25, 1), Float64Array.of(1.5, 1, 2)]

describe('columnOf', () => {
  test('a certain value is one number', () => {
    const certain = entries.find(({ parameter, program }) => parameter === undefined && program === undefined)
    expect(columnOf(certain!, parameters, 3)).toBe(7)
  })

  test('a distribution written in place is the column of its own parameter', () => {
    const inline = entries.find(({ parameter }) => parameter !== undefined)
    expect(columnOf(inline!, parameters, 3)).toBe(parameters[inline!.parameter!])
  })

  test('an expression is evaluated for every draw', () => {
    const expression = entries.find(({ program }) => program !== undefined)
    expect(columnOf(expression!, parameters, 3)).toEqual(Float64Array.of(1, 1.5, 3))
  })
})

describe('at', () => {
  test('reads a column draw by draw, and a number as the same for all', () => {
    expect(at(Float64Array.of(4, 5), 1)).toBe(5)
    expect(at(6, 1)).toBe(6)
  })
})
