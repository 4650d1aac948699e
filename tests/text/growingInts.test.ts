import { expect, test } from 'vitest'
import { growingInts } from '../../src/text/growingInts.ts'

test('a growing list gives back what was pushed, and nothing else', () => {
  const list = growingInts()
  for (let i = 0; i < 5000; i++) list.push(i * 3)
  expect([0, 1023, 1024, 4999].map((i) => list.at(i))).toEqual([0, 3069, 3072, 14_997])
  expect([-1, 5000, 8000].map((i) => list.at(i))).toEqual([undefined, undefined, undefined])
})
