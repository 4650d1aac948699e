import fc from 'fast-check'
import { type Comparison, compare, defineScenario, type Forecast, ImpossibleEvidence, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'
import { harbour, harbourRows } from '../fixtures/harbour.ts'
import { choicesOf, streams } from '../properties/choices.ts'
import { possibly } from '../properties/comparison.ts'
import { scenarioCases } from '../properties/scenarioArbitrary.ts'
import { dayOf, textOfDay } from '../reference/plainScenario.ts'
import { drawnForecast, forecastOf, lawOfForecasts, supposed } from './drawn.ts'

/** Sums of the steps that are not the difference of the two forecasts. */
function faultsOf({ outcomes, steps }: Comparison): string[] {
  return Object.entries(outcomes).flatMap(([id, { a, b, points }]) => {
    const sum = steps.reduce((total, { moves }) => total + moves[id]!.points, 0) / 100
    const difference = (b ?? 0) - (a ?? 0)
    const wrong = Math.abs(sum - difference) > 1e-12 || Math.abs(points / 100 - difference) > 1e-15
    return wrong ? [`${id}: ${sum}, not ${difference}`] : []
  })
}

function plainBits(a: Forecast, b: Forecast): number {
  let bits = 0
  for (const [id, { probability: q }] of Object.entries(b.outcomes))
    if (q > 0) bits += q * Math.log2(q / (a.outcomes[id]?.probability ?? 0))
  return bits
}

function expectSound(a: Forecast, b: Forecast): void {
  const comparison = compare(a, b)
  expect(faultsOf(comparison)).toEqual([])
  const back = compare(b, a)
  expect(faultsOf(back)).toEqual([])
  expect(back.totalVariation).toBeCloseTo(comparison.totalVariation, 14)
  expect(back.onlyInA).toEqual(comparison.onlyInB)
  const ids = Object.keys(comparison.outcomes)
  const apart = ids.reduce(
    (sum, id) => sum + Math.abs((a.outcomes[id]?.probability ?? 0) - (b.outcomes[id]?.probability ?? 0)),
    0,
  )
  expect(comparison.totalVariation).toBeCloseTo(apart / 2, 12)
  const bits = plainBits(a, b)
  if (Number.isFinite(bits)) expect(comparison.bits).toBeCloseTo(bits, 10)
  else expect(comparison.bits).toBe(bits)
}

describe('compare(a, b)', () => {
  test('has steps that add up between two days of one log, with conditions or without', () => {
    lawOfForecasts(150, ({ document, rows, forecast }, choices) => {
      const day = choices.int(dayOf(document.origin), dayOf(document.horizon))
      const other = possibly(() => forecastOf(document, rows, textOfDay(day)))
      if (other instanceof ImpossibleEvidence) return
      expectSound(other, choices.chance(50) ? forecast : (supposed(forecast, choices) ?? forecast))
    })
  })

  test('has steps that add up between any two scenarios and logs', () => {
    fc.assert(
      fc.property(scenarioCases(), scenarioCases(), streams(), (one, two, stream) => {
        const a = drawnForecast(one)?.forecast
        const b = drawnForecast(two)?.forecast
        if (!a || !b) return
        const choices = choicesOf(stream)
        expectSound(a, supposed(b, choices) ?? b)
      }),
      { seed: 6, numRuns: 150 },
    )
  })

  test('is nothing between a forecast and itself, made twice', () => {
    lawOfForecasts(50, ({ document, rows, asOf, forecast }) => {
      const { steps, totalVariation, bits, movers, onlyInA } = compare(
        forecast,
        forecastOf(document, rows, asOf),
      )
      expect({ steps: steps.length, totalVariation, bits, movers: movers.length }).toEqual({
        steps: 0,
        totalVariation: 0,
        bits: 0,
        movers: 0,
      })
      expect(onlyInA).toEqual({ outcomes: [], branches: [], signals: [], events: [] })
    })
  })

  const asOf = '2030-04-30'
  const forecast = update(harbourScenario, harbourLog, { asOf })

  test('names the days’ news, and orders the movers', () => {
    const earlier = update(harbourScenario, harbourLog, { asOf: '2030-03-15' })
    const { a, b, outcomes, movers, onlyInA, onlyInB, steps } = compare(earlier, forecast)
    expect([a.asOf, b.asOf]).toEqual(['2030-03-15', asOf])
    expect(outcomes.stays!.points).toBeCloseTo(
      (forecast.outcomes.stays!.probability - earlier.outcomes.stays!.probability) * 100,
      12,
    )
    expect(movers).toEqual(['stays', 'resigns', 'forced'])
    expect(onlyInA.events).toEqual([])
    expect(onlyInB.events.map(({ signal }) => signal)).toEqual(['editorial', 'denial', 'strike'])
    expect(
      steps.map(({ cause, signal, cluster }) => [cause, signal ?? cluster].filter(Boolean).join(' ')),
    ).toEqual([
      ...['fading audit-leak', 'silence strike', 'survival', 'news editorial', 'news denial', 'news strike'],
      'cluster press',
    ])
  })

  test('says that rows are absent from a log, or were retracted in it', () => {
    const short = harbourRows.filter(({ signal }) => signal !== 'editorial')
    const retracted = harbourRows.map((row) =>
      row.signal === 'editorial' ? { ...row, retracted: '2030-04-01' } : row,
    )
    const causes = (log: typeof harbourRows) =>
      compare(forecast, update(harbourScenario, log, { asOf })).steps.map(({ cause }) => cause)
    expect(causes(short)).toEqual(['absence', 'cluster'])
    expect(causes(retracted)).toEqual(['retraction', 'cluster'])
  })

  test('tells a change of prior from a change of what signals say, and both from new branches', () => {
    const base = update(defineScenario(harbour), harbourRows, { asOf })
    const { leaves, stays } = harbour.tree.branches!
    const prior = defineScenario({
      ...harbour,
      tree: { ...harbour.tree, branches: { stays: stays!, leaves: { ...leaves!, p: 0.5 } } },
    })
    const causes = ({ steps }: Comparison) =>
      steps.map(({ cause, signal }) => [cause, signal].filter(Boolean).join(' '))
    // another prior is another base rate, by which a false report is judged
    expect(causes(compare(base, update(prior, harbourRows, { asOf })))).toEqual([
      'prior',
      'likelihood audit-leak',
      'likelihood denial',
      'cluster',
    ])
    const signals = { ...harbour.signals, denial: { likelihood: { stays: 0.9, otherwise: 0.5 } } }
    const other = defineScenario({ ...harbour, signals })
    expect(causes(compare(base, update(other, harbourRows, { asOf })))).toEqual(['likelihood denial'])
    const wider = defineScenario({
      ...harbour,
      tree: { ...harbour.tree, branches: { stays: stays!, leaves: leaves!, splits: { p: 0.1 } } },
    })
    const comparison = compare(base, update(wider, harbourRows, { asOf }))
    expect(comparison.onlyInB).toEqual({
      outcomes: ['splits'],
      branches: ['splits'],
      signals: [],
      events: [],
    })
    expect(comparison.outcomes.splits!.a).toBe(null)
    expect(comparison.bits).toBe(Infinity)
    expect(comparison.branches.splits).toEqual({ a: null, b: comparison.outcomes.splits!.b })
    expect(causes(comparison)[0]).toBe('prior')
  })
})
