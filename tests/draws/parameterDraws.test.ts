import { SimulationError } from 'forkcast'
import { describe, expect, test } from 'vitest'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { samplerOf } from '../../src/distribution/samplerOf.ts'
import { drawSource } from '../../src/draws/drawSource.ts'
import { followingValues } from '../../src/draws/followingValues.ts'
import { drawParameters } from '../../src/draws/parameterDraws.ts'
import { splitColumns } from '../../src/draws/priorDraws.ts'
import { drawBlock, purposes } from '../../src/draws/purposes.ts'
import { drawsInto } from '../../src/draws/variateColumn.ts'
import type { TextKey } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { modelOf, type Parts } from '../simulation/forecasts.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'

interface Drawn {
  readonly columns: readonly Float64Array[]
  readonly redrawn: number
}

function drawn(parts: Parts, { draws = 2000, seed = '1', asOfDays = 0 } = {}): Drawn {
  const model = modelOf(parts)
  const source = drawSource(splitColumns(model))
  const columns = model.parameters.map(() => new Float64Array(draws))
  const following = followingValues(model, draws, asOfDays, source)
  return {
    columns,
    redrawn: drawParameters(model, textKey(seed), columns, draws, source, following, () => {}),
  }
}

/** What a parameter is first drawn as: block by block, each block from a stream of its own. */
function variateColumn(
  distribution: Distribution,
  seed: TextKey,
  purpose: string,
  draws: number,
): Float64Array {
  const column = new Float64Array(draws)
  const source = drawSource(0)
  for (let first = 0; first < draws; first += drawBlock) {
    source.start(seed, textKey(purpose), first / drawBlock)
    drawsInto(column.subarray(first, first + drawBlock), samplerOf(distribution.recipe), source)
  }
  return column
}

const unitUniform = distributionOf({ uniform: { min: 0, max: 1 } })
const unit = { distribution: { uniform: { min: 0, max: 1 } } }
const coin: Parts['tree'] = { branches: { a: { p: 0.5 }, b: { p: 'rest' } } }
const ofZ: Parts['tree'] = { branches: { a: { p: 'z' }, b: { p: 'rest' } } }

/** p = z with z uniform in [0, max]: a share 1 − 1/max of the draws is out of range. */
function upTo(max: number): Parts {
  return { parameters: { z: { distribution: { uniform: { min: 0, max } } } }, tree: ofZ }
}

