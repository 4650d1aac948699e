import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth, padEnd, padStart, paragraph, wrap, wrapAtMost } from '../../src/report/width.ts'

describe('displayWidth(text)', () => {
  test.each([
    ['plain', 5],
    ['Nicolás', 7],
    ['Nicola\u0301s', 7],
    ['Лукашенко', 9],
    ['委内瑞拉', 8],
    ['한국', 4],
    ['\u1112\u1161\u11ab', 2],
    ['👍🏽', 2],
    ['👩‍🚀', 2],
    ['🇻🇪', 2],
    ['☀️', 2],
    ['█▌−…', 4],
    ['می‌خواهم', 7],
    ['', 0],
  ])('is the columns of %s: %d', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

test('padding fills up to a width in columns, and never cuts', () => {
  expect(padEnd('内', 4)).toBe('内  ')
  expect(padStart('内', 4)).toBe('  内')
  expect(padEnd('long', 2)).toBe('long')
})

describe('wrap(text, width)', () => {
  test('breaks at spaces', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  })

  test('breaks a word that is longer than a line, between characters', () => {
    expect(wrap('ab 委内瑞拉', 5)).toEqual(['ab', '委内', '瑞拉'])
    expect(wrap('👩‍🚀👩‍🚀', 3)).toEqual(['👩‍🚀', '👩‍🚀'])
  })

  test('comes to an end where not even one character fits', () => {
    expect(wrap('委内', 1)).toEqual(['委', '内'])
  })

  test('loses nothing and keeps to the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 2, max: 20 }),
        (text, width) => {
          const lines = wrap(text, width)
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })
})

describe('wrapAtMost(text, width, most)', () => {
  test('says where words are missing', () => {
    expect(wrapAtMost('one two three four', 8, 2)).toEqual(['one two', 'three…'])
    expect(wrapAtMost('one two, four', 8, 1)).toEqual(['one two…'])
    expect(wrapAtMost('one', 8, 1)).toEqual(['one'])
  })

  test('keeps to the width, with the ellipsis', () => {
    expect(wrapAtMost('one four five', 8, 1)).toEqual(['one…'])
    expect(wrapAtMost('abcdefghij', 4, 1)).toEqual(['abc…'])
  })
})

test('a paragraph hangs below its lead', () => {
  expect(paragraph('note: ', 'one two three four five', 26)).toBe('note: one two three four\n      five')
})
