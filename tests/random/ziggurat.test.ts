import { describe, expect, test } from 'vitest'
import { nextWord, type Sfc32 } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { exponentialInto, exponentialVariate, normalVariate } from '../../src/random/ziggurat.ts'
import {
  exponentialZiggurat,
  layers,
  normalZiggurat,
  type Ziggurat,
} from '../../src/random/zigguratTables.ts'
import { normalTails } from '../reference/referenceSpecialFunctions.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'
import { sfc32, stateBefore } from './craftedState.ts'
import { normalInto } from './normalColumn.ts'

const state = (): Sfc32 => streamOf(textKey('1'), textKey('ziggurat'), 0)
const density = { normal: (x: number) => Math.exp((-x * x) / 2), exponential: (x: number) => Math.exp(-x) }

describe('the tables', () => {
  test('begin their tails where Marsaglia and Tsang’s do', () => {
    // J. Stat. Software 5(8), 2000, p. 3, and the code there
    expect(Math.abs(normalZiggurat().start - 3.6541528853610088)).toBeLessThan(1e-13)
    expect(Math.abs(exponentialZiggurat().start - 7.69711747013105)).toBeLessThan(1e-13)
  })

  test.each<[keyof typeof density, Ziggurat, number]>([
    // their areas, of the same page
    ['normal', normalZiggurat(), 0.00492867323399],
    ['exponential', exponentialZiggurat(), 0.003949659822581557],
  ])('of the %s: layers of one area that lie on the curve and end at its top', (name, { x, y }, area) => {
    expect(x[0]! * y[1]!).toBeCloseTo(area, 13)
    for (let i = 1; i < layers; i++) {
      expect(x[i]! * (y[i + 1]! - y[i]!)).toBeCloseTo(area, 13)
      expect(y[i]! / density[name](x[i]!)).toBeCloseTo(1, 12)
      expect(x[i + 1]!).toBeLessThan(x[i]!)
    }
    expect([x[layers], y[layers]]).toEqual([0, 1])
  })
})

