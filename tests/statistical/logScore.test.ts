import type { EventRow } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { forecastOf, type Parts } from '../simulation/forecasts.ts'

/**
 * What the evidence is worth: the expected log score of the forecast, over every pattern of signals that can be seen, is
 * better than the prior's by the mutual information of signals and leaves, and by no less. An update that returns the prior
 * or drops a signal is calibrated all the same; it is this that it fails. Nothing here is random.
 */
const prior = { a: 0.5, b: 0.3, c: 0.2 }
const likelihoods = {
  s: { a: 0.8, b: 0.3, c: 0.5 },
  t: { a: 0.6, b: 0.1, c: 0.9 },
  u: { a: 0.2, b: 0.2, c: 0.7 },
}
const leaves = ['a', 'b', 'c'] as const
const signals = ['s', 't', 'u'] as const
const parts: Parts = {
  tree: { branches: { a: { p: prior.a }, b: { p: prior.b }, c: { p: 'rest' } } },
  signals: Object.fromEntries(signals.map((id) => [id, { likelihood: likelihoods[id] }])),
}

/** Σ P(pattern, leaf) · ln(posterior/prior), the posterior by `forecast`. */
function gainOf(forecast: (seen: readonly boolean[], leaf: (typeof leaves)[number]) => number): number {
  let gain = 0
  for (let pattern = 0; pattern < 8; pattern++) {
    const seen = signals.map((_, k) => ((pattern >> k) & 1) === 1)
    for (const leaf of leaves) {
      const joint = signals.reduce(
        (p, id, k) => p * (seen[k] ? likelihoods[id][leaf] : 1 - likelihoods[id][leaf]),
        prior[leaf],
      )
      gain += joint * Math.log(forecast(seen, leaf) / prior[leaf])
    }
  }
  return gain
}

function forecastAfter(seen: readonly boolean[], leaf: string, heard: readonly string[] = signals): number {
  const rows: EventRow[] = signals.flatMap((signal, k) =>
    heard.includes(signal) ? [{ date: '2030-03-05', signal, observed: seen[k]! }] : [],
  )
  return forecastOf(parts, rows, '2030-03-06').outcomes[leaf]!.probability
}

describe('the log score of a forecast', () => {
  // Bayes by hand: the mutual information, 0.27 nats
  const information = gainOf((seen, leaf) => {
    const joint = (of: (typeof leaves)[number]) =>
      signals.reduce((p, id, k) => p * (seen[k] ? likelihoods[id][of] : 1 - likelihoods[id][of]), prior[of])
    return joint(leaf) / leaves.reduce((sum, of) => sum + joint(of), 0)
  })

  test('beats the prior’s, by all that the signals tell', () => {
    expect(information).toBeGreaterThan(0.2)
    expect(gainOf((seen, leaf) => forecastAfter(seen, leaf))).toBeCloseTo(information, 13)
  })

  test.each(signals)('is worse where %s is dropped', (dropped) => {
    const heard = signals.filter((id) => id !== dropped)
    const gain = gainOf((seen, leaf) => forecastAfter(seen, leaf, heard))
    expect(gain).toBeGreaterThan(0)
    expect(gain).toBeLessThan(information - 0.02)
  })
})

test('a tail of 10⁻³⁰ is not lost in a sum: weights of 10¹⁵ and 10⁻¹⁵ (pytorch#28390)', () => {
  const forecast = forecastOf({
    tree: {
      branches: {
        first: { weight: 1e-15 },
        most: { weight: 1e15, branches: { x: { p: 0.5 }, y: { p: 'rest' } } },
        last: { weight: 1e-15 },
      },
    },
  })
  for (const id of ['first', 'last']) expect(forecast.outcomes[id]!.probability / 1e-30).toBeCloseTo(1, 14)
})
