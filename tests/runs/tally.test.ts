import { describe, expect, test } from 'vitest'
import { runBlock } from '../../src/draws/purposes.ts'
import { blocksOf } from '../../src/runs/block.ts'
import type { Plan } from '../../src/runs/plan.ts'
import { playerOf } from '../../src/runs/player.ts'
import { daysPerOutcome, emptyTally, mergeTally, type Tally } from '../../src/runs/tally.ts'
import { forecastOf, type Parts, planFor, tallyOf, textOf } from '../simulation/forecasts.ts'

const parts: Parts = {
  parameters: { z: { distribution: { uniform: { min: 0.1, max: 0.4 } } } },
  tree: {
    branches: {
      a: { p: 'z', timing: { exponential: { mean: 90 } }, impacts: { cost: '1 to 100' } },
      b: { p: 0.3, impacts: { cost: '300 * z' } },
      c: { p: 'rest' },
    },
  },
  impacts: { cost: { default: 7.1 }, wait: { default: 'days * 0.1' } },
}

const blocks = 5
const plan = planFor(forecastOf(parts), { runs: blocks * runBlock - 1000, draws: 5 })
const parted = Array.from({ length: blocks }, (_, block) => tallyOf(plan, [block]))
const whole = textOf(tallyOf(plan))

function merged(tallies: readonly Tally[], of: Plan = plan): Tally {
  const tally = emptyTally(of)
  for (const other of tallies) mergeTally(tally, other)
  return tally
}

describe('mergeTally', () => {
  test('tallies of single blocks, merged in any order, are the tally of all', () => {
    expect(blocksOf(plan)).toBe(blocks)
    for (const order of [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [2, 0, 4, 1, 3],
    ])
      expect(textOf(merged(order.map((i) => parted[i]!))) === whole).toBe(true)
  })

  test('in any grouping', () => {
    const [a, b, c, d, e] = parted as [Tally, Tally, Tally, Tally, Tally]
    expect(textOf(merged([merged([a, b]), merged([c, d, e])])) === whole).toBe(true)
    expect(textOf(merged([merged([merged([merged([a, e]), c]), b]), d])) === whole).toBe(true)
  })

  test('blocks carried out in another order by one worker are the same tally', () => {
    expect(textOf(tallyOf(plan, [3, 1, 4, 0, 2])) === whole).toBe(true)
  })

  test('the empty tally changes nothing', () => {
    expect(textOf(merged([emptyTally(plan), ...parted, emptyTally(plan)])) === whole).toBe(true)
  })

  test('leaves what is merged in as it was', () => {
    const before = textOf(parted[0]!)
    merged([parted[0]!, parted[1]!])
    expect(textOf(parted[0]!) === before).toBe(true)
  })

  test('survives a copy between workers', () => {
    expect(textOf(merged(parted.map((tally) => structuredClone(tally)))) === whole).toBe(true)
  })
})

describe('a tally', () => {
  test('of the first blocks of a longer plan is that of the shorter plan', () => {
    for (const k of [1, 3]) {
      const shorter = planFor(forecastOf(parts), { runs: k * runBlock, draws: 5 })
      const prefix = tallyOf(
        plan,
        Array.from({ length: k }, (_, block) => block),
      )
      expect(textOf(prefix) === textOf(tallyOf(shorter))).toBe(true)
    }
  })

  test('counts every run once, by day and by impact', () => {
    const tally = tallyOf(plan)
    const sum = (column: Float64Array) => column.reduce((a, b) => a + b, 0)
    expect(tally.runs).toBe(plan.runs)
    expect(sum(tally.days)).toBe(plan.runs)
    for (const impact of tally.impacts) {
      expect(sum(impact.histogram)).toBe(plan.runs)
    }
    expect(plan.groups).toBeGreaterThan(1)
    expect(sum(tally.counts)).toBe(plan.runs)
  })
})

describe('daysPerOutcome', () => {
  test('has a day for each after the as-of day; one when that is the horizon', () => {
    expect(daysPerOutcome({ span: 300, asOfDays: 0 })).toBe(300)
    expect(daysPerOutcome({ span: 300, asOfDays: 299 })).toBe(1)
    expect(daysPerOutcome({ span: 300, asOfDays: 300 })).toBe(1)
  })
})

describe('the memory of a tally', () => {
  /** Bytes of the columns, and of the exact sums. */
  const bytesOf = (tally: Tally): number => {
    let bytes = tally.days.byteLength + tally.counts.byteLength
    for (const { histogram, extremes, sum, squares } of tally.impacts) {
      bytes += histogram.byteLength + extremes.byteLength
      for (const parts of [...sum, ...squares]) bytes += 8 * parts.length
    }
    return bytes
  }

  test('does not grow with runs: a plan of 10⁹ takes what one of 10⁵ takes, a few megabytes for each impact', () => {
    const forecast = forecastOf(parts)
    const few = planFor(forecast, { runs: 1e5, draws: 50 })
    const many = { ...few, runs: 1e9 }
    expect(bytesOf(emptyTally(many))).toBe(bytesOf(emptyTally(few)))
    // 32 groups of 16,385 cells, 4.2 MB, and the extremes
    expect(bytesOf(emptyTally(many)) / many.impacts.length).toBeLessThan(5e6)
    const player = playerOf(many)
    for (const block of [0, 1, 2]) player.play(block)
    const after = bytesOf(player.tally())
    for (const block of [3, 4, 5, 15_000, 15_001]) player.play(block)
    const tally = player.tally()
    // an exact sum of doubles of one size has a handful of parts
    expect(bytesOf(tally) - after).toBeLessThan(2000)
  })
})
