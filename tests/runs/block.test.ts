import { SimulationError, simulate } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { runBlock } from '../../src/draws/purposes.ts'
import { quickExp } from '../../src/numeric/quickExp.ts'
import { nextWord } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { normalAtEdge, sharedNormalZiggurat, signedUnit } from '../../src/random/ziggurat.ts'
import { blocksOf } from '../../src/runs/block.ts'
import type { Plan } from '../../src/runs/plan.ts'
import { playerOf } from '../../src/runs/player.ts'
import { clearTally } from '../../src/runs/tally.ts'
import { weylInto } from '../../src/runs/weyl.ts'
import { cellsOfDraw, forecastOf, type Parts, planFor, runsOf, tallyOf } from '../simulation/forecasts.ts'

const parts: Parts = {
  parameters: { z: { distribution: { uniform: { min: 0.1, max: 0.4 } } } },
  tree: {
    branches: {
      a: { p: 'z', timing: { exponential: { mean: 90 } } },
      b: { p: 0.3, timing: { empirical: [20, 70, 70, 200] } },
      never: { p: 0, timing: { exponential: { mean: 5 } } },
      c: { p: 'rest' },
    },
  },
}
const asOf = '2030-04-30' // day 60

/** Words of a purpose in a block, from its four lanes in turn. */
function wordsOf(plan: Plan, purpose: string, block: number, length: number): Int32Array {
  const lanes = [0, 1, 2, 3].map((lane) => streamOf(plan.seed, textKey(purpose), block, lane))
  return Int32Array.from({ length }, (_, i) => nextWord(lanes[i % 4]!))
}

/** Uniform variates of one word: enough to tell where they fall, but for one in a thousand million. */
function columnOf(plan: Plan, purpose: string, block: number): Float64Array {
  return Float64Array.from(wordsOf(plan, purpose, block, runBlock), (word) => (word >>> 0) / 2 ** 32)
}

/** Standard normal variates of a purpose in a block, one after the other. */
function normalsOf(plan: Plan, purpose: string, block: number): Float64Array {
  const words = wordsOf(plan, purpose, block, 2 * runBlock)
  const edges = streamOf(plan.seed, textKey(purpose), block, 4)
  const { x } = sharedNormalZiggurat()
  return Float64Array.from({ length: runBlock }, (_, i) => {
    const layer = words[2 * i + 1]! & 255
    const z = signedUnit(words[2 * i]!, words[2 * i + 1]!) * x[layer]!
    return Math.abs(z) < x[layer + 1]! ? z : normalAtEdge(layer, z, edges)
  })
}

/** The first entry whose running sum passes u, by walking. */
function walk(weights: ArrayLike<number>, u: number): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!
    if (u < sum) return i
  }
  return weights.length - 1
}

describe('a block of runs', () => {
  const plan = planFor(forecastOf(parts, [], asOf), { runs: 3 * runBlock - 5, draws: 30 })
  const runs = runsOf(plan)

  test('the last one holds what is left', () => {
    expect(blocksOf(plan)).toBe(3)
    expect(blocksOf({ runs: 1 })).toBe(1)
    expect(blocksOf({ runs: runBlock })).toBe(1)
    expect(blocksOf({ runs: runBlock + 1 })).toBe(2)
    expect(runs.draw).toHaveLength(plan.runs)
  })

  test('deals runs to draws along the Weyl sequence, which runs on from block to block', () => {
    const weyl = new Int32Array(plan.runs)
    weylInto(weyl, plan.start, 0, plan.runs)
    weyl.forEach((word, i) => {
      if (walk(plan.weight, (word >>> 0) / 2 ** 32) !== runs.draw[i]) throw new Error(`run ${i}`)
    })
  })

  test('takes a leaf from the draw’s probabilities by the column of leaves', () => {
    for (const block of [0, 2]) {
      const uniforms = columnOf(plan, 'leaf', block)
      for (let i = 0; i < 5000; i++) {
        const run = block * runBlock + i
        const row = cellsOfDraw(plan, runs.draw[run]!)
        if (walk(row, uniforms[i]!) !== runs.cell[run]) throw new Error(`run ${run}`)
      }
    }
  })

  test('takes a day from the leaf’s timing by the column of days, used or not', () => {
    const uniforms = columnOf(plan, 'day', 1)
    for (let i = 0; i < runBlock; i++) {
      const run = runBlock + i
      const timing = plan.cells.timing[runs.cell[run]!]!
      const expected =
        timing < 0 ? 300 : 61 + [...plan.dayCumulative[timing]!].findIndex((sum) => uniforms[i]! < sum)
      if (runs.days[run] !== expected) throw new Error(`run ${run}`)
    }
  })

  test('no leaf of probability 0 comes true, and no day on which nothing can happen', () => {
    const outcomes = new Set(runs.outcome)
    expect([...outcomes].sort()).toEqual([0, 1, 3])
    const empirical = runs.days.filter((_, i) => runs.outcome[i] === 1)
    expect(new Set(empirical)).toEqual(new Set([70, 200]))
    expect(runs.days.reduce((a, b) => Math.min(a, b))).toBe(61)
  })

  test('the same block twice is the same block', () => {
    const [player, other] = [playerOf(plan), playerOf(plan)]
    player.play(1)
    const first = structuredClone(player.tally())
    other.play(2)
    clearTally(other.tally())
    other.play(1)
    expect(other.tally()).toEqual(first)
  })

  test('blocks beyond 2³² hold runs of their own', () => {
    const far = { ...plan, runs: Number.MAX_SAFE_INTEGER }
    const tallies = [2 ** 32 + 1, 1].map((block) => tallyOf(far, [block]))
    expect(tallies[0]!.runs).toBe(runBlock)
    expect(tallies[0]!.days).not.toEqual(tallies[1]!.days)
  })
})

