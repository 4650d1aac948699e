import { type CaseInput, defineScenario, type Learned, learn } from 'forkcast'
import { expect, test } from 'vitest'
import { regularizedBeta } from '../../src/numeric/beta.ts'
import { regularizedGammaP } from '../../src/numeric/gamma.ts'
import { betaVariate } from '../../src/random/beta.ts'
import { dirichletInto } from '../../src/random/dirichlet.ts'
import { gammaVariate } from '../../src/random/gamma.ts'
import { type Sfc32, uniformVariate } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { plainSource } from '../random/plainSource.ts'
import { critical, kolmogorovSmirnov } from './kolmogorov.ts'

/*
 * A world is drawn from what the scenario believes, cases from the world, and learned from. Then the world lies anywhere
 * in the posterior with equal chances: the posterior's cumulative probability of the truth is uniform, for every number
 * (Cook, Gelman and Rubin 2006). An update that returned the prior would pass that, so worlds must also be recovered.
 */
const scenario = defineScenario({
  forkcast: 1,
  title: 'Port',
  origin: '2030-01-01',
  horizon: '2030-12-31',
  exhaustive: true,
  tree: {
    concentration: 5,
    branches: {
      stays: { p: 0.5 },
      leaves: {
        p: 0.3,
        smoothing: 1,
        branches: { resigns: { count: 2 }, dismissed: { count: 1 } },
      },
      other: { p: 'rest' },
    },
  },
  signals: {
    leak: {
      likelihood: { leaves: { beta: { alpha: 2, beta: 3 } }, otherwise: { beta: { alpha: 1, beta: 4 } } },
    },
    strike: {
      rate: { leaves: { gamma: { shape: 3, scale: 0.5 } }, otherwise: { gamma: { shape: 2, scale: 0.2 } } },
      per: 20,
    },
  },
})

interface World {
  readonly root: Float64Array
  readonly resigns: number
  readonly leak: readonly [leaves: number, otherwise: number]
  readonly strike: readonly [leaves: number, otherwise: number]
}

function drawWorld(stream: Sfc32): World {
  const root = [new Float64Array(1), new Float64Array(1), new Float64Array(1)]
  dirichletInto(root, [0.5, 0.3, 0.2], 5, plainSource(stream), 1)
  return {
    root: Float64Array.from(root, (column) => column[0]!),
    resigns: betaVariate(stream, 3, 2).x,
    leak: [betaVariate(stream, 2, 3).x, betaVariate(stream, 1, 4).x],
    strike: [0.5 * gammaVariate(stream, 3), 0.2 * gammaVariate(stream, 2)],
  }
}

/** Arrivals of a Poisson process of rate 1 in so long a time. */
function arrivals(stream: Sfc32, time: number): number {
  let count = -1
  for (let t = 0; t <= time; count++) t -= Math.log(1 - uniformVariate(stream))
  return count
}

function drawCase(stream: Sfc32, world: World, index: number): CaseInput {
  const u = uniformVariate(stream)
  const leaves = u >= world.root[0]! && u < world.root[0]! + world.root[1]!
  const inside = uniformVariate(stream) < world.resigns ? 'resigns' : 'dismissed'
  const leaf = leaves ? inside : u < world.root[0]! ? 'stays' : 'other'
  const side = leaves ? 0 : 1
  const days = 10 + Math.floor(uniformVariate(stream) * 90)
  const strikes = arrivals(stream, (world.strike[side] * days) / 20)
  const leak = uniformVariate(stream) < world.leak[side]
  return {
    case: `case ${index}`,
    leaf,
    days,
    seen: [...(leak ? ['leak'] : []), ...(strikes > 0 ? ([`strike*${strikes}`] as const) : [])],
    absent: [...(leak ? [] : ['leak']), ...(strikes > 0 ? [] : ['strike'])],
  }
}

/** Cumulative probability of the truth, posterior mean, standard deviation and truth, of each number. */
function learnedIn(world: World, cases: readonly CaseInput[]) {
  const { splits, signals }: Learned = learn(scenario, cases)
  const beta = (alpha: number, other: number, truth: number) => {
    const total = alpha + other
    return {
      pit: regularizedBeta(alpha, other, truth),
      mean: alpha / total,
      sd: Math.sqrt((alpha * other) / (total * total * (total + 1))),
      truth,
    }
  }
  const [root, leaves] = splits
  const after = (split: typeof root, id: string) => split!.branches[id]!.casesAfter!
  const written = (i: number, key: string) => signals[i]!.targets[key]!.writtenAfter as never
  const likelihood = (key: string, truth: number) => {
    const { beta: shapes } = written(0, key) as { beta: { alpha: number; beta: number } }
    return beta(shapes.alpha, shapes.beta, truth)
  }
  const rate = (key: string, truth: number) => {
    const { shape, scale } = (written(1, key) as { gamma: { shape: number; scale: number } }).gamma
    return {
      pit: regularizedGammaP(shape, truth / scale),
      mean: shape * scale,
      sd: Math.sqrt(shape) * scale,
      truth,
    }
  }
  return {
    stays: beta(after(root, 'stays'), after(root, 'leaves') + after(root, 'other'), world.root[0]!),
    other: beta(after(root, 'other'), after(root, 'leaves') + after(root, 'stays'), world.root[2]!),
    resigns: beta(after(leaves, 'resigns'), after(leaves, 'dismissed'), world.resigns),
    leakLeaves: likelihood('leaves', world.leak[0]),
    leakOtherwise: likelihood('otherwise', world.leak[1]),
    strikeLeaves: rate('leaves', world.strike[0]),
    strikeOtherwise: rate('otherwise', world.strike[1]),
  }
}

const seed = textKey('learning')

test('worlds lie anywhere in the posteriors that their cases lead to', () => {
  const worlds = Array.from({ length: 400 }, (_, i) => {
    const stream = streamOf(seed, textKey('worlds'), i)
    const world = drawWorld(stream)
    return learnedIn(
      world,
      Array.from({ length: 25 }, (__, k) => drawCase(stream, world, k)),
    )
  })
  // seven tests at 0.001: a false alarm of 0.7%, of a fixed seed once and for all
  for (const key of Object.keys(worlds[0]!) as (keyof (typeof worlds)[0])[])
    expect(
      kolmogorovSmirnov(
        worlds.map((world) => world[key].pit),
        (u) => u,
      ),
      key,
    ).toBeLessThan(critical(0.001))
})

test('many cases recover the world that they were drawn from', () => {
  const stream = streamOf(seed, textKey('recovered'), 0)
  const world = drawWorld(stream)
  const found = learnedIn(
    world,
    Array.from({ length: 20_000 }, (_, k) => drawCase(stream, world, k)),
  )
  for (const [key, { mean, sd, truth }] of Object.entries(found)) {
    // 4.5 standard deviations of a nearly normal posterior: a false alarm of 7e-6 each
    expect(Math.abs(mean - truth), key).toBeLessThan(4.5 * sd)
    // and that is close: the prior's deviations are a tenth and more
    expect(sd / truth, key).toBeLessThan(0.06)
  }
})
