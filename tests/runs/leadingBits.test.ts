import { expect, test } from 'vitest'
import { leadingBitsInto } from '../../src/runs/leadingBits.ts'
import { runningSums } from '../../src/runs/search.ts'

test('leadingBitsInto takes them from the running sums, row after row, all ones for 1', () => {
  const row = (d: number) => [1 + (d % 7), 0, 3, d % 5, 0].map((x, _, all) => x / all.reduce((a, b) => a + b))
  const rows = Array.from({ length: 2500 }, (_, d) => row(d))
  const columns = Float64Array.from({ length: 12_500 }, (_, at) => rows[at % 2500]![Math.floor(at / 2500)]!)
  const expectedBits = runningSums(columns, 5, 2500).map((sum) => Math.min(65_535, Math.floor(sum * 65_536)))
  const bits = new Uint16Array(12_500)
  leadingBitsInto(bits, columns, 2500, 1024, 2500)
  expect([...bits.subarray(0, 5 * 1024)]).toEqual(new Array(5 * 1024).fill(0))
  leadingBitsInto(bits, columns, 2500, 0, 1024)
  expect(bits).toEqual(Uint16Array.from(expectedBits))
})
