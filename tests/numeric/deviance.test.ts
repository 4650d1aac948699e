import { expect, test } from 'vitest'
import { deviance } from '../../src/numeric/deviance.ts'
import { log1p } from '../../src/numeric/log1p.ts'
import { relativeError } from './error.ts'

/** u²/2 − u³/3 + u⁴/4 − …, for |u| ≤ ½. */
function series(u: number): number {
  let sum = 0
  for (let k = 120; k >= 2; k--) sum += (k % 2 === 0 ? 1 : -1) * (u ** k / k)
  return sum
}

test('deviance keeps its digits near 0', () => {
  for (const u of [1e-160, -1e-10, 1e-5, -0.01, 0.1, 0.17, -0.28, -0.3, 0.4, 0.42, -0.45, 0.5])
    expect(relativeError(deviance(u), series(u)), `${u}`).toBeLessThan(1e-15)
})

test('deviance is u − ln(1 + u) far from 0', () => {
  for (const u of [-0.999, -0.51, -0.5, 0.9, 1.1, 30, 1e300])
    expect(relativeError(deviance(u), u - log1p(u)), `${u}`).toBeLessThan(2e-15)
  expect(deviance(0)).toBe(0)
  expect(deviance(-1)).toBe(Infinity)
})
