import { describe, expect, test } from 'vitest'
import { agrees, rewritten, show } from './shown.ts'

describe('show', () => {
  test.each([
    [[0.1, 0.6], '[0.1, 0.6]'],
    [{ line: 1, 'audit-leak': undefined }, "{ line: 1, 'audit-leak': undefined }"],
    ["it's", "'it\\'s'"],
    [Int32Array.of(1, 2), '[1, 2]'],
    [-0, '-0'],
    [null, 'null'],
    [{}, '{}'],
    [new RangeError('no'), 'RangeError: no'],
  ])('writes %o as %s', (value, text) => {
    expect(show(value)).toBe(text)
  })
})

describe('agrees', () => {
  test.each([
    ['0.31…', '0.3134'],
    ['0.31', '0.31'],
    ['{ a: 0.3…, b: 2 }', '{ a: 0.333, b: 2 }'],
    ["['heads',\n 'tails']", "['heads', 'tails']"],
    ['[1, 2, …]', '[1, 2, 3, 4]'],
    ['0.632…, 1 − 1/e', '0.6321205588285577'],
    ['1e-2…', '1e-20'],
    ['throws OptionError: runs: expected …', 'throws OptionError: runs: expected a whole number'],
  ])('%s with %s', (written, shown) => {
    expect(agrees(written, shown)).toBe(true)
  })

  test.each([
    ['0.31…', '0.3034'],
    ['0.31…', '0.313, 5'],
    ['0.31', '0.313'],
    ['0.3', '0.31'],
    ['{ a: 0.3…, b: 2 }', '{ a: 0.333, b: 3 }'],
    ['[1, 2]', '[1, 2, 3]'],
    ['0.6, about two thirds', '0.66'],
    ['a.c', 'abc'],
  ])('not %s with %s', (written, shown) => {
    expect(agrees(written, shown)).toBe(false)
  })
})

describe('rewritten', () => {
  test.each([
    ['0.31…', '0.204567', '0.20…'],
    ['0.31', '0.204567', '0.204567'],
    ['0.31…, so so', '0.204567', '0.20…, so so'],
    ["['a', 'b']", "['a']", "['a']"],
    ['{ a: 0.1, b: 0.22… }', '{ a: 0.3, b: 0.456 }', '{ a: 0.3, b: 0.45… }'],
    ['0.3125…', '0.5', '0.5'],
  ])('%s becomes, for %s, %s', (written, shown, text) => {
    expect(rewritten(written, shown)).toBe(text)
  })
})
