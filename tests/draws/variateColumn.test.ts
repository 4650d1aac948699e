import { describe, expect, test } from 'vitest'
import type { DistributionSpec } from '../../src/distribution/distribution.ts'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { samplerOf } from '../../src/distribution/samplerOf.ts'
import { drawSource } from '../../src/draws/drawSource.ts'
import { drawsInto } from '../../src/draws/variateColumn.ts'
import { quickExp } from '../../src/numeric/quickExp.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'

const seed = textKey('harbour')
const specs: DistributionSpec[] = [
  { uniform: { min: 0, max: 1 } },
  { normal: { mean: 3, sd: 2 } },
  '5 to 20',
  { weibull: { shape: 2, scale: 3 } },
  { gamma: { shape: 0.5, scale: 3 } },
  {
    mixture: [
      { weight: 1, of: '5 to 20' },
      { weight: 2, of: { pert: { min: 0, mode: 1, max: 4 } } },
    ],
  },
]

function columnOf(spec: DistributionSpec, length: number, compile?: () => undefined): Float64Array {
  const column = new Float64Array(length)
  const source = drawSource(0, compile)
  source.start(seed, textKey('leaf'), 0)
  drawsInto(column, samplerOf(distributionOf(spec).recipe), source)
  return column
}

describe('drawsInto', () => {
  test('has the same bits without WebAssembly', () => {
    for (const spec of specs) expect(columnOf(spec, 1000, () => undefined)).toEqual(columnOf(spec, 1000))
  })

  test('what follows from no normal variate is what the sampler gives call by call, from a stream of its own', () => {
    for (const spec of specs) {
      const { sample, standard } = samplerOf(distributionOf(spec).recipe)
      if (standard?.from === 'normal' || standard?.from === 'lognormal') continue
      const state = streamOf(seed, textKey('leaf'), 0, 4)
      expect(columnOf(spec, 1000)).toEqual(Float64Array.from({ length: 1000 }, () => sample(state)))
    }
  })

  // Each fails for a good sampler with probability 0.001.
  test.each(specs)('%j has its distribution', (spec) => {
    const { cdf } = distributionOf(spec)
    expect(kolmogorovSmirnov(columnOf(spec, 1024), cdf)).toBeLessThan(critical(0.001))
  })

  test('a lognormal of a great sigma is what its normal variates give', () => {
    const z = columnOf({ normal: { mean: 0, sd: 1 } }, 1000)
    const wide = columnOf({ lognormal: { median: 2, sigma: 60 } }, 1000)
    expect(wide).toEqual(z.map((x) => 2 * quickExp(60 * x)))
  })

  test('of fewer is the beginning of one of more', () => {
    for (const spec of specs) {
      const long = columnOf(spec, 1000)
      for (const length of [1, 77, 999]) expect(columnOf(spec, length)).toEqual(long.slice(0, length))
    }
  })

  // To change these numbers is to change what every seed means: it needs a new `stream` and a line in the changelog.
  test('in stream 1 begins like this', () => {
    expect(specs.map((spec) => columnOf(spec, 1)[0])).toMatchInlineSnapshot(`
      [
        0.9441408869743015,
        3.9641075037921043,
        12.252429722961338,
        5.9328391514983085,
        0.13532256536496606,
        2.3923679205593356,
      ]
    `)
  })
})
