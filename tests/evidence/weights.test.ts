import { defineScenario, type EventRow, type SignalDocument, update } from 'forkcast'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../../src/forecast/forecast.ts'

function weights(
  signals: Record<string, SignalDocument>,
  rows: readonly EventRow[],
  correlation = 0.5,
  asOf = '2030-12-31',
): number[] {
  const scenario = defineScenario({
    forkcast: 1,
    title: 'coin',
    origin: '2030-01-01',
    horizon: '2030-12-31',
    exhaustive: true,
    tree: { branches: { heads: { p: 0.5 }, tails: { p: 'rest' } } },
    signals,
    clusters: { one: { correlation } },
  })
  return [...stateOf(update(scenario, rows, { asOf })).evidence.rowWeight]
}

const clustered: SignalDocument = { ratio: { heads: 2 }, cluster: 'one' }

describe('weightsOf', () => {
  it('halves a signal with each half-life', () => {
    const fading: SignalDocument = { ratio: { heads: 2 }, halfLife: 10 }
    const rows = [{ date: '2030-02-01', signal: 'fading' }]
    expect(weights({ fading }, rows, 0, '2030-02-11')[0]).toBe(0.5)
    expect(weights({ fading }, rows, 0, '2030-02-21')[0]).toBe(0.25)
    expect(weights({ fading }, rows, 0, '2030-02-01')[0]).toBe(1)
  })

  it('gives k like events of one cluster the weight of k / (1 + (k − 1)·ρ)', () => {
    const rows = [1, 2, 3, 4].map((day) => ({ date: `2030-02-0${day}`, signal: 'clustered' }))
    for (const correlation of [0, 0.3, 1]) {
      const each = 1 / (1 + 3 * correlation)
      expect(weights({ clustered }, rows, correlation)).toEqual(
        [each, each, each, each].map((w) => expect.closeTo(w, 14)),
      )
    }
  })

  it('counts events by credence: one sure and one that hardly is are hardly more than one', () => {
    const rows = [
      { date: '2030-02-01', signal: 'clustered' },
      { date: '2030-02-02', signal: 'clustered', credence: 0.01 },
    ]
    const n = 1.01 ** 2 / (1 + 0.01 ** 2)
    expect(weights({ clustered }, rows)[0]).toBeCloseTo(1 / (1 + (n - 1) * 0.5), 14)
  })

  it('leaves events of strength 0 out of the count', () => {
    const rows = [
      { date: '2030-02-01', signal: 'clustered' },
      { date: '2030-02-02', signal: 'clustered', strength: 0 },
    ]
    expect(weights({ clustered }, rows)[0]).toBe(1)
  })

  it('keeps a weight above 0 when an event has faded below every double', () => {
    const fading: SignalDocument = { ratio: { heads: 2 }, halfLife: 0.01, cluster: 'one' }
    expect(weights({ fading }, [{ date: '2030-01-02', signal: 'fading' }])).toEqual([Number.MIN_VALUE])
  })
})
