import fc from 'fast-check'
import { condition, type EventRow, logEvidence, NotLiveError, setMarginal } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { forecastOf, type Parts } from '../simulation/forecasts.ts'

const two: Parts['tree'] = { branches: { a: { p: 0.3 }, b: { p: 'rest' } } }
const look: NonNullable<Parts['signals']> = { look: { likelihood: { a: 0.8, b: 0.4 } } }
const seen: EventRow = { date: '2030-03-10', signal: 'look' }
const missed: EventRow = { date: '2030-03-20', signal: 'look', observed: false }
const day60 = '2030-04-30'

const evidenceOf = (...args: Parameters<typeof forecastOf>): number =>
  logEvidence(forecastOf(...args)).logEvidence!

describe('logEvidence(forecast)', () => {
  test('is 0 of an empty log where nothing can be silent or survive', () => {
    expect(logEvidence(forecastOf({ tree: two, signals: look }))).toEqual({
      logEvidence: expect.closeTo(0, 15),
      basis: 'exact',
    })
  })

  test('of two looks is ln of the probability of both, worked by hand', () => {
    // seen 0.3 · 0.8 + 0.7 · 0.4; and then not: 0.3 · 0.8 · 0.2 + 0.7 · 0.4 · 0.6
    expect(evidenceOf({ tree: two, signals: look }, [seen], day60)).toBeCloseTo(Math.log(0.52), 14)
    expect(evidenceOf({ tree: two, signals: look }, [seen, missed], day60)).toBeCloseTo(Math.log(0.216), 14)
  })

  test('of a Poisson process is the density of its arrivals with its silence, worked by hand', () => {
    const signals: Parts['signals'] = { strike: { rate: { a: 3, b: 1 }, per: 30 } }
    const rows = ['2030-03-05', '2030-04-02'].map((date) => ({ date, signal: 'strike' }))
    // in 60 days 6 are expected under a, 2 under b; a tenth a day and a thirtieth
    expect(evidenceOf({ tree: two, signals }, [], day60)).toBeCloseTo(
      Math.log(0.3 * Math.exp(-6) + 0.7 * Math.exp(-2)),
      14,
    )
    expect(evidenceOf({ tree: two, signals }, rows, day60)).toBeCloseTo(
      Math.log((0.3 * Math.exp(-6)) / 100 + (0.7 * Math.exp(-2)) / 900),
      13,
    )
  })

  test('does not depend on the days that a rate is stated for', () => {
    const rows = [{ date: '2030-03-05', signal: 'strike' }]
    const stated = (a: number, b: number, per: number) =>
      evidenceOf({ tree: two, signals: { strike: { rate: { a, b }, per } } }, rows, day60)
    expect(stated(3, 1, 30)).toBeCloseTo(stated(36, 12, 360), 13)
  })

  // D. M. Eddy, in Kahneman, Slovic and Tversky (1982), pp. 252-254: prior 0.01, 0.79 against 0.096, posterior 0.077
  test('is the denominator of Eddy’s mammogram', () => {
    const parts: Parts = {
      tree: { branches: { ill: { p: 0.01 }, well: { p: 0.99 } } },
      signals: { look: { likelihood: { ill: 0.79, well: 0.096 } } },
    }
    const forecast = forecastOf(parts, [seen], day60)
    expect(logEvidence(forecast).logEvidence).toBeCloseTo(Math.log(0.0079 + 0.09504), 14)
    expect(forecast.outcomes.ill!.probability).toBeCloseTo(0.077, 3)
  })

  test('is ln Σ π Π L, written out leaf by leaf', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    const rate = fc.double({ min: 0.1, max: 20, noNaN: true })
    fc.assert(
      fc.property(
        fc.tuple(share, share, share, share),
        fc.tuple(rate, rate, rate),
        fc.integer({ min: 1, max: 90 }),
        fc.array(fc.boolean(), { maxLength: 30 }),
        fc.integer({ min: 0, max: 20 }),
        (shares, rates, per, looks, arrivals) => {
          const [p, first, second, third] = shares
          const likelihood = { a: first, c: second, d: third }
          const byLeaf = { a: rates[0], c: rates[1], d: rates[2] }
          const parts: Parts = {
            tree: {
              branches: {
                a: { p, timing: { uniform: { min: 0, max: 300 } } },
                b: { p: 'rest', branches: { c: { p: 0.25 }, d: { p: 0.75 } } },
              },
            },
            signals: { look: { likelihood }, strike: { rate: byLeaf, per } },
          }
          const rows: EventRow[] = [
            ...looks.map((observed, i) => ({ ...seen, event: `look ${i}`, observed })),
            ...Array.from({ length: arrivals }, (_, i) => ({
              date: '2030-04-02',
              signal: 'strike',
              event: `strike ${i}`,
            })),
          ]
          const direct = (prior: number, leaf: 'a' | 'c' | 'd', survival: number) => {
            let weight = Math.log(prior) + Math.log(survival)
            for (const observed of looks)
              weight += Math.log(observed ? likelihood[leaf] : 1 - likelihood[leaf])
            return weight + arrivals * Math.log(byLeaf[leaf] / per) - (byLeaf[leaf] * 60) / per
          }
          const weights = [
            direct(p, 'a', 240 / 300),
            direct((1 - p) * 0.25, 'c', 1),
            direct((1 - p) * 0.75, 'd', 1),
          ]
          const most = Math.max(...weights)
          const expected = most + Math.log(weights.reduce((sum, w) => sum + Math.exp(w - most), 0))
          // some 80 logarithms of up to 7 and a silence of up to 1,200, each to a last bit
          expect(Math.abs(evidenceOf(parts, rows, day60) - expected)).toBeLessThan(1e-11)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('adds up look by look: each counts with its probability under what was believed before it', () => {
    const before = forecastOf({ tree: two, signals: look }, [seen], day60)
    const predicted = 0.2 * before.outcomes.a!.probability + 0.6 * before.outcomes.b!.probability
    expect(evidenceOf({ tree: two, signals: look }, [seen, missed], day60)).toBeCloseTo(
      logEvidence(before).logEvidence! + Math.log(predicted),
      14,
    )
  })

  test('prefers the tree that foresaw the log', () => {
    const other: Parts['tree'] = { branches: { a: { p: 0.9 }, b: { p: 'rest' } } }
    expect(evidenceOf({ tree: other, signals: look }, [seen], day60)).toBeGreaterThan(
      evidenceOf({ tree: two, signals: look }, [seen], day60),
    )
  })

  test('is a plug-in where parameters enter, and exact with counted splits', () => {
    const uncertain: Parts['signals'] = {
      look: { likelihood: { a: { beta: { alpha: 4, beta: 1 } }, b: 0.4 } },
    }
    expect(logEvidence(forecastOf({ tree: two, signals: uncertain }, [seen], day60))).toHaveProperty(
      'basis',
      'plug-in',
    )
    const counted: Parts['tree'] = { branches: { a: { count: 3 }, b: { count: 1 } } }
    const exact = logEvidence(forecastOf({ tree: counted, signals: look }, [seen], day60))
    expect(exact).toEqual({
      logEvidence: expect.closeTo(Math.log(0.7 * 0.8 + 0.3 * 0.4), 14),
      basis: 'exact',
    })
  })

  const row = 'row 1, "look" on 2030-03-10, '
  test.each<[string, NonNullable<Parts['signals']>, Partial<EventRow>, string]>([
    ['a ratio', { look: { ratio: { a: 2 } } }, {}, 'is stated as a ratio'],
    ['decibans', { look: { decibans: { a: 2 } } }, {}, 'is stated as decibans'],
    ['a half-life', { look: { ...look.look!, halfLife: 30 } }, {}, 'has a half-life'],
    ['a cluster', { look: { ...look.look!, cluster: 'press' } }, {}, 'is in a cluster'],
    ['a credence', look, { credence: 0.9 }, 'has the credence 0.9'],
    ['a grade', look, { grade: 'B1' }, 'has the credence 0.75'],
    ['a strength', look, { strength: 2 }, 'has the strength 2'],
  ])('is null with %s, and says which row has it', (_, signals, more, reason) => {
    const parts: Parts = { tree: two, signals, clusters: { press: { correlation: 0.5 } } }
    const found = logEvidence(forecastOf(parts, [{ ...seen, ...more }, missedIfLook(signals)], day60))
    expect(found).toEqual({ logEvidence: null, reason: expect.stringContaining(row + reason) })
  })

  test('is null once something is supposed or set', () => {
    const forecast = forecastOf({ tree: two, signals: look }, [seen], day60)
    expect(logEvidence(condition(forecast, { observe: ['a'] }))).toEqual({
      logEvidence: null,
      reason: '"observe a" was supposed, and is not in the log',
    })
    expect(logEvidence(setMarginal(forecast, 'a', 0.5)).logEvidence).toBeNull()
  })

  test('refuses a copy', () => {
    expect(() => logEvidence({ ...forecastOf({ tree: two }) })).toThrow(NotLiveError)
  })
})

/** A second row, which must not be the one that is named. */
function missedIfLook(signals: NonNullable<Parts['signals']>): EventRow {
  return 'likelihood' in signals.look! ? missed : { ...seen, date: '2030-03-20' }
}
