import { describe, expect, test } from 'vitest'
import type { DistributionSpec } from '../../src/distribution/distribution.ts'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { drawBlock } from '../../src/simulation/purposes.ts'
import { variateColumn } from '../../src/simulation/variateColumn.ts'

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

function columnOf(spec: DistributionSpec, draws: number): Float64Array {
  return variateColumn(distributionOf(spec), seed, 'leaf', draws)
}

describe('variateColumn', () => {
  test('is filled block by block, each block from a stream of its own', () => {
    for (const spec of specs) {
      const column = columnOf(spec, 2 * drawBlock + 5)
      for (const block of [0, 1, 2]) {
        const state = streamOf(seed, textKey('leaf'), block)
        const { sample } = distributionOf(spec)
        for (let d = block * drawBlock; d < Math.min((block + 1) * drawBlock, column.length); d++)
          expect(column[d]).toBe(sample(state))
      }
    }
  })

  test('of fewer draws is the beginning of one of more', () => {
    for (const spec of specs) {
      const long = columnOf(spec, 3000)
      for (const draws of [1, 1000, drawBlock, drawBlock + 1])
        expect(columnOf(spec, draws)).toEqual(long.slice(0, draws))
    }
  })

  // To change these numbers is to change what every seed means: it needs a new `stream` and a line in the changelog.
  test('in stream 1 begins like this', () => {
    expect([...columnOf({ uniform: { min: 0, max: 1 } }, 2)]).toEqual([
      0.16960055003299856, 0.5611309100677836,
    ])
    expect(specs.map((spec) => columnOf(spec, 1)[0])).toMatchInlineSnapshot(`
      [
        0.16960055003299856,
        3.598772872889958,
        11.34466516947321,
        1.0077182529434068,
        2.8522102515519254,
        7.7169784084525315,
      ]
    `)
  })
})
