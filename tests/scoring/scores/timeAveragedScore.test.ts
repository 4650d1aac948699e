import fc from 'fast-check'
import { timeAveragedScore } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { formatDay } from '../../../src/checking/day.ts'

const interval = { from: '2030-03-01', to: '2030-03-10' }

describe('timeAveragedScore(scores, { from, to })', () => {
  test('lets each score hold until the day of the next, and reports the days before the first as not covered', () => {
    const scores = [
      { day: '2030-03-03', score: 0.5 },
      { day: '2030-03-07', score: 0.1 },
    ]
    // four days at 0.5, four at 0.1, two uncovered
    expect(timeAveragedScore(scores, interval)).toEqual({ score: 0.3, coverage: 0.8, covered: 8, days: 10 })
    expect(timeAveragedScore([...scores].reverse(), interval)).toEqual(timeAveragedScore(scores, interval))
  })

  test('is the mean over the days, one by one', () => {
    const day = fc.integer({ min: 22_000, max: 22_040 })
    const dated = fc.uniqueArray(fc.record({ day, score: fc.integer({ min: -50, max: 50 }) }), {
      selector: (entry) => entry.day,
    })
    fc.assert(
      fc.property(dated, day, fc.nat(30), (entries, from, length) => {
        const held: number[] = []
        for (let t = from; t <= from + length; t++) {
          const before = entries.filter((entry) => entry.day <= t).sort((a, b) => b.day - a.day)[0]
          if (before) held.push(before.score)
        }
        const { score, coverage, covered, days } = timeAveragedScore(
          entries.map((entry) => ({ day: formatDay(entry.day), score: entry.score })),
          { from: formatDay(from), to: formatDay(from + length) },
        )
        expect({ covered, days }).toEqual({ covered: held.length, days: length + 1 })
        expect(coverage).toBe(held.length / (length + 1))
        if (held.length === 0) expect(score).toBeNull()
        else expect(score).toBe(held.reduce((sum, x) => sum + x, 0) / held.length)
      }),
    )
  })

  test('is infinite where a score that stood was', () => {
    const scores = [{ day: '2030-03-01', score: Infinity }]
    expect(timeAveragedScore(scores, interval).score).toBe(Infinity)
    const later = [{ day: '2030-04-01', score: Infinity }]
    expect(timeAveragedScore(later, interval)).toEqual({ score: null, coverage: 0, covered: 0, days: 10 })
    const replaced = [...scores, { day: '2030-03-02', score: 1 }]
    expect(timeAveragedScore(replaced, { from: '2030-03-02', to: '2030-03-03' }).score).toBe(1)
  })

  test('refuses what it cannot date or average', () => {
    const one = { day: '2030-03-03', score: 1 }
    expect(() => timeAveragedScore([one, one], interval)).toThrow(
      'scores[1].day: expected one score a day; scores[0] is of that day too; received "2030-03-03"',
    )
    expect(() => timeAveragedScore([{ day: '2030-02-30', score: 1 }], interval)).toThrow(
      'scores[0].day: expected a day; there is no day 2030-02-30',
    )
    expect(() => timeAveragedScore([{ day: '2030-03-03', score: NaN }], interval)).toThrow(
      'scores[0].score: expected a number; received NaN',
    )
    expect(() => timeAveragedScore([one], { from: '2030-03-02', to: '2030-03-01' })).toThrow(
      'to: expected a day that is not before from, 2030-03-02',
    )
    expect(() => timeAveragedScore([one], undefined as never)).toThrow(
      'from: expected a day; received nothing',
    )
    expect(() => timeAveragedScore(one as never, interval)).toThrow('scores: expected an array')
    expect(() => timeAveragedScore([undefined as never], interval)).toThrow('scores[0].score')
  })
})
