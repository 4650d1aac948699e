import { ImpossibleEvidence, probabilityOf } from 'forkcast'
import { describe, expect, test } from 'vitest'
import {
  type PlainDistribution,
  type PlainRow,
  type PlainScenario,
  textOfDay,
} from '../reference/plainScenario.ts'
import { answerOf, disagreements } from './comparison.ts'
import type { ScenarioCase } from './scenarioArbitrary.ts'

/** Corners that drawing seldom hits, each with an answer worked out by hand; the reference is asked as well. */

const origin = 22_000
const day = (n: number): string => textOfDay(origin + n)

function scenario(rest: Partial<PlainScenario>): PlainScenario {
  return {
    forkcast: 1,
    title: 'Corner',
    origin: day(0),
    horizon: day(500),
    exhaustive: true,
    tree: { question: 'Which?', branches: { a: { p: 0.25 }, b: { p: 0.75 } } },
    ...rest,
  }
}

function seen(signal: string, rest: Partial<PlainRow> = {}): PlainRow {
  return { date: day(1), signal, ...rest }
}

/** P(a), after asking library and reference for agreement. */
function probabilityOfA(given: ScenarioCase): number {
  expect(disagreements(given)).toEqual([])
  const answer = answerOf(given)
  if (answer instanceof ImpossibleEvidence) throw answer
  return answer.outcomes.a!.probability
}

/** To the accuracy that semantics promises. */
function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12)
}

function culprits(given: ScenarioCase): (string | undefined)[] {
  expect(disagreements(given)).toEqual([])
  const answer = answerOf(given)
  if (!(answer instanceof ImpossibleEvidence)) throw new Error('possible after all')
  return answer.rows.map((row) => (row.kind === 'event' ? `row ${row.row}` : row.kind))
}

describe('evidence at the edge', () => {
  const asOf = day(400)

  test('what excludes a leaf excludes it at any age, even where its weight has underflowed to 0', () => {
    const document = scenario({ signals: { s: { likelihood: { a: 0, b: 0.5 }, halfLife: 0.01 } } })
    expect(probabilityOfA({ document, rows: [seen('s')], asOf })).toBe(0)
  })

  test('what only speaks against a leaf is forgotten by then', () => {
    const document = scenario({ signals: { s: { likelihood: { a: 0.01, b: 0.5 }, halfLife: 0.01 } } })
    near(probabilityOfA({ document, rows: [seen('s')], asOf }), 0.25)
  })

  test('a cluster whose events have all faded away counts as one event', () => {
    const document = scenario({
      signals: { s: { decibans: { a: 10 }, halfLife: 0.01, cluster: 'k' } },
      clusters: { k: { correlation: 1 } },
    })
    const rows = [seen('s', { event: 'one' }), seen('s', { event: 'two' })]
    near(probabilityOfA({ document, rows, asOf }), 0.25)
  })

  test('two like events of a fully correlated cluster weigh as one, and one without strength does not join in', () => {
    const document = scenario({
      signals: { s: { ratio: { a: 3 }, cluster: 'k' } },
      clusters: { k: { correlation: 1 } },
    })
    const rows = [
      seen('s', { event: 'one' }),
      seen('s', { event: 'two' }),
      seen('s', { event: 'three', strength: 0 }),
    ]
    // Odds of 1 to 3 become even by one event of ratio 3.
    near(probabilityOfA({ document, rows, asOf }), 0.5)
  })

  test('strength 0 says nothing, not even of the impossible', () => {
    const document = scenario({ signals: { s: { likelihood: { a: 0, b: 0.5 } } } })
    near(probabilityOfA({ document, rows: [seen('s', { strength: 0 })], asOf }), 0.25)
  })

  test('what no leaf allows is noise in so far as it is not credible, and a contradiction where it is certain', () => {
    const document = scenario({ signals: { s: { likelihood: { otherwise: 0 } } } })
    near(probabilityOfA({ document, rows: [seen('s', { credence: 0.5 })], asOf }), 0.25)
    expect(culprits({ document, rows: [seen('s')], asOf })).toEqual(['row 1'])
  })

  test('an overwhelming weight of evidence overwhelms and does not overflow', () => {
    const document = scenario({ signals: { s: { decibans: { a: 5000 } } } })
    expect(probabilityOfA({ document, rows: [seen('s', { strength: 3 })], asOf })).toBe(1)
  })

  test('a credible grade caps an overwhelming weight: c/π + 1 − c against 1 − c', () => {
    const document = scenario({ signals: { s: { decibans: { a: 5000 } } } })
    // B2 is the smaller of 0.75 and 0.70: M(a) = 0.7/0.25 + 0.3 = 3.1, M(b) = 0.3.
    const expected = (0.25 * 3.1) / (0.25 * 3.1 + 0.75 * 0.3)
    near(probabilityOfA({ document, rows: [seen('s', { grade: 'B2' })], asOf }), expected)
  })

  test('a long silence rules between rates, however improbable it is under each', () => {
    const document = scenario({ signals: { s: { rate: { a: 1000, b: 1001 }, per: 1 } } })
    // 400 days at 1 event a day more: e⁴⁰⁰ to 1 for a.
    expect(probabilityOfA({ document, rows: [], asOf })).toBe(1)
  })
})

