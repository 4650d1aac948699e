import type { Distribution } from './distribution.ts'
import { drawnFrom } from './standard.ts'

/** The uniform distribution on [min, max]. Its median is the midpoint, exactly. */
export function uniform({ min, max }: { readonly min: number; readonly max: number }): Distribution {
  const width = max - min
  const middle = 0.5 * min + 0.5 * max
  // Each half is measured from its own end, so that both ends and the middle are exact.
  const quantile = (p: number): number =>
    p < 0.5 ? Math.min(min + p * width, middle) : p > 0.5 ? Math.max(max - (1 - p) * width, middle) : middle
  return {
    kind: 'uniform',
    cdf: (x) => (x <= min ? 0 : x >= max ? 1 : (x - min) / width),
    survival: (x) => (x <= min ? 1 : x >= max ? 0 : (max - x) / width),
    quantile,
    ...drawnFrom({ from: 'uniform', quantile }),
    mean: middle,
    support: [min, max],
  }
}
