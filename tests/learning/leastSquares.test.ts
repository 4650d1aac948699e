import { describe, expect, test } from 'vitest'
import { leastSquares } from '../../src/learning/leastSquares.ts'

describe('leastSquares(residuals, start)', () => {
  test('finds the line of the normal equations', () => {
    const points = [
      [0, 1],
      [1, 3.5],
      [2, 4],
      [3, 8],
    ] as const
    const [a, b] = leastSquares(([u = 0, v = 0]) => points.map(([x, y]) => u + v * x - y), [0, 0])
    // by hand: mean x 1.5, mean y 4.125, Sxy 10.75, Sxx 5
    // near the least of 1.9 the sum of squares cannot tell parameters √(2⁻⁵² · 1.9/Sxx) apart
    expect(b).toBeCloseTo(10.75 / 5, 7)
    expect(a).toBeCloseTo(4.125 - (1.5 * 10.75) / 5, 7)
  })

  test('goes along Rosenbrock’s bent valley to its end', () => {
    // H. Rosenbrock, Computer Journal 3 (1960) 175-184: least at (1, 1), usual start (−1.2, 1)
    const [x, y] = leastSquares(([u = 0, v = 0]) => [10 * (v - u * u), 1 - u], [-1.2, 1])
    expect([x, y].map((each) => each?.toFixed(10))).toEqual(['1.0000000000', '1.0000000000'])
  })

  test('takes no step to where residuals are infinite, and stays where nothing is better', () => {
    const bounded = leastSquares(([u = 0]) => [u > 0 ? 1 / u - 4 : Infinity], [2])
    expect(bounded[0]).toBeCloseTo(0.25, 12)
    expect(leastSquares(() => [1, 2], [3, 4])).toEqual([3, 4])
    expect(leastSquares(([u = 0]) => [u - 1], [1])).toEqual([1])
  })
})
