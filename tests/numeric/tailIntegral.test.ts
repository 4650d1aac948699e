import { expect, test } from 'vitest'
import { tailIntegral, tailWidth } from '../../src/numeric/tailIntegral.ts'
import { relativeError } from './error.ts'

test('tailIntegral has 15 digits for exponential, half-normal and cut-off tails', () => {
  expect(
    relativeError(
      tailIntegral((s) => s, 1),
      1,
    ),
  ).toBeLessThan(1e-15)
  expect(
    relativeError(
      tailIntegral((s) => 1e6 * s, 1e-6),
      1e-6,
    ),
  ).toBeLessThan(1e-15)
  expect(
    relativeError(
      tailIntegral((s) => (s * s) / 2, Math.SQRT2),
      Math.sqrt(Math.PI / 2),
    ),
  ).toBeLessThan(1e-15)
  // ∫ (1 − s)^1000 over [0, 1]
  const cut = (s: number) => (s < 1 ? -1000 * Math.log1p(-s) : Infinity)
  expect(relativeError(tailIntegral(cut, 1e-3), 1 / 1001)).toBeLessThan(1e-15)
})

test('tailIntegral does not need the width exactly', () => {
  for (const width of [0.7, 0.8, 1.2, 1.5])
    expect(
      relativeError(
        tailIntegral((s) => s, width),
        1,
      ),
      `${width}`,
    ).toBeLessThan(1e-15)
})

test('tailWidth is where slope and bend together reach 1', () => {
  for (const [slope, bend] of [
    [1, 0],
    [0, 2],
    [3, 5],
    [1e-9, 1e9],
    [1e200, 1e201],
  ] as const) {
    const width = tailWidth(slope, bend)
    expect(slope * width + (bend * width) ** 2 / 2).toBeCloseTo(1, 14)
  }
})
