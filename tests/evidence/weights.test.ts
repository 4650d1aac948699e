import { defineScenario, type EventRow, type SignalDocument, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/forecast/forecast.ts'

function weights(
  signals: Record<string, SignalDocument>,
  rows: readonly EventRow[],
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
  })
  return [...stateOf(update(scenario, rows, { asOf })).evidence.rowWeight]
}

describe('weightsOf', () => {
  test('halves a signal with each half-life', () => {
    const fading: SignalDocument = { ratio: { heads: 2 }, halfLife: 10 }
    const rows = [{ date: '2030-02-01', signal: 'fading' }]
    expect(weights({ fading }, rows, '2030-02-11')[0]).toBe(0.5)
    expect(weights({ fading }, rows, '2030-02-21')[0]).toBe(0.25)
    expect(weights({ fading }, rows, '2030-02-01')[0]).toBe(1)
  })

  test('keeps a weight above 0 when an event has faded below every double', () => {
    const fading: SignalDocument = { ratio: { heads: 2 }, halfLife: 0.01 }
    expect(weights({ fading }, [{ date: '2030-01-02', signal: 'fading' }])).toEqual([Number.MIN_VALUE])
  })
})
