import { expect, test } from 'vitest'
import { head, warned } from './warned.ts'

const timed = (timing: string) =>
  `${head}tree: { branches: { stays: { p: rest }, leaves: { p: 0.4, timing: ${timing} } } }\n`.replace(
    'timing:',
    '▼timing:',
  )
const end =
  'is cut off, and the rest scaled up; if that is not meant, write the days from origin given that it happens by the horizon'

test('mass beyond the horizon, 300 days on', () => {
  // 1 − 300/400; and e^(−300/100) is 5.0%, a tail
  expect(warned(timed('{ uniform: { min: 0, max: 400 } }'))).toEqual([
    [
      'timing-beyond-horizon',
      'tree.branches.leaves.timing',
      `of this timing 25% beyond the horizon (2030-12-26) ${end}`,
    ],
  ])
})

test('mass before the origin, and on both sides', () => {
  // Φ(−1) = 15.87%
  expect(warned(timed('{ normal: { mean: 100, sd: 100 } }'))[0]?.[2]).toBe(
    `of this timing 16% not after the origin (2030-03-01) ${end}`,
  )
  expect(warned(timed('{ uniform: { min: -100, max: 400 } }'))[0]?.[2]).toBe(
    `of this timing 20% beyond the horizon (2030-12-26) and 20% not after the origin (2030-03-01) ${end}`,
  )
})

test('a tail is no mass, and the horizon is within', () => {
  for (const timing of [
    '{ exponential: { mean: 100 } }',
    '{ uniform: { min: 0, max: 300 } }',
    '{ uniform: { min: 0, max: 333 } }',
    'horizon',
  ])
    expect(warned(timed(timing).replace('▼', ''))).toEqual([])
})
