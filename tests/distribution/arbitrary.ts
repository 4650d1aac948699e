import fc from 'fast-check'
import type { DistributionSpec } from '../../src/distribution/distribution.ts'

/** Numbers of every size that is valid in a spec, most of them of ordinary size. */
const size = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -2, max: 4, noNaN: true }).map((exponent) => 10 ** exponent) },
  { weight: 1, arbitrary: fc.double({ min: -300, max: 290, noNaN: true }).map((exponent) => 10 ** exponent) },
  { weight: 1, arbitrary: fc.constantFrom(1e-300, 1, 2, 1e290) },
)
const place = fc.oneof(
  fc.double({ min: -1000, max: 1000, noNaN: true }),
  size,
  size.map((x) => -x),
  fc.constantFrom(0, -1e290, 1e290),
)
const range = fc
  .tuple(place, place)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))
const threePoints = fc
  .tuple(place, place, place)
  .map((points) => points.sort((a, b) => a - b))
  .filter(([min, , max]) => min !== max)
  .map(([min, mode, max]) => ({ min: min!, mode: mode!, max: max! }))

/** Any valid distribution that is not a mixture. */
const plainSpec: fc.Arbitrary<DistributionSpec> = fc.oneof(
  range.map(({ min, max }) => `${min} to ${max}`),
  fc.record({ mean: place, sd: size }).map((normal) => ({ normal })),
  fc.record({ median: size, sigma: size }).map((lognormal) => ({ lognormal })),
  range.map((uniform) => ({ uniform })),
  threePoints.map((triangular) => ({ triangular })),
  threePoints.map((pert) => ({ pert })),
  fc.record({ alpha: size, beta: size }).map((beta) => ({ beta })),
  fc.record({ shape: size, scale: size }).map((gamma) => ({ gamma })),
  size.map((mean) => ({ exponential: { mean } })),
  fc.record({ shape: size, scale: size }).map((weibull) => ({ weibull })),
  fc.array(place, { minLength: 1, maxLength: 12 }).map((empirical) => ({ empirical })),
)

/** Any valid distribution. */
export const anySpec: fc.Arbitrary<DistributionSpec> = fc.oneof(
  { weight: 4, arbitrary: plainSpec },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.record({ weight: fc.oneof(fc.constant(0), size), of: plainSpec }), {
        minLength: 1,
        maxLength: 4,
      })
      .filter((parts) => parts.some(({ weight }) => weight > 0))
      .map((mixture) => ({ mixture })),
  },
)
