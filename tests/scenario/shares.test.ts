import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SplitForm, sharesInto } from '../../src/scenario/shares.ts'

/** The shares, or the code of what is wrong. */
function shares(form: SplitForm, values: number[], { rest = -1, smoothing = 0.5 } = {}): number[] | string {
  const out = new Float64Array(values.length)
  return sharesInto(out, form, Float64Array.from(values), rest, smoothing)?.code ?? [...out]
}

const message = (form: SplitForm, values: number[], smoothing = 0.5) =>
  sharesInto(new Float64Array(values.length), form, Float64Array.from(values), -1, smoothing)?.message

describe('probabilities', () => {
  test('are the shares where they sum to 1', () => {
    expect(shares('p', [0.25, 0.75])).toEqual([0.25, 0.75])
    expect(shares('p', [0, 1])).toEqual([0, 1])
    expect(shares('p', [1])).toEqual([1])
  })

  test('leave to rest what is left of 1', () => {
    expect(shares('p', [0.25, 9, 0.5], { rest: 1 })).toEqual([0.25, 0.25, 0.5])
    expect(shares('p', [9], { rest: 0 })).toEqual([1])
    expect(shares('p', [NaN, 0.5], { rest: 0 })).toEqual([0.5, 0.5])
  })

  test('that sum to exactly 1 leave nothing to rest, and stay', () => {
    expect(shares('p', [0.25, 0.75, 9], { rest: 2 })).toEqual([0.25, 0.75, 0])
  })

  test('that sum to a hair more than 1 leave nothing to rest, and are divided by their sum', () => {
    const sum = 0.25 + (0.75 + 5e-10)
    expect(shares('p', [0.25, 0.75 + 5e-10, 9], { rest: 2 })).toEqual([0.25 / sum, (0.75 + 5e-10) / sum, 0])
    expect(shares('p', [0.5 + 1e-9, 0.5 + 1e-9, 9], { rest: 2 })).toBe('split-sum')
  })

  test('that miss 1 by rounding are divided by their sum', () => {
    const tenths = Array.from({ length: 10 }, () => 0.1)
    const sum = tenths.reduce((a, b) => a + b)
    expect(sum).not.toBe(1)
    expect(shares('p', tenths)).toEqual(tenths.map((p) => p / sum))
    for (const off of [-9e-10, 9e-10]) {
      const missed = 0.5 + (0.5 + off)
      expect(shares('p', [0.5, 0.5 + off])).toEqual([0.5 / missed, (0.5 + off) / missed])
      expect(shares('p', [0.5, 0.5 + 2 * off])).toBe('split-sum')
    }
  })

  test('that sum to something else are an error that prints the sum and the way out', () => {
    expect(message('p', [0.4999, 0.5])).toBe(
      'the probabilities of these branches sum to 0.9999, not to 1; raise some of them, or let one branch say rest',
    )
    expect(message('p', [0.5, 0.75])).toBe(
      'the probabilities of these branches sum to 1.25, not to 1; lower some of them',
    )
    const out = new Float64Array(3)
    expect(sharesInto(out, 'p', Float64Array.of(0.75, 0.5, 0), 2, 0.5)).toMatchObject({
      code: 'split-sum',
      received: 1.25,
    })
  })

  test('outside [0, 1] are refused by index, percentages with what to write instead', () => {
    expect(sharesInto(new Float64Array(2), 'p', Float64Array.of(0.5, 50), -1, 0.5)).toEqual({
      code: 'out-of-range',
      message: 'expected a probability, in [0, 1]; received 50; is it 50%? Then write 0.5',
      index: 1,
      received: 50,
    })
    expect(message('p', [-0.1, 1.1])).toBe('expected a probability, in [0, 1]; received -0.1')
    expect(message('p', [200, 0])).toBe('expected a probability, in [0, 1]; received 200')
    expect(message('p', [NaN, 0])).toBe('expected a probability, in [0, 1]; received NaN')
    expect(shares('p', [1 + 2 ** -52, 0])).toBe('out-of-range')
  })
})

describe('weights', () => {
  test('are divided by their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 }), (weights) => {
        const sum = weights.reduce((a, b) => a + b)
        expect(shares('weight', weights)).toEqual(sum === 0 ? 'split-zero' : weights.map((w) => w / sum))
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  test('may be larger than 1, and not below 0', () => {
    expect(shares('weight', [30, 10])).toEqual([0.75, 0.25])
    expect(message('weight', [1, -1])).toBe('expected a weight, 0 or more; received -1')
  })

  test('whose sum no number can hold are refused', () => {
    expect(shares('weight', [1.5e308, 1.5e308])).toBe('out-of-range')
    expect(shares('weight', [5e-324, 0])).toEqual([1, 0])
    expect(shares('weight', [Infinity, 1])).toBe('out-of-range')
  })

  test('of minus zero are zero', () => {
    expect(Object.is((shares('weight', [-0, 1]) as number[])[0], 0)).toBe(true)
    expect(Object.is((shares('p', [-0, 1]) as number[])[0], 0)).toBe(true)
  })
})

describe('counts', () => {
  test('are smoothed and divided by their sum', () => {
    expect(shares('count', [12, 7, 1])).toEqual([12.5 / 21.5, 7.5 / 21.5, 1.5 / 21.5])
    expect(shares('count', [3, 1], { smoothing: 0 })).toEqual([0.75, 0.25])
    expect(shares('count', [3, 0], { smoothing: 1 })).toEqual([0.8, 0.2])
  })

  test('that are all zero say nothing without smoothing', () => {
    expect(shares('count', [0, 0, 0, 0])).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(shares('count', [0, 0], { smoothing: 0 })).toBe('split-zero')
    expect(message('count', [0, 0], 0)).toContain('counts and their smoothing')
    expect(message('weight', [0, 0])).toContain('weights of these branches are all zero')
  })
})
