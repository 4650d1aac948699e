import { defineScenario, explain, type SignalDocument, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/forecast/forecast.ts'
import { modelOf } from '../../src/scenario/scenario.ts'

const size = 20_000

/** So many leaves of four outcomes, each named by a signal of its own, and an event of each signal. */
function manySignals() {
  const ids = Array.from({ length: size }, (_, leaf) => `leaf${leaf}`)
  const branches = ids.map((id, leaf) => [id, { weight: 1, outcome: `outcome${leaf % 4}` }] as const)
  const scenario = defineScenario({
    forkcast: 1,
    title: 'many',
    origin: '2030-01-01',
    horizon: '2030-12-31',
    exhaustive: true,
    tree: { branches: Object.fromEntries(branches) },
    signals: Object.fromEntries(ids.map((id): [string, SignalDocument] => [id, { ratio: { [id]: 3 } }])),
  })
  const rows = ids.map((signal) => ({ date: '2030-02-01', signal }))
  return { scenario, rows }
}

describe('rows of 20,000 signals that tell 20,000 leaves apart one by one', () => {
  const { scenario, rows } = manySignals()
  const forecast = update(scenario, rows)

  test('are two numbers each, in tables and in rows', () => {
    const { signals, classes } = modelOf(scenario)
    expect(classes.count).toBe(size)
    const { factors } = stateOf(forecast).evidence
    expect(factors).toHaveLength(size)
    const numbers = [...signals.map(({ ofLeaf }) => ofLeaf), ...factors.map(({ values }) => values)]
    expect(numbers.reduce((sum, { values }) => sum + values.length, 0)).toBe(4 * size)
    // a leaf in the column of each signal would be 1.6 GB
    expect(process.memoryUsage().arrayBuffers).toBeLessThan(300e6)
  })

  test('leave the odds as they were where each leaf has its own event', () => {
    expect(forecast.outcomes.outcome0?.probability).toBeCloseTo(0.25, 12)
  })

  test('explain what a hundred of them did', () => {
    const { days, leaveOneOut } = explain(update(scenario, rows.slice(0, 100)))
    expect(days[1]?.steps).toHaveLength(100)
    expect(leaveOneOut.events).toHaveLength(100)
  })
}, 60_000)
