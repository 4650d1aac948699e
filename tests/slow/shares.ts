import { expect } from 'vitest'

/** Seeds over which intervals are held to their word. */
const seeds = 5000
const normal95 = 1.959964

/** An estimate, its error, and how many errors to either side make 95%: 1.96 unless said otherwise. */
export type Found = readonly [value: number, error: number, errors?: number | undefined]

/**
 * Expects intervals around estimates to hold the exact values in 95% of 5,000 seeds, to within 1%: 3.24 standard errors of
 * such a share, so that one is off by chance with probability 0.0012.
 */
export function expectCoverage(
  truth: Readonly<Record<string, number>>,
  of: (seed: number) => Readonly<Record<string, Found>>,
): void {
  const inside = Object.fromEntries(Object.keys(truth).map((name) => [name, 0]))
  for (let seed = 0; seed < seeds; seed++)
    for (const [name, [value, error, errors = normal95]] of Object.entries(of(seed)))
      if (Math.abs(value - truth[name]!) <= errors * error) inside[name]! += 1
  const off = Object.entries(inside).filter(([, count]) => Math.abs(count / seeds - 0.95) > 0.01)
  expect(off.map(([name, count]) => `${name}: ${((100 * count) / seeds).toFixed(2)}%`)).toEqual([])
}