describe('normalInto', () => {
  test('a column is what single variates are', () => {
    const [a, b] = [state(), state()]
    const column = new Float64Array(5000)
    normalInto(column, a)
    column.forEach((z) => {
      expect(normalVariate(b)).toBe(z)
    })
    expect(a).toEqual(b)
  })

  test('fills no more than it is asked to', () => {
    const out = new Float64Array(5).fill(9)
    normalInto(out, state(), 3)
    expect([...out].map((z) => z === 9)).toEqual([false, false, false, true, true])
  })

  // 4 standard errors each: false alarm 6e-5
  test('has the moments of the normal distribution, and as much beyond 3.44 on either side (bmad#2075)', () => {
    const n = 1_000_000
    const column = new Float64Array(n)
    normalInto(column, state())
    const mean = (of: (z: number) => number) => column.reduce((sum, z) => sum + of(z), 0) / n
    const near = (found: number, expected: number, variance: number) =>
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(variance / n))
    near(
      mean((z) => z),
      0,
      1,
    )
    near(
      mean((z) => z * z),
      1,
      2,
    )
    near(
      mean((z) => z ** 3),
      0,
      15,
    )
    near(
      mean((z) => z ** 4),
      3,
      96,
    )
    // P(Z > 3.44) = 2.908e-4, P(Z > 3.6541528853610088) = 1.290e-4: in the tail itself
    near(
      mean((z) => (z > 3.44 ? 1 : 0)),
      2.9086e-4,
      2.9e-4,
    )
    near(
      mean((z) => (z < -3.44 ? 1 : 0)),
      2.9086e-4,
      2.9e-4,
    )
    near(
      mean((z) => (Math.abs(z) > 3.6541528853610088 ? 1 : 0)),
      2.5804e-4,
      2.58e-4,
    )
  })

  test('neighbours are uncorrelated, and so are their sizes', () => {
    const n = 200_000
    const column = new Float64Array(n)
    normalInto(column, state())
    let product = 0
    let ofSquares = 0
    for (let i = 1; i < n; i++) {
      product += column[i]! * column[i - 1]!
      ofSquares += ((column[i]! ** 2 - 1) * (column[i - 1]! ** 2 - 1)) / 2
    }
    expect(Math.abs(product / Math.sqrt(n))).toBeLessThan(4)
    expect(Math.abs(ofSquares / Math.sqrt(n))).toBeLessThan(4)
  })

  test('is finite whatever the words', () => {
    // 9 · 954437177 = 2·2³² + 1: states that begin with words of zeros, and of ones
    for (const words of [
      [0, 0, -954_437_177, 0],
      [-1, 0, Math.imul(-2, 954_437_177), 0],
    ]) {
      expect(Number.isFinite(normalVariate(sfc32(words)))).toBe(true)
      expect(exponentialVariate(sfc32(words))).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('exponentialInto', () => {
  test('has the exponential distribution, its tail included', () => {
    const n = 200_000
    const column = new Float64Array(n)
    exponentialInto(column, state())
    // false alarm 0.001
    expect(kolmogorovSmirnov(column, (x) => -Math.expm1(-x))).toBeLessThan(critical(0.001))
    const far = column.filter((x) => x > 7.69711747013105).length / n
    expect(Math.abs(far - Math.exp(-7.69711747013105))).toBeLessThan(4 * Math.sqrt(4.54e-4 / n))
  })

  test('a column is what single variates are', () => {
    const [a, b] = [state(), state()]
    const column = new Float64Array(500)
    exponentialInto(column, a)
    for (const e of column) expect(exponentialVariate(b)).toBe(e)
    expect(nextWord(a)).toBe(nextWord(b))
  })
})

/** States by the hundred thousand: their first two words are given, the rest is random. */
function eachCrafted(
  count: number,
  visit: (crafted: (high: number, low: number) => Sfc32, random: () => number) => void,
): void {
  const words = streamOf(textKey('1'), textKey('crafted'), 0)
  const random = () => nextWord(words)
  const crafted = (high: number, low: number) => stateBefore(high, low, random(), random())
  for (let i = 0; i < count; i++) visit(crafted, random)
}

const signedPlace = (high: number, low: number) => (high * 2 ** 24 + (low >>> 8)) / 2 ** 55
const place = (high: number, low: number) => ((high >>> 0) * 2 ** 24 + (low >>> 8)) / 2 ** 56

describe('what two words make of a layer', () => {
  test('in its core: the layer is the last eight bits, the place in it all others', () => {
    const [normal, exponential] = [normalZiggurat(), exponentialZiggurat()]
    let cores = 0
    eachCrafted(20_000, (crafted, random) => {
      const [high, low] = [random(), random()]
      const layer = low & 255
      const z = signedPlace(high, low) * normal.x[layer]!
      if (Math.abs(z) < normal.x[layer + 1]!) {
        expect(normalVariate(crafted(high, low))).toBe(z)
        cores++
      }
      const e = place(high, low) * exponential.x[layer]!
      if (e < exponential.x[layer + 1]!) expect(exponentialVariate(crafted(high, low))).toBe(e)
    })
    // 98.8% of them, as the areas say
    expect(cores).toBeGreaterThan(19_600)
  })

  /** The first word that is beyond a part of what `words` of them cover, one of those from there on. */
  const beyondPart = (part: number, words: number, random: () => number) => {
    const first = Math.ceil(part * words)
    return first + ((random() >>> 0) % (words - first))
  }

  // layers near the tail and near the top, where neighbours differ most, and all
  test.each<[string, number, number]>([
    ['1 to 8', 1, 8],
    ['248 to 255', 248, 255],
    ['1 to 255', 1, 255],
  ])(
    'at its edge: it stays as often as the curve says, and is else drawn anew, layers %s',
    (_, low, high) => {
      const tables = { normal: normalZiggurat(), exponential: exponentialZiggurat() }
      const stays = { normal: 0, exponential: 0 }
      const means = { normal: 0, exponential: 0 }
      const variances = { normal: 0, exponential: 0 }
      const anew = { normal: [] as number[], exponential: [] as number[] }
      const meet = (name: keyof typeof density, layer: number, met: number, found: number) => {
        const { y } = tables[name]
        const p = (density[name](met) - y[layer]!) / (y[layer + 1]! - y[layer]!)
        means[name] += p
        variances[name] += p * (1 - p)
        if (found === met) stays[name]++
        else anew[name].push(found)
      }
      eachCrafted(30_000, (crafted, random) => {
        const layer = low + ((random() >>> 0) % (high - low + 1))
        const last = (random() & ~255) | layer
        const partOf = ({ x }: Ziggurat) => x[layer + 1]! / x[layer]!
        const side = random() < 0 ? -1 : 1
        const ofNormal = side * beyondPart(partOf(tables.normal), 2 ** 31, random)
        const z = signedPlace(ofNormal, last) * tables.normal.x[layer]!
        // a word short of the edge on the left, where the other bits count to the right
        if (Math.abs(z) >= tables.normal.x[layer + 1]!)
          meet('normal', layer, z, normalVariate(crafted(ofNormal, last)))
        const ofWait = beyondPart(partOf(tables.exponential), 2 ** 32, random)
        const e = place(ofWait, last) * tables.exponential.x[layer]!
        meet('exponential', layer, e, exponentialVariate(crafted(ofWait | 0, last)))
      })
      // false alarm 6e-5 each, then 0.001 each
      for (const name of ['normal', 'exponential'] as const)
        expect(Math.abs(stays[name] - means[name])).toBeLessThan(4 * Math.sqrt(variances[name]))
      expect(kolmogorovSmirnov(anew.normal, (z) => normalTails(z).below)).toBeLessThan(critical(0.001))
      expect(kolmogorovSmirnov(anew.exponential, (e) => -Math.expm1(-e))).toBeLessThan(critical(0.001))
    },
  )

  test('in the lowest layer beyond its core: the tail, on the side of the place', () => {
    const { start, x } = normalZiggurat()
    const table = exponentialZiggurat()
    const beyond = normalTails(start).above
    const [right, left, waits] = [[], [], []] as [number[], number[], number[]]
    eachCrafted(100_000, (crafted, random) => {
      const high = beyondPart(start / x[0]!, 2 ** 31, random)
      right.push(normalVariate(crafted(high, random() & ~255)))
      left.push(-normalVariate(crafted(-high, random() & ~255)))
      const wait = beyondPart(table.start / table.x[0]!, 2 ** 32, random)
      waits.push(exponentialVariate(crafted(wait | 0, random() & ~255)))
    })
    // false alarm 0.001 each
    for (const tail of [right, left])
      expect(kolmogorovSmirnov(tail, (z) => 1 - normalTails(z).above / beyond)).toBeLessThan(critical(0.001))
    expect(kolmogorovSmirnov(waits, (e) => -Math.expm1(table.start - e))).toBeLessThan(critical(0.001))
  })
})
