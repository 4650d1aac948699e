import { explain, type Forecast, timeline, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'
import { forecastOf, lawOfForecasts, supposed } from './drawn.ts'

const close = (a: number, b: number, tolerance = 1e-12) => Math.abs(a - b) <= tolerance

/** Every outcome of which the steps do not add up to posterior − prior, and every day at odds with the replay. */
function faultsOf(forecast: Forecast, replay: (asOf: string) => Forecast | undefined): string[] {
  const explanation = explain(forecast)
  const found: string[] = []
  const steps = explanation.days.flatMap((day) => day.steps)
  for (const [id, { prior, probability }] of Object.entries(forecast.outcomes)) {
    const points = steps.reduce((sum, step) => sum + step.moves[id]!.points, 0)
    if (!close(points / 100, probability - prior)) found.push(`${id}: ${points} points`)
    const decibans = steps.reduce((sum, step) => sum + step.moves[id]!.decibans, 0)
    const whole = explanation.outcomes[id]!
    if (Number.isFinite(decibans) && !close(decibans, whole.decibans, 1e-8 * Math.max(1, Math.abs(decibans))))
      found.push(`${id}: ${decibans} decibans, not ${whole.decibans}`)
    if (whole.probability !== probability || whole.prior !== prior) found.push(`${id}: other ends`)
  }
  const last = explanation.days.at(-1)!
  for (const day of explanation.days) {
    const expected = day === last ? forecast : replay(day.asOf)
    if ((expected === undefined) !== (day.impossible === true)) found.push(`${day.asOf} is possible or not`)
    if (expected === undefined) continue
    for (const [id, { probability }] of Object.entries(expected.outcomes))
      if (!close(day.probabilities[id]!, probability))
        found.push(`${id} on ${day.asOf}: ${day.probabilities[id]}, replayed ${probability}`)
  }
  return found
}

describe('explain(forecast)', () => {
  test('has steps that add up to posterior − prior, through the forecast of every day of the log', () => {
    lawOfForecasts(200, ({ document, rows, forecast }) => {
      const replay = (asOf: string) => {
        try {
          return forecastOf(document, rows, asOf)
        } catch {
          return undefined
        }
      }
      expect(faultsOf(forecast, replay)).toEqual([])
    })
  })

  test('adds up with conditions and marginals too, which come last', () => {
    let supposedOnes = 0
    lawOfForecasts(150, ({ document, rows, forecast }, choices) => {
      const given = supposed(forecast, choices)
      const twice = given && (supposed(given, choices) ?? given)
      if (!twice) return
      supposedOnes++
      const replay = (asOf: string) => {
        try {
          return forecastOf(document, rows, asOf)
        } catch {
          return undefined
        }
      }
      expect(faultsOf(twice, replay)).toEqual([])
    })
    expect(supposedOnes).toBeGreaterThan(50)
  })

  const forecast = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })

  test('tells days in order, on each day causes in order', () => {
    const told = explain(forecast).days.map(({ asOf, steps }) => [
      asOf,
      ...steps.map(({ cause, signal, cluster, event }) =>
        [cause, event ?? signal ?? cluster].filter(Boolean).join(' '),
      ),
    ])
    expect(told).toEqual([
      ['2030-03-01'],
      ['2030-03-11', 'silence strike', 'survival', 'news leak'],
      ['2030-03-14', 'fading audit-leak', 'silence strike', 'survival', 'news leak'],
      ['2030-03-20', 'fading audit-leak', 'silence strike', 'survival', 'news editorial', 'cluster press'],
      ['2030-03-25', 'fading audit-leak', 'silence strike', 'survival', 'news denial'],
      ['2030-04-02', 'fading audit-leak', 'silence strike', 'survival', 'news strike'],
      ['2030-04-30', 'fading audit-leak', 'silence strike', 'survival', 'cluster press'],
    ])
  })

  test('moves odds between two leaves by exactly the difference of their rows', () => {
    // one untempered event: 10·log₁₀ of its likelihood ratio of stays against everything else
    const denial = update(
      harbourScenario,
      [{ date: '2030-03-01', reported: '2030-03-02', signal: 'denial' }],
      {
        asOf: '2030-03-02',
      },
    )
    expect(
      explain(denial)
        .days.at(-1)!
        .steps.map(({ cause }) => cause),
    ).toEqual(['silence', 'survival'])
    const known = update(harbourScenario, [{ date: '2030-03-02', signal: 'denial' }], { asOf: '2030-03-02' })
    const step = explain(known)
      .days.at(-1)!
      .steps.find(({ cause }) => cause === 'news')!
    expect(step.moves.stays!.decibans).toBeCloseTo(10 * Math.log10(0.8 / 0.5), 10)
  })

  test('tells of branches where they are asked for', () => {
    const { outcomes, days } = explain(forecast, { branches: ['leaves'] })
    expect(Object.keys(outcomes)).toEqual(['stays', 'resigns', 'forced', 'leaves'])
    expect(outcomes.leaves!.probability).toBeCloseTo(forecast.branches.leaves!.reach, 14)
    const sum = days
      .flatMap(({ steps }) => steps)
      .reduce((total, { moves }) => total + moves.leaves!.points, 0)
    expect(sum).toBeCloseTo((forecast.branches.leaves!.reach - 0.4) * 100, 10)
    expect(() => explain(forecast, { branches: ['leavs'] })).toThrow('did you mean "leaves"')
  })

  test('agrees with the timeline on days without change', () => {
    const days = timeline(harbourScenario, harbourLog, { to: '2030-04-30' })
    const explained = explain(forecast).days
    expect(explained.map(({ asOf }) => asOf)).toEqual([...days.map(({ asOf }) => asOf), '2030-04-30'])
  })

  test('is JSON, and refuses a copy of a forecast', () => {
    const text = JSON.stringify(explain(forecast))
    expect(Object.keys(JSON.parse(text))).toEqual([
      'title',
      'origin',
      'asOf',
      'horizon',
      'outcomes',
      'days',
      'leaveOneOut',
    ])
    expect(() => explain({ ...forecast })).toThrow('no live forecast')
  })
})
