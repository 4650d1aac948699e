import { expect, test } from 'vitest'
import { regularizedBeta } from '../../src/numeric/beta.ts'
import { betaQuantile } from '../../src/numeric/betaQuantile.ts'
import { exp } from '../../src/numeric/exp.ts'
import { expm1 } from '../../src/numeric/expm1.ts'
import { gammaQuantile, regularizedGammaP, regularizedGammaQ } from '../../src/numeric/gamma.ts'
import { log } from '../../src/numeric/log.ts'
import { log1p } from '../../src/numeric/log1p.ts'
import { logGamma } from '../../src/numeric/logGamma.ts'
import { normalCdf, normalQuantile } from '../../src/numeric/normal.ts'
import { pow } from '../../src/numeric/pow.ts'

/** FNV-1a over the bytes of doubles: a change of any bit changes the digest. */
function digest(values: Iterable<number>): string {
  const bytes = new Uint8Array(Float64Array.from(values).buffer)
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16)
}

/** Multiples of the golden ratio's fraction, in exact arithmetic: the same numbers in [0, 1) on every engine. */
function* fractions(count: number): Generator<number> {
  for (let i = 1; i <= count; i++) yield (Math.imul(i, 0x9e3779b9) >>> 0) / 2 ** 32
}

const cases: [string, string, (u: number) => number][] = [
  ['exp', 'b0a072b8', (u) => exp(1400 * (u - 0.5))],
  ['expm1', 'c97c2846', (u) => expm1(6 * (u - 0.5))],
  ['log', 'dc8a898f', (u) => log(u / (1 - u))],
  ['log1p', 'eb7afdc5', (u) => log1p(4 * u - 0.99)],
  ['pow', '21964945', (u) => pow(1 + 9 * u, 40 * u - 20)],
  ['normalQuantile', 'abf5e460', (u) => normalQuantile(u)],
  ['normalCdf', 'a5508dfb', (u) => normalCdf(20 * (u - 0.5))],
  ['logGamma', '8212b47a', (u) => logGamma(30 * u)],
  ['regularizedGammaP', '560c1284', (u) => regularizedGammaP(1 + 50 * u, 30)],
  ['regularizedGammaQ', '27a84d49', (u) => regularizedGammaQ(2 * u, 1 + u)],
  ['gammaQuantile', 'd0718dcc', (u) => gammaQuantile(5 * u, u)],
  ['regularizedBeta', '96a33728', (u) => regularizedBeta(1 + u, 3, u)],
  ['betaQuantile', '9adfa896', (u) => betaQuantile(2, 3 * u, u)],
]

// Pinned on Node 20.20.2, x64. A change here changes every stored forecast: say so in the changelog.
test.each(cases)('%s gives the bits it always gave', (_, expected, f) => {
  expect(digest([...fractions(2000)].map(f))).toBe(expected)
})
