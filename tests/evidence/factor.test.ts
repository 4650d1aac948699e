import { defineScenario, type SignalDocument, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { logBaseRate, logLikelihoodInto, temperByCredence } from '../../src/evidence/factor.ts'

const logLikelihood = (
  form: 'likelihood' | 'ratio' | 'decibans',
  values: number[],
  observed = true,
  strength = 1,
) => {
  const out = new Float64Array(values.length)
  logLikelihoodInto(out, form, Float64Array.from(values), observed, strength)
  return [...out]
}

const tempered = (differences: number[], credence: number, base = 0) => {
  const out = Float64Array.from(differences)
  temperByCredence(out, base, credence)
  return [...out]
}

describe('logLikelihoodInto', () => {
  test('takes 0·ln 0 for 0, so that strength 0 says nothing', () => {
    expect(logLikelihood('likelihood', [0, 1, 0.5], true, 0)).toEqual([0, 0, 0])
    expect(logLikelihood('likelihood', [0, 1, 0.5], false, 0)).toEqual([0, 0, 0])
  })

  test('takes ln 0 for −∞ at any other strength', () => {
    expect(logLikelihood('ratio', [0], true, 1e-9)).toEqual([-Infinity])
    expect(logLikelihood('likelihood', [1], false, 0.5)).toEqual([-Infinity])
  })

  test('keeps the digits of what is hardly ever seen, when it is not', () => {
    expect(logLikelihood('likelihood', [1e-18], false)[0]).toBeCloseTo(-1e-18, 30)
  })

  test('reads decibans as ten times the common logarithm of a ratio', () => {
    expect(logLikelihood('decibans', [10, 20, -3])).toEqual(
      [Math.log(10), Math.log(100), Math.log(10 ** -0.3)].map((value) => expect.closeTo(value, 14)),
    )
  })
})

describe('temperByCredence', () => {
  test('is ln(c·e^d + 1 − c), from differences of −800 to 800', () => {
    for (const credence of [1e-12, 0.1, 0.5, 0.999999])
      for (const d of [-800, -40, -1.0001, -0.9999, -1e-9, 0, 1e-9, 0.5, 5, 600]) {
        const expected = Math.log(credence * Math.exp(d) + (1 - credence))
        expect(tempered([d], credence)[0]).toBeCloseTo(expected, 9)
      }
    expect(tempered([800], 0.5)[0]).toBeCloseTo(800 - Math.LN2, 12)
  })

  test('keeps a difference that is tiny', () => {
    expect(tempered([1e-15], 0.5)[0]).toBeCloseTo(5e-16, 25)
  })

  test('leaves a difference alone at credence 1, however far', () => {
    expect(tempered([-50, 1000, -Infinity], 1)).toEqual([-50, 1000, -Infinity])
  })

  test('never excludes below credence 1', () => {
    expect(tempered([-Infinity], 0.75)[0]).toBeCloseTo(Math.log(0.25), 15)
  })

  test('makes M = 1 − c everywhere when the base rate is 0', () => {
    const nowhere = -Infinity
    expect(tempered([nowhere, nowhere], 0.75, nowhere)).toEqual([Math.log1p(-0.75), Math.log1p(-0.75)])
    expect(tempered([nowhere], 1, nowhere)).toEqual([nowhere])
  })
})

describe('logBaseRate', () => {
  test('is the prior mean of G', () => {
    const likelihood = Float64Array.of(Math.log(2), Math.log(4))
    expect(logBaseRate(likelihood, Float64Array.of(Math.log(0.75), Math.log(0.25)))).toBeCloseTo(
      Math.log(2.5),
      15,
    )
  })

  test('leaves out classes without prior', () => {
    expect(logBaseRate(Float64Array.of(0, 700), Float64Array.of(0, -Infinity))).toBe(0)
  })
})

describe('the most extreme evidence that is accepted', () => {
  const scenario = defineScenario({
    forkcast: 1,
    title: 'extremes',
    origin: '2030-01-01',
    horizon: '2039-12-31',
    exhaustive: true,
    tree: { branches: { a: { p: 0.5 }, b: { p: 0.5 } } },
    signals: {
      loud: { decibans: { a: 1e6, b: -1e6 } },
      ratio: { ratio: { a: 1e308, b: 5e-324 } },
      often: { rate: { a: 1e6, otherwise: 5e-324 }, per: 1e-6 },
    },
  })

  test('gives numbers, never NaN', () => {
    for (const credence of [1, 0.5]) {
      const rows = ['loud', 'ratio'].flatMap((signal) =>
        [1, 1e6].map((strength) => ({ date: '2030-02-01', signal, strength, credence })),
      )
      const { outcomes, logCoherence } = update(scenario, rows, { asOf: '2039-12-31' })
      expect(Object.values(outcomes).every(({ probability }) => probability >= 0 && probability <= 1)).toBe(
        true,
      )
      expect(Number.isFinite(logCoherence)).toBe(true)
    }
  })

  test('ends there: more is refused, with the range', () => {
    const signals = (signal: SignalDocument) => () =>
      defineScenario({ ...scenario.document, signals: { signal } })
    expect(signals({ decibans: { a: 1e308 } })).toThrow(/from −1000000 to 1000000/)
    expect(signals({ rate: { otherwise: 1.7e308 } })).toThrow(/up to 1000000/)
    expect(signals({ rate: { otherwise: 1 }, per: 1e-310 })).toThrow(/at least a millionth/)
    const strong = { date: '2030-02-01', signal: 'loud', strength: 1e300 }
    expect(() => update(scenario, [strong])).toThrow(/from 0 to 1000000/)
  })
})
