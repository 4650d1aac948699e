import { defineScenario, type Forecast, update, weightOfEvidence } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'
import { lawOfForecasts, supposed } from './drawn.ts'

const forecast = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })

const reachOf = (given: Forecast, id: string): number =>
  given.branches[id]?.reach ?? given.outcomes[id]!.probability

describe('weightOfEvidence(forecast, a, b)', () => {
  test('is the difference of rows between two leaves: the worked example', () => {
    // rows of the worked example, dismissed − stays in nats: leak, editorial, denial, strike, press, silence, survival
    const nats = [
      0.206308228511 + 0.226685839123,
      0.250290715283 + 0.210226303315,
      0.409623118257 + 0.411734721122,
      0.510825623766 + 0.587786664902,
      -0.117890416292 - 0.12012931618,
      -6 + 2,
      -0.42568304773,
    ]
    const { prior, rows, posterior } = weightOfEvidence(forecast, 'dismissed', 'stays')
    rows.forEach(({ decibans }, i) => {
      expect(decibans).toBeCloseTo((nats[i]! * 10) / Math.LN10, 9)
    })
    expect(rows.map(({ kind, signal, cluster }) => signal ?? cluster ?? kind)).toEqual([
      ...['audit-leak', 'editorial', 'denial', 'strike', 'press', 'strike', 'survival'],
    ])
    expect(prior).toBeCloseTo(10 * Math.log10(0.139534883721 / 0.6), 9)
    expect(posterior).toBeCloseTo(10 * Math.log10(0.0330379100483 / 0.903695330748), 9)
  })

  test('changes sign with the order, adds up along a chain and to the posterior odds', () => {
    lawOfForecasts(200, ({ forecast: drawn }, choices) => {
      const given = supposed(drawn, choices) ?? drawn
      const ids = [...Object.keys(given.outcomes), ...Object.keys(given.branches)]
      const [a, b, c] = [choices.pick(ids), choices.pick(ids), choices.pick(ids)]
      const ab = weightOfEvidence(given, a, b)
      const ba = weightOfEvidence(given, b, a)
      const bc = weightOfEvidence(given, b, c)
      const ac = weightOfEvidence(given, a, c)
      const parts = (x: typeof ab) => [x.prior, x.posterior, ...x.rows.map(({ decibans }) => decibans)]
      const [xs, ys, zs] = [parts(ab), parts(bc), parts(ac)]
      expect(parts(ba).map((x) => -x + 0)).toEqual(xs.map((x) => x + 0))
      xs.forEach((x, i) => {
        const sum = x + ys[i]!
        if (Number.isFinite(sum) && Number.isFinite(zs[i]!))
          expect(Math.abs(sum - zs[i]!)).toBeLessThanOrEqual(
            1e-12 * Math.max(1, Math.abs(x), Math.abs(ys[i]!)),
          )
      })
      const total = ab.rows.reduce((sum, { decibans }) => sum + decibans, ab.prior)
      const scale = ab.rows.reduce((sum, { decibans }) => sum + Math.abs(decibans), 1)
      const possible = Number.isFinite(total) && !(ab.posterior === 0 && reachOf(given, a) === 0)
      if (possible) expect(Math.abs(total - ab.posterior)).toBeLessThanOrEqual(1e-11 * scale)
      const odds = reachOf(given, a) / reachOf(given, b)
      if (odds > 1e-200 && odds < 1e200 && given.outcomes[a] === undefined && given.outcomes[b] === undefined)
        expect(ab.posterior).toBeCloseTo(10 * Math.log10(odds), 8)
    })
  })

  test('is infinite where a row rules one of the two out, and 0 where it rules out both', () => {
    const scenario = {
      ...harbourScenario.document,
      signals: { proof: { likelihood: { stays: 0, resigns: 0, otherwise: 0.5 } } },
    }
    const known = update(defineScenario(scenario), [{ date: '2030-03-02', signal: 'proof' }])
    const of = (a: string, b: string) => weightOfEvidence(known, a, b).rows[0]!.decibans
    expect(of('stays', 'forced')).toBe(-Infinity)
    expect(of('forced', 'stays')).toBe(Infinity)
    expect(of('stays', 'resigns')).toBe(0)
  })

  test('refuses ids that are not the scenario’s', () => {
    expect(() => weightOfEvidence(forecast, 'force', 'stays')).toThrow('between: expected')
    expect(() => weightOfEvidence(forecast, 'stays', 'force')).toThrow('did you mean "forced"')
  })
})
