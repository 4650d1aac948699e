import { type Forecast, leaveOneOut, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/forecast/forecast.ts'
import { forecastFrom } from '../../src/forecast/posterior.ts'
import { valueAt } from '../../src/numeric/sparse.ts'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'
import { type DrawnForecast, forecastOf, lawOfForecasts, rowsWithoutEvent, supposed } from './drawn.ts'

/** By how much an entry's probabilities differ from those of a forecast made without it. */
function gap({ outcomes }: ReturnType<typeof leaveOneOut>['events'][number], without: Forecast): number {
  const gaps = Object.entries(without.outcomes).map(([id, { probability }]) =>
    Math.abs(outcomes[id]!.without - probability),
  )
  return Math.max(...gaps)
}

/** The largest gap of all entries. */
function largestGap(drawn: DrawnForecast, given: Forecast, like: (without: Forecast) => Forecast): number {
  const { document, rows, asOf } = drawn
  const left = leaveOneOut(given)
  const { events, sources, clusters, signals } = left
  const signalsOf = (cluster: string) =>
    Object.entries(document.signals ?? {}).flatMap(([id, signal]) => (signal.cluster === cluster ? [id] : []))
  const without = (kept: typeof rows) => like(forecastOf(document, kept, asOf))
  const gaps = [
    ...events.map((entry) => gap(entry, without(rowsWithoutEvent(drawn, entry)))),
    ...sources.map((entry) => gap(entry, without(rows.filter(({ source }) => source !== entry.source)))),
    ...clusters.map((entry) => {
      const ids = signalsOf(entry.cluster!)
      return gap(entry, without(rows.filter(({ signal }) => !ids.includes(signal))))
    }),
    ...signals.map((entry) => {
      const { [entry.signal!]: _, ...others } = document.signals ?? {}
      const kept = rows.filter(({ signal }) => signal !== entry.signal)
      return gap(entry, like(forecastOf({ ...document, signals: others }, kept, asOf)))
    }),
  ]
  return Math.max(0, ...gaps)
}

describe('leaveOneOut(forecast)', () => {
  test('is the forecast updated without each event, source, cluster and signal, to 1e-12', () => {
    lawOfForecasts(120, (drawn) => {
      expect(largestGap(drawn, drawn.forecast, (forecast) => forecast)).toBeLessThanOrEqual(1e-12)
    })
  })

  test('keeps what was supposed as it is', () => {
    lawOfForecasts(100, (drawn, choices) => {
      const given = supposed(drawn.forecast, choices)
      if (!given) return
      const { conditions, happened, evidence } = stateOf(given)
      const like = (forecast: Forecast) => {
        const { probability: _, logCoherence: __, ...parts } = stateOf(forecast)
        if (happened === undefined) return forecastFrom({ ...parts, conditions })
        const factors = parts.evidence.factors.filter(({ kind }) => kind !== 'survival')
        const total = evidence.total.map((_, k) =>
          factors.reduce(
            (sum, { values }, f) => sum + parts.evidence.factorWeight[f]! * valueAt(values, k),
            0,
          ),
        )
        return forecastFrom({ ...parts, conditions, happened, evidence: { ...parts.evidence, total } })
      }
      if (Object.keys(drawn.document.signals ?? {}).length > 1) return
      expect(largestGap(drawn, given, like)).toBeLessThanOrEqual(1e-12)
    })
  })

  const forecast = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })

  test('puts the largest first and says how many events each concerns', () => {
    const { events, sources, clusters, signals } = leaveOneOut(forecast)
    for (const entries of [events, sources, clusters, signals])
      expect(entries.map(({ totalVariation }) => totalVariation)).toEqual(
        entries.map(({ totalVariation }) => totalVariation).sort((a, b) => b - a),
      )
    expect(events.map(({ signal }) => signal).sort()).toEqual(['audit-leak', 'denial', 'editorial', 'strike'])
    expect(sources.map(({ source, events: count }) => [source, count]).sort()).toEqual([
      ['gazette', 1],
      ['radio', 1],
    ])
    expect(clusters.map(({ cluster, events: count }) => [cluster, count])).toEqual([['press', 2]])
    expect(signals.find(({ signal }) => signal === 'strike')!.totalVariation).toBeGreaterThan(0.1)
  })

  test('keeps its digits where one event outweighs its cluster by far', () => {
    const log = [
      { date: '2030-03-02', signal: 'editorial', event: 'a', credence: 1e-9 },
      { date: '2030-03-02', signal: 'editorial', event: 'b', credence: 2e-9 },
      { date: '2030-03-03', signal: 'audit-leak', event: 'c', credence: 1 },
    ]
    const whole = update(harbourScenario, log, { asOf: '2030-04-30' })
    for (const entry of leaveOneOut(whole).events) {
      const rest = log.filter(({ event }) => event !== entry.event)
      const without = update(harbourScenario, rest, { asOf: '2030-04-30' })
      expect(entry.outcomes.forced!.without).toBeCloseTo(without.outcomes.forced!.probability, 14)
    }
  })
})
