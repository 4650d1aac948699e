import { describe, expect, test } from 'vitest'
import type { PlainDistribution } from './plainScenario.ts'
import { betaTails, gammaTails, logGamma, normalTails } from './referenceSpecialFunctions.ts'
import { cutCdf, cutIncidence, cutSurvival, tailsOf } from './referenceTiming.ts'

function near(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))
}

describe('the special functions of the reference', () => {
  test('the normal tail keeps its digits far out', () => {
    // Abramowitz and Stegun, table 26.2 (15 decimals) and, beyond x = 5, −log Q(x) of table 26.2 to 5 decimals.
    near(normalTails(-1).below, 0.158655253931457, 1e-14)
    near(normalTails(-2).below, 0.022750131948179, 1e-13)
    near(-Math.log10(normalTails(10).above), 23.11805, 1e-6)
    near(-Math.log10(normalTails(30).above), 197.30921, 1e-7)
  })

  test('the two normal tails add up, and meet where the two methods meet', () => {
    for (const z of [-8, -1.5, -Math.SQRT2, -0.3, 0, 0.3, Math.SQRT2, 1.5, 8]) {
      const tails = normalTails(z)
      near(tails.below + tails.above, 1, 1e-15)
    }
    near(normalTails(Math.SQRT2 - 1e-15).above, normalTails(Math.SQRT2 + 1e-15).above, 1e-13)
  })

  test('ln Γ gives factorials and √π', () => {
    let factorial = 1
    for (let n = 1; n < 20; n++) {
      near(Math.exp(logGamma(n)), factorial, 2e-14)
      factorial *= n
    }
    near(Math.exp(logGamma(0.5)), Math.sqrt(Math.PI), 2e-14)
  })

  test('the incomplete gamma function of whole shape is a Poisson sum', () => {
    for (const a of [1, 2, 5, 11]) {
      for (const x of [0.01, 0.9, 3, 8, 25, 60]) {
        let term = Math.exp(-x)
        let sum = 0
        for (let k = 0; k < a; k++) {
          sum += term
          term *= x / (k + 1)
        }
        near(gammaTails(a, x).above, sum, 5e-14)
      }
    }
  })

  test('the incomplete gamma function of shape ½ is erfc', () => {
    for (const x of [1e-6, 0.2, 1, 4, 50]) {
      near(gammaTails(0.5, x).above, 2 * normalTails(Math.sqrt(2 * x)).above, 5e-14)
    }
  })

  test('the incomplete beta function of whole parameters is a binomial sum', () => {
    for (const [a, b] of [
      [1, 1],
      [2, 3],
      [5, 1],
      [4, 4],
    ] as const) {
      for (const x of [0.003, 0.2, 0.5, 0.83, 0.99]) {
        const n = a + b - 1
        let sum = 0
        for (let k = a; k <= n; k++) {
          const choose = Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1))
          sum += choose * x ** k * (1 - x) ** (n - k)
        }
        near(betaTails(a, b, x, 1 - x).below, sum, 1e-13)
        near(betaTails(b, a, 1 - x, x).above, sum, 1e-13)
      }
    }
  })

  test('the incomplete beta function of two halves is the arcsine law', () => {
    for (const x of [1e-8, 0.1, 0.5, 0.77]) {
      near(betaTails(0.5, 0.5, x, 1 - x).below, (2 / Math.PI) * Math.asin(Math.sqrt(x)), 1e-13)
    }
  })
})

/** Simpson's rule over a smooth density. */
function integrate(density: (x: number) => number, from: number, to: number): number {
  const steps = 4000
  const h = (to - from) / steps
  let sum = density(from) + density(to)
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * density(from + i * h)
  return (sum * h) / 3
}

