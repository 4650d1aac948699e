import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packTally } from '../../../src/runs/packedTally.ts'
import { prefixOf } from '../../../src/runs/parallel/prefix.ts'
import { emptyTally } from '../../../src/runs/tally.ts'
import { forecastOf, planFor, tallyOf, textOf } from '../../simulation/forecasts.ts'

const blocks = 8
const plan = planFor(
  forecastOf({
    tree: { branches: { a: { p: 0.3, timing: { exponential: { mean: 90 } } }, b: { p: 'rest' } } },
    impacts: { cost: { default: '1 to 100' } },
  }),
  { runs: blocks * 65_536 - 9 },
)
const single = Array.from({ length: blocks }, (_, block) => packTally(tallyOf(plan, [block])))
const prefixes = Array.from({ length: blocks + 1 }, (_, end) =>
  textOf(
    tallyOf(
      plan,
      Array.from({ length: end }, (_, block) => block),
    ),
  ),
)

test('is at all times the tally of the blocks without a gap, whatever the order they arrive in', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...single.keys()], { minLength: blocks }), (order) => {
      const prefix = prefixOf(plan, 0, emptyTally(plan))
      const arrived = new Set<number>()
      for (const block of order) {
        prefix.add(block, block + 1, single[block]!)
        arrived.add(block)
        let end = 0
        while (arrived.has(end)) end++
        expect(prefix.end()).toBe(end)
        expect(textOf(prefix.tally) === prefixes[end]).toBe(true)
      }
    }),
    { seed: 1, numRuns: 25, examples: [[[7, 6, 5, 4, 3, 2, 1, 0]], [[1, 2, 3, 4, 5, 6, 7, 0]]] },
  )
})

test('goes on from a tally of the blocks before', () => {
  const prefix = prefixOf(plan, 3, tallyOf(plan, [0, 1, 2]))
  prefix.add(4, 5, single[4]!)
  prefix.add(3, 4, single[3]!)
  expect(textOf(prefix.tally) === prefixes[5]).toBe(true)
})
