import { describe, expect, test } from 'vitest'
import { drawSource } from '../../src/draws/drawSource.ts'
import { followingValues } from '../../src/draws/followingValues.ts'
import { isUncertain, priorDraws, splitColumns } from '../../src/draws/priorDraws.ts'
import { drawBlock } from '../../src/draws/purposes.ts'
import { regularizedBeta } from '../../src/numeric/beta.ts'
import { textKey } from '../../src/random/textKey.ts'
import { modelOf, type Parts } from '../simulation/forecasts.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'

/** The prior of every leaf in each draw. */
function priorsOf(parts: Parts, draws: number, parameters: readonly Float64Array[] = []): Float64Array[] {
  const model = modelOf(parts)
  const source = drawSource(splitColumns(model))
  const following = followingValues(model, draws, 0, source)
  const priors = priorDraws(model, textKey('1'), following, source, draws)
  const rows = Array.from({ length: draws }, () => new Float64Array(model.prior.length))
  for (let first = 0; first < draws; first += drawBlock) {
    const length = Math.min(drawBlock, draws - first)
    const block = parameters.map((column) => column.subarray(first, first + length))
    following.follow(block, first, length)
    priors.draw(first / drawBlock, length)
    priors.eachLeaf(0, length, (leaf, scale, column) => {
      for (let i = 0; i < length; i++) rows[first + i]![leaf] = scale * (column ? column[i]! : 1)
    })
  }
  return rows
}

describe('isUncertain', () => {
  const coin: Parts = { tree: { branches: { a: { p: 0.5 }, b: { p: 'rest' } } } }
  test.each<[string, boolean, Parts]>([
    ['certain splits', false, coin],
    ['a concentration', true, { tree: { concentration: 5, ...coin.tree } }],
    ['counts', true, { tree: { branches: { a: { count: 3 }, b: { count: 1 } } } }],
    ['a parameter', true, { ...coin, parameters: { z: { distribution: '1 to 2' } } }],
    ['an uncertain signal', true, { ...coin, signals: { s: { ratio: { a: '1 to 2' } } } }],
    ['an impact that is drawn for each run', false, { ...coin, impacts: { x: { default: '1 to 2' } } }],
  ])('a scenario with %s: %s', (_, expected, parts) => {
    expect(isUncertain(modelOf(parts))).toBe(expected)
  })
})

describe('priorDraws', () => {
  test('certain splits give the plug-in prior in every draw', () => {
    const parts: Parts = { tree: { branches: { a: { p: 0.2 }, b: { p: 'rest' } } } }
    for (const prior of priorsOf(parts, 3)) expect(prior).toEqual(modelOf(parts).prior)
  })

  test('counts are Dirichlet(count + smoothing)', () => {
    const sample = priorsOf({ tree: { branches: { a: { count: 3 }, b: { count: 1 } } } }, 4000)
    // Jeffreys: beta(3.5, 1.5); false alarm 0.001
    expect(
      kolmogorovSmirnov(
        sample.map((prior) => prior[0]!),
        (x) => regularizedBeta(3.5, 1.5, x),
      ),
    ).toBeLessThan(critical(0.001))
  })

  test('a concentration is that of Dirichlet(κ · shares)', () => {
    const sample = priorsOf(
      { tree: { concentration: 8, branches: { a: { p: 0.25 }, b: { p: 'rest' } } } },
      4000,
    )
    expect(
      kolmogorovSmirnov(
        sample.map((prior) => prior[0]!),
        (x) => regularizedBeta(2, 6, x),
      ),
    ).toBeLessThan(critical(0.001))
  })

  test('a parameter moves the share it is written for, and rest with it', () => {
    const priors = priorsOf(
      {
        parameters: { z: { distribution: { uniform: { min: 0, max: 1 } } } },
        tree: {
          branches: {
            a: { p: 'z / 2' },
            b: { p: 'rest', branches: { c: { weight: '3 * z' }, d: { weight: 1 } } },
          },
        },
      },
      2,
      [Float64Array.of(0.2, 1)],
    )
    expect([...priors[0]!].map((p) => p.toFixed(12))).toEqual(
      [0.1, (0.9 * 0.6) / 1.6, 0.9 / 1.6].map((p) => p.toFixed(12)),
    )
    expect([...priors[1]!].map((p) => p.toFixed(12))).toEqual(
      [0.5, 0.5 * 0.75, 0.5 * 0.25].map((p) => p.toFixed(12)),
    )
  })

  test('an uncertain share under a concentration is drawn around its value in the draw', () => {
    const priors = priorsOf(
      {
        parameters: { z: { distribution: { uniform: { min: 0, max: 1 } } } },
        tree: { concentration: 1e12, branches: { a: { p: 'z' }, b: { p: 'rest' } } },
      },
      2,
      [Float64Array.of(0.2, 0.9)],
    )
    expect(priors[0]![0]).toBeCloseTo(0.2, 4)
    expect(priors[1]![0]).toBeCloseTo(0.9, 4)
  })

  test('splits are independent, and an edit of one does not reshuffle another', () => {
    const tree = (concentration: number): Parts['tree'] => ({
      concentration,
      branches: {
        a: { p: 0.5, concentration: 4, branches: { c: { p: 0.5 }, d: { p: 'rest' } } },
        b: { p: 'rest' },
      },
    })
    const inner = (prior: Float64Array) => prior[0]! / (prior[0]! + prior[1]!)
    const [few, many] = [priorsOf({ tree: tree(3) }, 3000), priorsOf({ tree: tree(30) }, 3000)]
    few.forEach((prior, d) => {
      expect(inner(prior)).toBeCloseTo(inner(many[d]!), 12)
    })
    let product = 0
    let squares = 0
    for (const prior of few) {
      const term = (inner(prior) - 0.5) * (prior[2]! - 0.5)
      product += term
      squares += term * term
    }
    // beyond 3.3 standard errors with probability 0.001
    expect(Math.abs(product) / Math.sqrt(squares)).toBeLessThan(3.3)
  })

  test('uncertain splits below each other multiply, and leaves are shown for a part of the block', () => {
    const parts: Parts = {
      tree: {
        branches: {
          a: {
            count: 2,
            branches: { c: { count: 1 }, d: { count: 1, branches: { e: { p: 0.25 }, f: { p: 'rest' } } } },
          },
          b: { count: 1 },
        },
      },
    }
    const model = modelOf(parts)
    const priors = priorDraws(
      model,
      textKey('1'),
      { shares: new Map() },
      drawSource(splitColumns(model)),
      100,
    )
    priors.draw(0, 100)
    const part: number[][] = []
    priors.eachLeaf(40, 60, (_, scale, column) => part.push([...column!.slice(40, 60)].map((p) => scale * p)))
    const whole = priorsOf(parts, 100).slice(40, 60)
    whole.forEach((prior, i) => {
      expect(part.map((column) => column[i])).toEqual([...prior])
      expect(prior.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14)
      expect(prior[2]! / prior[1]!).toBeCloseTo(3, 12)
    })
  })

  test('fewer draws are the first of more, over the blocks', () => {
    const parts: Parts = { tree: { branches: { a: { count: 3 }, b: { count: 1 } } } }
    const many = priorsOf(parts, 2500)
    expect(priorsOf(parts, 1100)).toEqual(many.slice(0, 1100))
  })
})
