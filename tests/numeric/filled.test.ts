import { expect, test } from 'vitest'
import { filled } from '../../src/numeric/filled.ts'

test('filled(out, valueAt) fills every index in order and returns the column', () => {
  const out = new Int32Array(4)
  const seen: number[] = []
  const given = filled(out, (i) => {
    seen.push(i)
    return 10 * i
  })
  expect(given).toBe(out)
  expect([...out]).toEqual([0, 10, 20, 30])
  expect(seen).toEqual([0, 1, 2, 3])
  expect(filled(new Uint8Array(0), () => 1)).toHaveLength(0)
})
