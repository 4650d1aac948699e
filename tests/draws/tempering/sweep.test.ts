import { describe, expect, test } from 'vitest'
import { sweepOnce } from '../../../src/draws/tempering/sweep.ts'
import type { Target } from '../../../src/draws/tempering/target.ts'
import { temper } from '../../../src/draws/tempering/temper.ts'
import { streamOf } from '../../../src/random/stream.ts'
import { textKey } from '../../../src/random/textKey.ts'
import { normalVariate } from '../../../src/random/ziggurat.ts'

const seed = textKey('seed')
/** W̄ = e^(−4z²), so that prior × W̄^β is normal of variance 1/(1 + 8β). */
const target: Target = {
  keys: [textKey('z')],
  logWeight(out, [z]) {
    for (let i = 0; i < out.length; i++) out[i] = -4 * z![i]! * z![i]!
  },
}

describe('sweepOnce', () => {
  test('leaves draws of prior × W̄^β what they are, halfway too', () => {
    const count = 20_000
    const state = streamOf(seed, textKey('start'), 0)
    const z = Float64Array.from({ length: count }, () => normalVariate(state) / Math.sqrt(5))
    const draws = { scores: [z], logWeight: z.map((x) => -4 * x * x) }
    const proposed = { scores: [new Float64Array(count)], logWeight: new Float64Array(count) }
    const fit = { mean: Float64Array.of(0.2), factor: Float64Array.of(0.7) }
    for (let sweep = 1; sweep <= 10; sweep++)
      sweepOnce(target, draws, proposed, { seed, step: 1, sweep, exponent: 0.5, fit, stride: 0.9 })
    // standard errors .0032 and .002: five of each, a right method fails once in 10⁶ times
    expect(Math.abs(z.reduce((sum, x) => sum + x, 0) / count)).toBeLessThan(0.016)
    expect(Math.abs(z.reduce((sum, x) => sum + x * x, 0) / count - 0.2)).toBeLessThan(0.01)
  })
})

describe('the weights of draws', () => {
  test('are inherited with the draws', () => {
    let stale = 0
    temper(target, 1000, seed, (_, { scores, logWeight }) => {
      const own = new Float64Array(1000)
      target.logWeight(own, scores)
      for (let i = 0; i < 1000; i++) if (own[i] !== logWeight[i]) stale++
    })
    expect(stale).toBe(0)
  })
})
