import { SimulationError } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/forecast/forecast.ts'
import { arrived } from '../../src/runs/parallel/serve.ts'
import { planOf } from '../../src/runs/plan.ts'
import { runningSums } from '../../src/runs/search.ts'
import { cellsOfDraw, forecastOf, type Parts, planFor, tallyOf, textOf } from '../simulation/forecasts.ts'

const timed: Parts = {
  tree: {
    concentration: 6,
    branches: {
      a: { p: 0.2, timing: { uniform: { min: 0, max: 100 } } },
      b: { p: 0.3, timing: { empirical: [50, 150] } },
      c: { p: 'rest' },
    },
  },
  signals: { s: { likelihood: { a: 0.9, otherwise: 0.2 } } },
}
const rows = [{ date: '2030-03-11', signal: 's' }]
const asOf = '2030-04-30' // day 60

const certain: Parts = { tree: { branches: { a: { p: 0.2 }, b: { p: 'rest' } } } }

describe('planOf', () => {
  test('one draw where nothing is uncertain, however many are asked for', () => {
    const plan = planFor(forecastOf(certain))
    expect(plan.draws).toBe(1)
    expect([...plan.weight]).toEqual([1])
    expect([...plan.probability]).toEqual([0.2, 0.8])
    expect(plan.groups).toBe(1)
  })

  test('what is likely is what the weighted draws say: an impact is counted around its likelier value', () => {
    // P(a) is E[z] = 0.475 over the draws as they are, and E[z²]/E[z] = 0.602 over the draws as the signal weighs them
    const weighed: Parts = {
      parameters: { z: { distribution: { uniform: { min: 0.05, max: 0.9 } } } },
      tree: { branches: { a: { p: 'z', impacts: { x: 3 } }, b: { p: 'rest', impacts: { x: 100 } } } },
      signals: { s: { likelihood: { a: 'z', b: 'z' } } },
      impacts: { x: {} },
    }
    expect(planFor(forecastOf(weighed, [], asOf)).impacts[0]!.grid.center).toBe(100)
    expect(planFor(forecastOf(weighed, rows, asOf)).impacts[0]!.grid.center).toBe(3)
  })

  test('weights and the probabilities of every draw sum to 1', () => {
    const plan = planFor(forecastOf(timed, rows, asOf))
    expect(plan.draws).toBe(1000)
    expect(plan.weight.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 12)
    for (let d = 0; d < plan.draws; d++) {
      const row = cellsOfDraw(plan, d)
      expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
    }
  })

  test('a draw weighs as much as it expected the evidence: W = Σ π_d E_d', () => {
    const plan = planFor(forecastOf(timed, rows, asOf), { draws: 50 })
    const before = planFor(forecastOf(timed), { draws: 50 })
    // E by leaf: likelihood over its base rate, and survival of day 60
    const E = [0.9 * 0.4, 0.2 * 0.5, 0.2].map((e) => e / (0.2 * 0.9 + 0.8 * 0.2))
    const W = Array.from({ length: 50 }, (_, d) =>
      E.reduce((sum, e, leaf) => sum + before.probability[leaf * 50 + d]! * e, 0),
    )
    const total = W.reduce((sum, w) => sum + w, 0)
    plan.weight.forEach((v, d) => {
      expect(v).toBeCloseTo(W[d]! / total, 12)
      E.forEach((e, leaf) => {
        expect(plan.probability[leaf * 50 + d]).toBeCloseTo(
          (before.probability[leaf * 50 + d]! * e) / W[d]!,
          12,
        )
      })
    })
  })

  test('without evidence draws weigh the same to the last digit, and are the priors', () => {
    const plan = planFor(forecastOf({ ...timed, signals: {} }), { draws: 300 })
    expect(plan.weight.every((v) => v === plan.weight[0])).toBe(true)
    expect(plan.weight[0]).toBeCloseTo(1 / 300, 14)
  })

  test('cumulative probabilities are running sums over the cells of each draw', () => {
    const plan = planFor(forecastOf(timed, rows, asOf), { draws: 50 })
    const { count } = plan.cells
    for (let d = 0; d < 50; d++)
      expect(plan.cumulative!.subarray(d * count, (d + 1) * count)).toEqual(
        runningSums(cellsOfDraw(plan, d), count),
      )
  })

  test('days follow the timing given that nothing came true by the as-of day, and end at 1', () => {
    const plan = planFor(forecastOf(timed, rows, asOf))
    expect(plan.asOfDays).toBe(60)
    const [a, b] = plan.dayCumulative as [Float64Array, Float64Array]
    expect([a.length, b.length]).toEqual([240, 240])
    // uniform on 61 … 100
    a.forEach((sum, i) => {
      expect(sum).toBeCloseTo(Math.min(1, (i + 1) / 40), 12)
    })
    // 50 is past: 150 for certain
    expect([...b]).toEqual(Array.from({ length: 240 }, (_, i) => (i + 61 >= 150 ? 1 : 0)))
  })

  test('as of the horizon no day is left', () => {
    const plan = planFor(forecastOf(timed, rows, '2030-12-26'))
    expect(plan.asOfDays).toBe(plan.span)
    for (const column of plan.dayCumulative) expect(column.length).toBe(0)
    expect([...cellsOfDraw(plan, 0)]).toEqual([0, 0, 1])
  })

  test('a draw that the evidence rules out has no weight and is never drawn', () => {
    const parts: Parts = {
      parameters: { z: { distribution: { uniform: { min: 0, max: 1 } } } },
      tree: certain.tree,
      signals: { s: { likelihood: { a: 'max(0, z - 0.4)', otherwise: 'max(0, z - 0.4)' } } },
    }
    const plan = planFor(forecastOf(parts, rows, asOf), { draws: 400 })
    plan.parameters[0]!.forEach((z, d) => {
      expect(plan.weight[d]! > 0).toBe(z > 0.4)
      if (z <= 0.4) expect([...cellsOfDraw(plan, d)]).toEqual([0, 0])
    })
    expect(tallyOf(plan).runs).toBe(20_000)
  })

  test('is an error where the evidence rules out every draw', () => {
    const parts: Parts = {
      parameters: { z: { distribution: { uniform: { min: 0, max: 1 } } } },
      tree: certain.tree,
      // 1 at the median alone
      signals: { s: { likelihood: { a: 'z == 0.5 ? 1 : 0', otherwise: 'z == 0.5 ? 1 : 0' } } },
    }
    const forecast = forecastOf(parts, rows, asOf)
    expect(() => planFor(forecast)).toThrow(SimulationError)
    expect(() => planFor(forecast)).toThrow(expect.objectContaining({ code: 'every-draw-impossible' }))
  })

  test('depends on the seed, and on runs only by their number', () => {
    const state = stateOf(forecastOf(timed, rows, asOf))
    const plan = planOf(state, { runs: 300, draws: 50, seed: 'a' })
    expect(planOf(state, { runs: 300, draws: 50, seed: 'a' })).toEqual(plan)
    expect(planOf(state, { runs: 900, draws: 50, seed: 'a' })).toEqual({ ...plan, runs: 900 })
    expect(planOf(state, { runs: 300, draws: 50, seed: 'b' }).probability).not.toEqual(plan.probability)
  })

  test('is plain numbers: a copy that has crossed to a worker does the same work', () => {
    const plan = planFor(
      forecastOf(
        {
          ...timed,
          parameters: { z: { distribution: '1 to 2' } },
          impacts: { x: { default: 'z * days' }, y: { default: '1 to 10' }, w: { default: 'z' } },
        },
        rows,
        asOf,
      ),
      { draws: 5 },
    )
    expect(JSON.stringify(structuredClone(plan))).toBe(JSON.stringify(plan))
    expect(textOf(tallyOf(arrived(structuredClone(plan)))) === textOf(tallyOf(plan))).toBe(true)
  })
})
