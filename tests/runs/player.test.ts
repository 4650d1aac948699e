import { describe, expect, test } from 'vitest'
import { runBlock } from '../../src/draws/purposes.ts'
import { newColumn } from '../../src/draws/reusedColumns.ts'
import { stateOf } from '../../src/forecast/forecast.ts'
import { packTally } from '../../src/runs/packedTally.ts'
import { type Plan, planOf } from '../../src/runs/plan.ts'
import { playerOf } from '../../src/runs/player.ts'
import { walking } from '../../src/runs/walk.ts'
import { everyFeature } from '../simulation/everyFeature.ts'
import { planFor } from '../simulation/forecasts.ts'

const planWith = (runs: number, draws: number) => planFor(everyFeature(), { runs, draws, seed: 'player' })

/** What blocks show, as text: by kernels in WebAssembly, or in JavaScript. */
function played(plan: Plan, blocks: readonly number[], compile?: () => undefined): string {
  const player = playerOf(plan, undefined, compile)
  for (const block of blocks) player.play(block)
  const text = JSON.stringify(packTally(player.tally()))
  player.release()
  return text
}

describe('a player', () => {
  test.each([
    { runs: 1, draws: 1 },
    { runs: 2, draws: 30 },
    { runs: 2047, draws: 30 },
    { runs: 2 * runBlock - 3, draws: 30 },
    { runs: 2 * runBlock + 5, draws: 1 },
  ])(
    'gives the same bytes where WebAssembly is not allowed, every run counted once: $runs runs of $draws draws',
    ({ runs, draws }) => {
      const plan = planWith(runs, draws)
      const blocks = Array.from({ length: Math.ceil(runs / runBlock) }, (_, i) => i)
      expect(played(plan, blocks) === played(plan, blocks, () => undefined)).toBe(true)
      const player = playerOf(plan)
      for (const block of blocks) player.play(block)
      const { days, impacts } = player.tally()
      for (const column of [days, ...impacts.map(({ histogram }) => histogram)])
        expect(column.reduce((sum, count) => sum + count, 0)).toBe(runs)
    },
  )

  test('gives the same bytes from leading bits, where runs are fewer than the probabilities they choose among', () => {
    const state = stateOf(everyFeature())
    const options = { runs: 2500, draws: 1100, seed: 'player' }
    const [sums, bits] = [planOf(state, options), planOf(state, options, newColumn)]
    expect([sums.leadingBits === undefined, bits.cumulative === undefined]).toEqual([true, true])
    const player = playerOf(bits, walking(bits, bits.leadingBits!))
    player.play(0)
    expect(JSON.stringify(packTally(player.tally())) === played(sums, [0])).toBe(true)
    // and never without them
    expect(() => played(bits, [0])).toThrow(TypeError)
  })

  test('does not disturb another that plays beside it', () => {
    const plan = planWith(4 * runBlock, 30)
    const [a, b] = [playerOf(plan), playerOf(plan)]
    a.play(0)
    b.play(1)
    a.play(2)
    b.play(3)
    const [first, second] = [a, b].map((player) => JSON.stringify(packTally(player.tally())))
    expect(first === played(plan, [0, 2])).toBe(true)
    expect(second === played(plan, [1, 3])).toBe(true)
  })

  test('has a tally that may be read at any time, and goes on from there', () => {
    const plan = planWith(3 * runBlock, 30)
    const player = playerOf(plan)
    player.play(0)
    expect(player.tally().days.reduce((a, b) => a + b)).toBe(runBlock)
    player.play(1)
    expect(player.tally().days.reduce((a, b) => a + b)).toBe(2 * runBlock)
    expect(JSON.stringify(packTally(player.tally())) === played(plan, [0, 1])).toBe(true)
  })
})
