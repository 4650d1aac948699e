import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as forkcast from 'forkcast'
import { describe, expect, test } from 'vitest'
import { type ScoreName, scoreNames, scores } from '../../../src/scoring/backtest/scores.ts'

const page = readFileSync('docs/scores.md', 'utf8')

/** Probabilities of three outcomes, none of them 0. */
const probabilities = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }))
  .map(([a, b, c]) => ({ a: a / (a + b + c), b: b / (a + b + c), c: c / (a + b + c) }))
const outcomes = ['a', 'b', 'c'] as const

describe.each(scoreNames)('the score %s of backtests', (name: ScoreName) => {
  const { of, ofYesNo, heading, legend } = scores[name]

  test('is 0 for a perfect forecast', () => {
    expect(of({ a: 1, b: 0, c: 0 }, 'a')).toBe(0)
    expect(ofYesNo([0, 1], 1)).toBe(0)
    expect(ofYesNo([1, 0], 0)).toBe(0)
  })

  test('is proper, and lower is better: no forecast expects less than the truth does', () => {
    fc.assert(
      fc.property(probabilities, probabilities, (truth, other) => {
        const expected = (forecast: typeof truth) =>
          outcomes.reduce((sum, outcome) => sum + truth[outcome] * of(forecast, outcome), 0)
        expect(expected(truth)).toBeLessThanOrEqual(expected(other) + 1e-12)
        const yesNo = (p: number) => (1 - truth.a) * ofYesNo([1 - p, p], 0) + truth.a * ofYesNo([1 - p, p], 1)
        expect(yesNo(truth.a)).toBeLessThanOrEqual(yesNo(other.a) + 1e-12)
      }),
    )
  })

  test('is said below the tables that show it, and told in docs/scores.md', () => {
    expect(legend).toContain(heading)
    expect(page).toContain(`| \`${name}Score\``)
  })
})

test('docs/scores.md has a line for every score that forkcast exports', () => {
  const names = Object.keys(forkcast).filter((name) => /score$|crps$/i.test(name))
  expect(names).toContain('brierScore')
  const rows = page.split('\n').filter((line) => line.startsWith('|'))
  expect(names.filter((name) => !rows.some((row) => row.includes(`\`${name}\``)))).toEqual([])
})