describe('time at the edge', () => {
  test('at the horizon what had a time of its own is over, and the rest has come true', () => {
    const document = scenario({
      tree: {
        question: 'Which?',
        branches: { a: { p: 0.25 }, b: { p: 0.75, timing: { uniform: { min: 0, max: 900 } } } },
      },
    })
    expect(probabilityOfA({ document, rows: [], asOf: day(500) })).toBe(1)
  })

  test('where everything has a time of its own, nothing is left at the horizon', () => {
    const tree = { ...scenario({}).tree, timing: { exponential: { mean: 100 } } }
    expect(culprits({ document: scenario({ tree }), rows: [], asOf: day(500) })).toEqual(['survival'])
    near(probabilityOfA({ document: scenario({ tree }), rows: [], asOf: day(499) }), 0.25)
  })
})

describe('tails', () => {
  const timed = (timing: PlainDistribution): PlainScenario =>
    scenario({ tree: { ...scenario({}).tree, timing } })

  test('a memoryless timing forgets, with e⁻⁸⁰ of it left', () => {
    const forecast = answerOf({ document: timed({ exponential: { mean: 5 } }), rows: [], asOf: day(400) })
    if (forecast instanceof ImpossibleEvidence) throw forecast
    // Given nothing by day 400, day 405 is one mean away and the horizon twenty.
    near(probabilityOf(forecast, { any: ['a'], by: day(405) }), (0.25 * -Math.expm1(-1)) / -Math.expm1(-20))
    near(forecast.logCoherence, -80 + Math.log(-Math.expm1(-20)) - Math.log(-Math.expm1(-100)))
  })

  test('a timing that hardly begins before the horizon is a power of time there', () => {
    const document = timed({ weibull: { shape: 2, scale: 5e10 } })
    const forecast = answerOf({ document, rows: [], asOf: day(100) })
    if (forecast instanceof ImpossibleEvidence) throw forecast
    // F(t) is (t / scale)² to 1e-16: between 100 and 500 days, (200² − 100²) / (500² − 100²) = 1/8 by day 200.
    near(probabilityOf(forecast, { any: ['a', 'b'], by: day(200) }), 1 / 8)
  })
})

describe('impossible evidence', () => {
  const signals = {
    'not-a': { likelihood: { a: 0, otherwise: 0.5 } },
    'not-b': { likelihood: { b: 0, otherwise: 0.5 } },
  }
  const asOf = day(10)

  test('names the first of several rows that would each do', () => {
    const rows = [seen('not-b', { date: day(2) }), seen('not-a', { date: day(3) })]
    expect(culprits({ document: scenario({ signals }), rows, asOf })).toEqual(['row 1'])
  })

  test('names one row that would do rather than two', () => {
    const rows = [seen('not-a'), seen('not-a', { date: day(2) }), seen('not-b', { date: day(3) })]
    expect(culprits({ document: scenario({ signals }), rows, asOf })).toEqual(['row 3'])
  })

  test('names two rows where two are needed, in the order of their days', () => {
    const rows = [
      seen('not-b', { date: day(6) }),
      seen('not-a', { date: day(5) }),
      seen('not-b', { date: day(4) }),
      seen('not-a', { date: day(3) }),
    ]
    expect(culprits({ document: scenario({ signals }), rows, asOf })).toEqual(['row 4', 'row 2'])
  })
})
