import { expect, test } from 'vitest'
import { OptionError, wholeNumber } from '../../src/checking/optionError.ts'

test('wholeNumber takes whole numbers from the least to the most', () => {
  for (const value of [1, 2, 10]) expect(wholeNumber('runs', value, 1, 10)).toBe(value)
})

test('wholeNumber refuses everything else and says what it takes', () => {
  for (const value of [0, 11, 1.5, NaN, Infinity, '5', 5n, null, undefined, [5]])
    expect(() => wholeNumber('runs', value, 1, 10)).toThrow(OptionError)
  expect(() => wholeNumber('runs', '5', 1, 10)).toThrow(
    'runs: expected a whole number from 1 to 10; received "5"',
  )
})

test('an OptionError names option, value and what is taken', () => {
  const error = new OptionError('asOf', 7, 'a day')
  expect(error).toMatchObject({ name: 'OptionError', option: 'asOf', received: 7, expected: 'a day' })
})