describe('the timing distributions of the reference', () => {
  const densities: [string, PlainDistribution, (x: number) => number, number][] = [
    [
      'weibull',
      { weibull: { shape: 3, scale: 40 } },
      (x) => (3 / 40) * (x / 40) ** 2 * Math.exp(-((x / 40) ** 3)),
      0,
    ],
    ['exponential', { exponential: { mean: 25 } }, (x) => Math.exp(-x / 25) / 25, 0],
    ['gamma', { gamma: { shape: 3, scale: 9 } }, (x) => (x ** 2 * Math.exp(-x / 9)) / (2 * 9 ** 3), 0],
    [
      'lognormal',
      { lognormal: { median: 30, sigma: 0.5 } },
      (x) => Math.exp(-(Math.log(x / 30) ** 2) / 0.5) / (x * 0.5 * Math.sqrt(2 * Math.PI)),
      1e-9,
    ],
    [
      'normal',
      { normal: { mean: 30, sd: 12 } },
      (x) => Math.exp(-((x - 30) ** 2) / 288) / (12 * Math.sqrt(2 * Math.PI)),
      -120,
    ],
    [
      'pert',
      { pert: { min: 10, mode: 30, max: 90 } },
      // α = 2, β = 4, B(2, 4) = 1/20
      (x) => (x < 10 ? 0 : (20 * ((x - 10) / 80) * ((90 - x) / 80) ** 3) / 80),
      10,
    ],
    [
      'a to b',
      '10 to 90',
      (x) => {
        const sigma = Math.log(9) / 2 / 1.6448536269514722
        return Math.exp(-(Math.log(x / 30) ** 2) / (2 * sigma ** 2)) / (x * sigma * Math.sqrt(2 * Math.PI))
      },
      1e-9,
    ],
  ]
  for (const [name, distribution, density, start] of densities) {
    test(`${name} is the integral of its density`, () => {
      for (const x of [15, 37, 60]) {
        const below = integrate(density, start, x)
        expect(Math.abs(tailsOf(distribution, x).below - below)).toBeLessThan(2e-11)
        expect(Math.abs(tailsOf(distribution, x).above - (1 - below))).toBeLessThan(2e-11)
      }
    })
  }

  test('an interval holds its central ninety percent', () => {
    for (const [text, a, b] of [
      ['10 to 90', 10, 90],
      ['-10 to 90', -10, 90],
    ] as const) {
      near(tailsOf(text, a).below, 0.05, 1e-13)
      near(tailsOf(text, b).above, 0.05, 1e-13)
    }
  })

  test('triangular is a pair of squares', () => {
    const triangle: PlainDistribution = { triangular: { min: 0, mode: 20, max: 100 } }
    near(tailsOf(triangle, 10).below, 100 / 2000, 1e-15)
    near(tailsOf(triangle, 60).above, 1600 / 8000, 1e-15)
  })

  test('a sample is counted and a mixture is weighed', () => {
    const sample: PlainDistribution = { empirical: [5, 5, 7, 20] }
    expect(tailsOf(sample, 5)).toEqual({ below: 0.5, above: 0.5 })
    expect(tailsOf(sample, 4.9).below).toBe(0)
    const mixture: PlainDistribution = {
      mixture: [
        { weight: 1, of: sample },
        { weight: 3, of: { uniform: { min: 0, max: 10 } } },
      ],
    }
    near(tailsOf(mixture, 5).below, 0.5, 1e-15)
    near(tailsOf(mixture, 10).above, 0.0625, 1e-15)
  })

  test('a cut timing starts at 0, ends at 1 and splits at any day', () => {
    const timing: PlainDistribution = { normal: { mean: 50, sd: 60 } }
    expect(cutCdf(timing, 0, 200)).toBe(0)
    expect(cutCdf(timing, 200, 200)).toBe(1)
    expect(cutSurvival(timing, 200, 200)).toBe(0)
    near(cutCdf(timing, 80, 200) + cutSurvival(timing, 80, 200), 1, 1e-15)
    near(
      cutIncidence(timing, 80, 120, 200) * cutSurvival(timing, 80, 200),
      cutCdf(timing, 120, 200) - cutCdf(timing, 80, 200),
      1e-14,
    )
  })

  test('both tails keep their digits: a memoryless timing forgets', () => {
    // Given T, the exponential starts anew: F̂(d | T) = (1 − e^−(d−T)/m) / (1 − e^−(H−T)/m), however small e^−T/m.
    const timing: PlainDistribution = { exponential: { mean: 2 } }
    near(cutIncidence(timing, 600, 603, 700), -Math.expm1(-1.5) / -Math.expm1(-50), 1e-12)
    near(cutSurvival(timing, 600, 700), (Math.exp(-300) - Math.exp(-350)) / -Math.expm1(-350), 1e-12)
    // And far below the bulk, where F itself is small.
    const late: PlainDistribution = { weibull: { shape: 2, scale: 1e9 } }
    near(cutCdf(late, 10, 100), 0.01, 1e-12)
  })
})
