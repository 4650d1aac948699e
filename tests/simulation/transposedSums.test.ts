import { expect, test } from 'vitest'
import { uniformInto } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { runningSums } from '../../src/simulation/search.ts'
import { transposedSums } from '../../src/simulation/transposedSums.ts'

// within one turn, in several, and more categories than a turn has room for
test.each([
  [3, 50],
  [1, 7],
  [1000, 70],
  [40_000, 2],
])('transposedSums of %d categories and %d draws are the running sums of each draw', (categories, draws) => {
  const values = new Float64Array(categories * draws)
  uniformInto(values, streamOf(textKey('1'), textKey('sums'), 0))
  // a third without probability, the last ones among them; and one draw without any
  values.forEach((u, at) => {
    const [k, d] = [Math.floor(at / draws), at % draws]
    const none = u < 0.3 || k > 0.8 * categories || (d === draws - 1 && d > 1)
    values[at] = none ? 0 : u / categories
  })
  const out = new Float64Array(values.length)
  for (const [first, length] of [
    [0, Math.ceil(draws / 2)],
    [Math.ceil(draws / 2), Math.floor(draws / 2)],
  ] as const)
    transposedSums(out, values, draws, first, length)
  for (let d = 0; d < draws; d++) {
    const row = Float64Array.from({ length: categories }, (_, k) => values[k * draws + d]!)
    expect(out.subarray(d * categories, (d + 1) * categories)).toEqual(runningSums(row, categories))
  }
})
