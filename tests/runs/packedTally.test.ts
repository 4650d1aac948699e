import { describe, expect, test } from 'vitest'
import { addPacked, packTally } from '../../src/runs/packedTally.ts'
import { emptyTally, mergeTally } from '../../src/runs/tally.ts'
import { plainTally } from '../../src/simulation/shards/simulateShard.ts'
import { everyFeature } from '../simulation/everyFeature.ts'
import { planFor, tallyOf, textOf } from '../simulation/forecasts.ts'

const plan = planFor(everyFeature(), { runs: 300_000, draws: 60 })
const parts = [[0, 1], [2], [3, 4]].map((blocks) => tallyOf(plan, blocks))

describe('a packed tally', () => {
  test('adds to what the tallies themselves add to, in any order', () => {
    const expected = emptyTally(plan)
    for (const part of parts) mergeTally(expected, part)
    for (const order of [parts, [...parts].reverse()]) {
      const tally = emptyTally(plan)
      for (const part of order) addPacked(tally, packTally(part))
      expect(textOf(tally) === textOf(expected)).toBe(true)
    }
  })

  test('survives JSON and a structured clone', () => {
    const packed = packTally(parts[0]!)
    for (const copy of [structuredClone(packed), JSON.parse(JSON.stringify(plainTally(packed)))]) {
      const tally = emptyTally(plan)
      addPacked(tally, copy)
      expect(textOf(tally) === textOf(parts[0]!)).toBe(true)
    }
  })

  test('keeps a least or greatest value of 0', () => {
    const tally = emptyTally(plan)
    tally.impacts[0]!.extremes[6] = 0
    tally.impacts[0]!.extremes[7] = 0
    const again = emptyTally(plan)
    addPacked(again, packTally(tally))
    expect([...again.impacts[0]!.extremes.subarray(6, 8)]).toEqual([0, 0])
  })
})
