import { describe, expect, test } from 'vitest'
import { runBlock } from '../../src/draws/purposes.ts'
import { blocksOf } from '../../src/runs/block.ts'
import { eachRun } from '../../src/runs/eachRun.ts'
import type { Plan } from '../../src/runs/plan.ts'
import { playerOf } from '../../src/runs/player.ts'
import { forecastOf, type Parts, planFor, runsOf, tallyOf, textOf } from '../simulation/forecasts.ts'

const parts: Parts = {
  parameters: { z: { distribution: { uniform: { min: 0.1, max: 0.4 } } } },
  tree: { branches: { a: { p: 'z', timing: { exponential: { mean: 90 } } }, b: { p: 'rest' } } },
}

function seen(plan: Plan) {
  const runs: { run: number; draw: number; outcome: number; days: number; impacts: number[] }[] = []
  const player = playerOf(plan)
  const visitor = eachRun(plan, (run) => runs.push({ ...run, impacts: [...run.impacts] }))
  for (let block = 0; block < blocksOf(plan); block++) player.play(block, visitor)
  return { runs, tally: player.tally() }
}

describe('eachRun', () => {
  test('shows the runs that are tallied, in order, with every impact', () => {
    const impacts = { x: { default: '5 to 20' }, y: { default: 'days' } }
    const plan = planFor(forecastOf({ ...parts, impacts }), { runs: runBlock + 100, draws: 30 })
    const { runs, tally } = seen(plan)
    const expected = runsOf(plan)
    expect(runs).toHaveLength(plan.runs)
    runs.forEach(({ run, draw, outcome, days, impacts: [x, y] }, i) => {
      if (
        run !== i + 1 ||
        draw !== expected.draw[i]! + 1 ||
        outcome !== expected.outcome[i] ||
        days !== expected.days[i] ||
        y !== days ||
        !(x! > 0)
      )
        throw new Error(`run ${i}`)
    })
    expect(textOf(tally) === textOf(tallyOf(plan))).toBe(true)
  })

  test('shows runs without impacts', () => {
    const { runs } = seen(planFor(forecastOf(parts), { runs: 5000, draws: 30 }))
    expect(runs).toHaveLength(5000)
    expect(runs.every(({ impacts }) => impacts.length === 0)).toBe(true)
  })
})