describe('what is edited elsewhere does not reshuffle a block', () => {
  const plain = runsOf(planFor(forecastOf(parts, [], asOf), { draws: 30 }))
  const varied: [string, Parts][] = [
    ['a parameter', { ...parts, parameters: { ...parts.parameters, y: { distribution: '1 to 2' } } }],
    ['a signal', { ...parts, signals: { s: { likelihood: { a: 0.2, b: 0.3, otherwise: 0.9 } } } }],
    ['an impact', { ...parts, impacts: { x: { default: '1 to 2' } } }],
    [
      'an impact that tells every leaf apart',
      {
        ...parts,
        tree: {
          branches: Object.fromEntries(
            Object.entries(parts.tree.branches!).map(([id, branch], i) => [
              id,
              { ...branch, impacts: { x: i } },
            ]),
          ),
        },
        impacts: { x: {} },
      },
    ],
  ]
  test.each(varied)('%s more leaves every run its draw, its outcome and its day', (_, given) => {
    const runs = runsOf(planFor(forecastOf(given, [], asOf), { draws: 30 }))
    expect(runs.draw).toEqual(plain.draw)
    expect(runs.outcome).toEqual(plain.outcome)
    expect(runs.days).toEqual(plain.days)
  })

  test('another timing leaves every run its outcome', () => {
    const { a, ...others } = parts.tree.branches!
    const tree = { branches: { a: { ...a!, timing: { exponential: { mean: 4 } } }, ...others } }
    const runs = runsOf(planFor(forecastOf({ ...parts, tree }), { draws: 30 }))
    expect(runs.outcome).toEqual(runsOf(planFor(forecastOf(parts), { draws: 30 })).outcome)
  })

  test('an impact more leaves the values of another', () => {
    const of = (impacts: Parts['impacts']) =>
      runsOf(planFor(forecastOf({ ...parts, impacts: impacts! }), { draws: 30 })).values
    expect(of({ y: { default: 'days' }, x: { default: '1 to 2' } })).toEqual(of({ x: { default: '1 to 2' } }))
  })

  test('fewer runs are the first of more', () => {
    const few = runsOf(planFor(forecastOf(parts, [], asOf), { draws: 30, runs: 500 }))
    expect(few.outcome).toEqual(plain.outcome.slice(0, 500))
    expect(few.days).toEqual(plain.days.slice(0, 500))
  })
})

describe('the impacts of a block', () => {
  const withImpacts: Parts = {
    parameters: parts.parameters!,
    tree: {
      branches: {
        a: { p: 'z', timing: { exponential: { mean: 90 } }, impacts: { x: '5 to 20' } },
        b: { p: 0.3, timing: { empirical: [20, 70] }, impacts: { x: '100 * z - days' } },
        c: { p: 0.2, impacts: { x: '2 * z' } },
        d: { p: 'rest' },
      },
    },
    impacts: { x: { default: -3.5 } },
  }
  const plan = planFor(forecastOf(withImpacts, [], asOf), { draws: 30 })
  const runs = runsOf(plan)

  test('are constants, values of the draw, of the draw and the day, or follow from the impact’s column', () => {
    const normals = normalsOf(plan, 'impact:x:normal', 0)
    const sigma = Math.log(4) / (2 * 1.6448536269514722)
    for (let i = 0; i < runBlock; i++) {
      const z = plan.parameters[0]![runs.draw[i]!]!
      const expected = [10 * quickExp(sigma * normals[i]!), 100 * z - runs.days[i]!, 2 * z, -3.5][
        runs.outcome[i]!
      ]
      if (Math.abs(runs.values[i]! / expected! - 1) > 1e-14)
        throw new Error(`run ${i}: ${runs.values[i]}, not ${expected}`)
    }
  })

  test('that are no number on some day stop the simulation, with the day', () => {
    const parts: Parts = {
      tree: { branches: { a: { p: 1, timing: { uniform: { min: 0, max: 300 } } } } },
      impacts: { x: { default: '1 / (days - 123)' } },
    }
    const run = () => simulate(forecastOf(parts), { seed: 1, runs: 20_000 })
    expect(run).toThrow(SimulationError)
    expect(run).toThrow('the impact "x" is Infinity on day 123')
    expect(run).toThrow(expect.objectContaining({ code: 'impact-not-finite' }))
  })

  test('too large to be summed stop it too', () => {
    const of = (x: number | object) => () =>
      simulate(
        forecastOf({ tree: { branches: { a: { p: 1 } } }, impacts: { x: { default: x as number } } }),
        {
          seed: 1,
          runs: 20_000,
        },
      )
    expect(of(1e300)).toThrow('the impact "x" is 1e+300 in a run: keep it within ±1e+290')
    expect(of({ lognormal: { median: 1e280, sigma: 10 } })).toThrow(SimulationError)
    expect(of({ normal: { mean: 0, sd: 1e290 } })).toThrow(SimulationError)
    expect(of(-1e290)).not.toThrow()
  })
})
