import { expect, test } from 'vitest'
import type { PlainRow, PlainScenario } from './plainScenario.ts'
import { type ReferenceEventRow, referenceForecast } from './referenceForecast.ts'

/** The harbour case that the design carries through every formula, number by number. */
const harbour: PlainScenario = {
  forkcast: 1,
  title: 'harbour',
  origin: '2030-03-01',
  horizon: '2030-12-26',
  exhaustive: true,
  tree: {
    question: 'Does the director leave?',
    branches: {
      stays: { p: 'rest' },
      leaves: {
        p: 0.4,
        timing: { weibull: { shape: 1.3, scale: 120 } },
        question: 'How?',
        branches: {
          resigns: { count: 12 },
          dismissed: { count: 7, outcome: 'forced' },
          arrested: { count: 1, outcome: 'forced' },
        },
      },
    },
  },
  signals: {
    'audit-leak': { ratio: { leaves: 2.5, arrested: 4 }, halfLife: 60, cluster: 'press' },
    editorial: { decibans: { leaves: 2 }, cluster: 'press' },
    denial: { likelihood: { stays: 0.8, otherwise: 0.5 } },
    strike: { rate: { leaves: 3, otherwise: 1 }, per: 30 },
  },
  clusters: { press: { correlation: 0.4 } },
}

const rows: PlainRow[] = [
  { date: '2030-03-11', signal: 'audit-leak', event: 'leak', source: 'gazette', grade: 'B2' },
  {
    date: '2030-03-12',
    reported: '2030-03-14',
    signal: 'audit-leak',
    event: 'leak',
    source: 'radio',
    credence: 0.5,
  },
  { date: '2030-03-20', signal: 'editorial' },
  { date: '2030-03-25', signal: 'denial', observed: false, credence: 0.9 },
  { date: '2030-04-02', signal: 'strike' },
  { date: '2030-02-20', signal: 'denial' },
  { date: '2030-06-01', signal: 'strike' },
]

const forecast = referenceForecast(harbour, rows, '2030-04-30')

/** The page prints twelve significant digits. */
function printed(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(5.1e-12 * Math.abs(expected))
}

function printedAll(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length)
  actual.forEach((value, i) => {
    printed(value, expected[i]!)
  })
}

function eventOf(signal: string): ReferenceEventRow {
  return forecast.rows.find((row) => row.kind === 'event' && row.signal === signal) as ReferenceEventRow
}

test('four events are used, row 6 lies before the origin and row 7 is not yet known', () => {
  expect(forecast.T).toBe(60)
  expect(forecast.H).toBe(300)
  expect(forecast.used).toBe(4)
  expect(forecast.log.ignored).toEqual([
    { row: 6, signal: 'denial', reason: 'before-origin' },
    { row: 7, signal: 'strike', reason: 'not-yet-known' },
  ])
})

test('the prior of the leaves is the product of the shares on their paths', () => {
  expect(forecast.leaves.map((leaf) => leaf.id)).toEqual(['stays', 'resigns', 'dismissed', 'arrested'])
  printedAll(
    forecast.leaves.map((leaf) => leaf.prior),
    [0.6, 0.232558139535, 0.139534883721, 0.0279069767442],
  )
})

test('the leak is corroborated and fades', () => {
  const leak = eventOf('audit-leak')
  printed(leak.event.credence, 0.85)
  expect(leak.age).toBe(50)
  printed(leak.u, 0.561231024154687)
  printedAll(leak.G, [1, 2.5, 2.5, 4])
  printed(leak.G0, 1.64186046512)
  printedAll(leak.M, [0.667705382436, 1.44426345609, 1.44426345609, 2.22082152975])
  printedAll(leak.row, [-0.226685839123, 0.206308228511, 0.206308228511, 0.447793430177])
})

test('the editorial, in decibans, has no half-life', () => {
  const editorial = eventOf('editorial')
  expect(editorial.u).toBe(1)
  printedAll(editorial.G, [1, 1.58489319246, 1.58489319246, 1.58489319246])
  printed(editorial.G0, 1.23395727698)
  printedAll(editorial.row, [-0.210226303315, 0.250290715283, 0.250290715283, 0.250290715283])
})

test('together the two count for less: of each leaf the weaker push counts 0.6 / 1.4', () => {
  const press = forecast.rows.find((row) => row.kind === 'cluster')!
  printedAll(press.row, [0.12012931618, -0.117890416292, -0.117890416292, -0.143023265876])
})

test('a denial that was looked for and not seen counts by 1 − L', () => {
  const denial = eventOf('denial')
  printedAll(denial.G, [0.2, 0.5, 0.5, 0.5])
  printed(denial.G0, 0.32)
  printedAll(denial.M, [0.6625, 1.50625, 1.50625, 1.50625])
  printedAll(denial.row, [-0.411734721122, 0.409623118257, 0.409623118257, 0.409623118257])
})

test('a strike is evidence, and so is the silence between strikes', () => {
  const strike = eventOf('strike')
  printed(strike.G0, 1.8)
  printedAll(strike.row, [-0.587786664902, 0.510825623766, 0.510825623766, 0.510825623766])
  const silence = forecast.rows.find((row) => row.kind === 'silence')!
  expect(silence.row).toEqual([-2, -6, -6, -6])
})

test('the timed leaves have survived sixty days', () => {
  const survival = forecast.rows.find((row) => row.kind === 'survival')!
  printedAll(survival.row, [0, -0.42568304773, -0.42568304773, -0.42568304773])
  printed(-Math.expm1(survival.row[1]!), 0.346676618363)
})

test('the rows add up to the printed log weights, probabilities and coherence', () => {
  printedAll(forecast.logWeights, [-3.82712983605, -6.6251408009, -7.13596642467, -8.52905198502])
  printed(forecast.logCoherence, -3.72586683714)
  printedAll(forecast.posterior, [0.903695330748, 0.0550631834139, 0.0330379100483, 0.00820357578947])
})

test('outcomes and the cumulative incidence are sums over leaves', () => {
  const probability = (id: string) => forecast.outcomes.get(id)!.probability
  expect([...forecast.outcomes.keys()]).toEqual(['stays', 'resigns', 'forced'])
  printed(probability('stays'), 0.903695330748)
  // The page prints these two with twelve decimals rather than twelve digits.
  expect(Math.abs(probability('resigns') - 0.055063183414)).toBeLessThan(5.1e-13)
  expect(Math.abs(probability('forced') - 0.041241485838)).toBeLessThan(5.1e-13)
  printed(forecast.cumulativeIncidence('forced', 120), 0.0195613768298)
  printed(forecast.probabilityOf(['dismissed', 'arrested'], '2030-06-29'), 0.0195613768298)
})