describe('drawParameters', () => {
  test('gives each parameter its own column of variates', () => {
    const { columns, redrawn } = drawn({
      parameters: { z: { distribution: { normal: { mean: 3, sd: 2 } } }, y: { distribution: '5 to 20' } },
      tree: coin,
    })
    const model = modelOf({
      parameters: { z: { distribution: { normal: { mean: 3, sd: 2 } } }, y: { distribution: '5 to 20' } },
      tree: coin,
    })
    model.parameters.forEach(({ id, distribution }, k) => {
      expect(columns[k]).toEqual(variateColumn(distribution, textKey('1'), purposes.parameter(id, 0), 2000))
    })
    expect(redrawn).toBe(0)
  })

  test('a parameter declared before or after another does not reshuffle it', () => {
    const alone = drawn({ parameters: { z: unit }, tree: coin }).columns[0]
    expect(drawn({ parameters: { z: unit, y: unit }, tree: coin }).columns[0]).toEqual(alone)
    expect(drawn({ parameters: { y: unit, z: unit }, tree: coin }).columns[1]).toEqual(alone)
  })

  test('fewer draws are the first of more', () => {
    const many = drawn(upTo(1.25), { draws: 3000 }).columns[0]!
    expect(drawn(upTo(1.25), { draws: 1000 }).columns[0]).toEqual(many.slice(0, 1000))
  })

  test('two parameters are independent', () => {
    const { columns } = drawn({ parameters: { z: unit, y: unit }, tree: coin })
    let product = 0
    columns[0]!.forEach((z, d) => {
      product += (z - 0.5) * (columns[1]![d]! - 0.5) * 12
    })
    // beyond 3.3 standard errors with probability 0.001
    expect(Math.abs(product / Math.sqrt(2000))).toBeLessThan(3.3)
  })

  test.each([1.25, 1.6])('a share out of range is drawn again: 1 − 1/max for p uniform up to %d', (max) => {
    const draws = 20_000
    const { columns, redrawn } = drawn(upTo(max), { draws })
    const share = 1 - 1 / max
    // rejected/(rejected + kept) with `draws` kept has a standard error of (1 − share)·√(share/draws); 4 of them
    expect(Math.abs(redrawn - share)).toBeLessThan(4 * (1 - share) * Math.sqrt(share / draws))
    // what is left is uniform up to 1; false alarm 0.001
    expect(kolmogorovSmirnov(columns[0]!, (z) => z)).toBeLessThan(critical(0.001))
  })

  test('draws that were in range are kept as they were', () => {
    const first = variateColumn(unitUniform, textKey('1'), purposes.parameter('z', 0), 2000)
    const { columns } = drawn(upTo(1.25))
    first.forEach((u, d) => {
      if (1.25 * u <= 1) expect(columns[0]![d]).toBe(1.25 * u)
    })
  })

  test('a draw is drawn again whole: it is the parameters together that are truncated', () => {
    const parts: Parts = {
      parameters: { z: unit, y: unit },
      tree: { branches: { a: { p: '0.9 * z' }, b: { p: '0.9 * y' }, c: { p: 'rest' } } },
    }
    const { columns } = drawn(parts)
    const [z, y] = [columns[0]!, columns[1]!]
    const [firstZ, firstY] = ['z', 'y'].map((id) =>
      variateColumn(unitUniform, textKey('1'), purposes.parameter(id, 0), 2000),
    ) as [Float64Array, Float64Array]
    z.forEach((value, d) => {
      const again = 0.9 * firstZ[d]! + 0.9 * firstY[d]! > 1
      expect([value === firstZ[d], y[d] === firstY[d]]).toEqual([!again, !again])
      expect(0.9 * value + 0.9 * y[d]!).toBeLessThanOrEqual(1 + 1e-9)
    })
  })

  test('shows each block once its draws are settled', () => {
    const model = modelOf(upTo(1.25))
    const source = drawSource(splitColumns(model))
    const following = followingValues(model, 2500, 0, source)
    const columns = model.parameters.map(() => new Float64Array(2500))
    const seen: [number, number][] = []
    const shares: number[] = []
    drawParameters(model, textKey('1'), columns, 2500, source, following, (first, length) => {
      seen.push([first, length])
      shares.push(...[...following.shares.values()][0]![0]!.subarray(0, length))
    })
    expect(seen).toEqual([
      [0, 1024],
      [1024, 1024],
      [2048, 452],
    ])
    expect(shares).toEqual([...columns[0]!])
  })

  test('more than half drawn again is an error', () => {
    const parts: Parts = { parameters: { z: { distribution: { uniform: { min: -1, max: 2 } } } }, tree: ofZ }
    expect(() => drawn(parts)).toThrow(SimulationError)
    expect(() => drawn(parts)).toThrow(expect.objectContaining({ code: 'too-many-redrawn' }))
  })

  test.each<[string, Parts, number, number]>([
    ['p above 1', { tree: { branches: { a: { p: 'z + 0.2' }, b: { p: 'rest' } } } }, 0, 0.8],
    ['weight below 0', { tree: { branches: { a: { weight: 'z - 0.2' }, b: { weight: 1 } } } }, 0.2, 1],
    [
      'likelihood above 1',
      { tree: coin, signals: { s: { likelihood: { a: 'z + 0.2', otherwise: 0.5 } } } },
      0,
      0.8,
    ],
    [
      'likelihood below 0',
      { tree: coin, signals: { s: { likelihood: { a: 'z - 0.2', otherwise: 0.5 } } } },
      0.2,
      1,
    ],
    ['ratio below 0', { tree: coin, signals: { s: { ratio: { a: 'z - 0.2' } } } }, 0.2, 1],
    ['rate of 0', { tree: coin, signals: { s: { rate: { a: 'max(0, z - 0.2)', b: 1 } } } }, 0.2, 1],
    [
      'number of decibans that is none',
      { tree: coin, signals: { s: { decibans: { a: 'log(z - 0.2)' } } } },
      0.2,
      1,
    ],
    ['impact that is no number', { tree: coin, impacts: { x: { default: 'sqrt(z - 0.2)' } } }, 0.2, 1],
    [
      'impact that is no number on some day',
      { tree: coin, impacts: { x: { default: 'sqrt(300 * z - 60 + days - 300)' } } },
      0.2,
      1,
    ],
  ])('a %s is out of range', (_, parts, low, high) => {
    const { columns, redrawn } = drawn({ ...parts, parameters: { z: unit } })
    // a fifth is out of range: within 4 standard errors, each 0.8·√(0.2/2000)
    expect(Math.abs(redrawn - 0.2)).toBeLessThan(4 * 0.8 * Math.sqrt(0.2 / 2000))
    expect(columns[0]!.every((z) => z >= low - 1e-9 && z <= high + 1e-9)).toBe(true)
  })

  test('an impact need be a number on those days only on which its leaf can come true', () => {
    const parts: Parts = {
      parameters: { z: unit },
      tree: {
        branches: {
          a: { p: 0.5, timing: { uniform: { min: 40, max: 100 } }, impacts: { x: 'z + sqrt(days - 40)' } },
          b: { p: 'rest', impacts: { x: 'log(days - 299)' } },
        },
      },
      impacts: { x: { default: 'log(z - 2)' } },
    }
    expect(() => drawn({ ...parts, impacts: { x: {} } })).not.toThrow()
    expect(drawn({ ...parts, impacts: { x: {} } }).redrawn).toBe(0)
  })

  test('a default that every leaf overrides is not asked for its value', () => {
    const { redrawn } = drawn({
      parameters: { z: unit },
      tree: { branches: { a: { p: 0.5, impacts: { x: 1 } }, b: { p: 'rest', impacts: { x: 2 } } } },
      impacts: { x: { default: 'sqrt(z - 0.4)' } },
    })
    expect(redrawn).toBe(0)
  })

  test('a scenario without parameters has no columns', () => {
    expect(drawn({ tree: coin })).toEqual({ columns: [], redrawn: 0 })
  })
})
