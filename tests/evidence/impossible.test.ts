import { defineScenario, type EventRow, ImpossibleEvidence, update } from 'forkcast'
import { describe, expect, test } from 'vitest'

const scenario = defineScenario({
  forkcast: 1,
  title: 'culprits',
  origin: '2030-01-01',
  horizon: '2030-12-31',
  exhaustive: true,
  tree: {
    branches: { red: { p: 0.5 }, green: { p: 0.5, timing: { empirical: [10, 20] } }, blue: { p: 0 } },
  },
  signals: {
    'not-red': { ratio: { red: 0 } },
    'not-green': { ratio: { green: 0 } },
    nothing: { likelihood: { otherwise: 0 } },
  },
})

function culprits(rows: readonly EventRow[], asOf = '2030-01-05') {
  try {
    update(scenario, rows, { asOf })
  } catch (error) {
    if (error instanceof ImpossibleEvidence) return error
    throw error
  }
  return undefined
}

describe('ImpossibleEvidence', () => {
  test('is not thrown while a leaf is left, nor for a leaf without prior', () => {
    expect(culprits([{ date: '2030-01-02', signal: 'not-red' }])).toBeUndefined()
  })

  test('names the smallest set of rows without which a leaf would be left', () => {
    const error = culprits([
      { date: '2030-01-02', signal: 'not-red' },
      { date: '2030-01-03', signal: 'not-red' },
      { date: '2030-01-04', signal: 'not-green', event: 'x' },
    ])
    expect(error?.rows).toEqual([
      { kind: 'event', signal: 'not-green', date: '2030-01-04', event: 'x', row: 3 },
    ])
    expect(error?.message).toContain('"not-green" on 2030-01-04 (event "x", row 3)')
  })

  test('names the first of equally small sets', () => {
    const error = culprits([
      { date: '2030-01-04', signal: 'not-green' },
      { date: '2030-01-03', signal: 'not-red' },
    ])
    expect(error?.rows).toEqual([{ kind: 'event', signal: 'not-red', date: '2030-01-03', row: 2 }])
  })

  test('blames survival where the days have passed', () => {
    expect(culprits([{ date: '2030-01-03', signal: 'not-red' }], '2030-12-31')?.rows).toEqual([
      { kind: 'event', signal: 'not-red', date: '2030-01-03', row: 1 },
    ])
    expect(
      culprits(
        [
          { date: '2030-01-03', signal: 'not-red' },
          { date: '2030-01-04', signal: 'not-red' },
        ],
        '2030-12-31',
      )?.rows,
    ).toEqual([{ kind: 'survival' }])
  })

  test('excludes at any age, and for a base rate of 0 everything', () => {
    expect(culprits([{ date: '2030-01-02', signal: 'nothing' }])?.rows).toHaveLength(1)
    expect(culprits([{ date: '2030-01-02', signal: 'nothing', credence: 0.9 }])).toBeUndefined()
  })
})
