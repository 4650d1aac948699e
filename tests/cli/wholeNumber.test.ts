import { describe, expect, test } from 'vitest'
import { wholeNumberArgument } from '../../src/cli/wholeNumber.ts'

describe('wholeNumberArgument(text)', () => {
  test.each([
    ['1', 1],
    ['50000', 50_000],
    ['1_000_000', 1_000_000],
    ['1e6', 1_000_000],
    ['2.5e6', 2_500_000],
    ['1E+3', 1000],
    ['9007199254740991', 2 ** 53 - 1],
  ])('takes %s', (text, value) => {
    expect(wholeNumberArgument(text)).toBe(value)
  })

  test.each([
    ...['', ' ', '0', '-1', '+1', '1.5', '1.25e1', '1e5x', '1,000', '1 000', '0x10', '1__0', '_1', '1_'],
    ...['1e16', '9007199254740993', '1e400', 'Infinity', 'NaN', '١٢', '1e', 'ten'],
  ])('refuses "%s"', (text) => {
    expect(() => wholeNumberArgument(text)).toThrow('Write a whole number from 1 on')
  })
})
