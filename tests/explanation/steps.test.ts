import { defineScenario, explain, setMarginal, update } from 'forkcast'
import { describe, expect, test } from 'vitest'

/*
 * Between two leaves the odds move by the difference of their rows, in any order, so that the size of each step has
 * a closed form: here they are worked out by the formulas of §4, with Math.
 */
const scenario = defineScenario({
  forkcast: 1,
  title: 'two leaves',
  origin: '2030-01-01',
  horizon: '2030-12-31',
  exhaustive: true,
  tree: { branches: { a: { p: 0.4, timing: { exponential: { mean: 200 } } }, b: { p: 'rest' } } },
  signals: {
    rumour: { ratio: { a: 3 }, halfLife: 20, cluster: 'press' },
    leak: { decibans: { a: 5 }, cluster: 'press' },
    visit: { likelihood: { a: 0.6, otherwise: 0.2 } },
    strike: { rate: { a: 2, otherwise: 1 }, per: 10 },
  },
  clusters: { press: { correlation: 0.4 } },
})
const rows = [
  { date: '2030-01-11', signal: 'rumour', event: 'r', credence: 0.8 },
  {
    date: '2030-01-11',
    reported: '2030-01-31',
    signal: 'rumour',
    event: 'r',
    credence: 0.5,
    source: 'other',
  },
  { date: '2030-01-21', signal: 'leak' },
  { date: '2030-01-21', retracted: '2030-02-20', signal: 'visit', credence: 0.9 },
  { date: '2030-02-10', signal: 'strike' },
]
const days = explain(update(scenario, rows, { asOf: '2030-02-20' })).days

const decibans = (nats: number) => (10 * nats) / Math.LN10
const fade = (age: number) => 2 ** (-age / 20)
/** ln M of an event of credence c by leaf, its G given by leaf. */
const logM = (a: number, b: number, c: number) => {
  const base = 0.4 * a + 0.6 * b
  return [Math.log((c * a) / base + 1 - c), Math.log((c * b) / base + 1 - c)] as const
}
/** ln M(a) − ln M(b). */
const says = (a: number, b: number, c: number) => {
  const [of, against] = logM(a, b, c)
  return of - against
}
/** What the row of the press says of a against b, with a rumour of so much credence and age: w₂ of the weaker push. */
const press = (c: number, age: number) => {
  const [ofRumour, againstRumour] = logM(3, 1, c).map((value) => value * fade(age)) as [number, number]
  const [ofLeak, againstLeak] = logM(10 ** 0.5, 1, 1)
  const taken = 1 - 0.6 / 1.4
  return -taken * Math.min(ofRumour, ofLeak) - taken * Math.min(-againstRumour, -againstLeak)
}
const survival = (day: number) => {
  const F = (t: number) => 1 - Math.exp(-t / 200)
  return Math.log(1 - F(day) / F(364))
}
const rumour = says(3, 1, 0.8)
const rumourTwice = says(3, 1, 0.9)
const leak = decibans(Math.log(10 ** 0.5))

/** What the steps of a day say of a, by cause and what it is about. */
function told(index: number): Record<string, number> {
  return Object.fromEntries(
    days[index]!.steps.map(({ cause, signal, cluster, moves }) => [
      [cause, signal ?? cluster].filter(Boolean).join(' '),
      moves.a!.decibans,
    ]),
  )
}

function expectClose(found: Record<string, number>, expected: Record<string, number>): void {
  expect(Object.keys(found)).toEqual(Object.keys(expected))
  for (const [name, value] of Object.entries(expected)) expect(found[name], name).toBeCloseTo(value, 10)
}

describe('the steps of a day', () => {
  const passing = (from: number, to: number) => ({
    'silence strike': decibans(-(to - from) / 10),
    survival: decibans(survival(to) - survival(from)),
  })

  test('first event: time, then the news', () => {
    expectClose(told(1), { ...passing(0, 10), 'news rumour': decibans(rumour) })
  })

  test('second event of a cluster: the first fades, the second comes in whole, both are weighed together', () => {
    expectClose(told(2), {
      'fading rumour': decibans(rumour * (fade(10) - 1)),
      ...passing(10, 20),
      'news leak': leak,
      'news visit': decibans(says(0.6, 0.2, 0.9)),
      'cluster press': decibans(press(0.8, 10)),
    })
  })

  test('second report of an event: believed more, then weighed together again', () => {
    expectClose(told(3), {
      'fading rumour': decibans(rumour * (fade(20) - fade(10))),
      ...passing(20, 30),
      'news rumour': decibans((rumourTwice - rumour) * fade(20)),
      'cluster press': decibans(press(0.9, 20) - press(0.8, 10)),
    })
  })

  test('ageing alone lets a cluster weigh otherwise; a retraction takes its event away', () => {
    expectClose(told(4), {
      'fading rumour': decibans(rumourTwice * (fade(30) - fade(20))),
      ...passing(30, 40),
      'news strike': decibans(Math.log(2)),
      'cluster press': decibans(press(0.9, 30) - press(0.9, 20)),
    })
    expectClose(told(5), {
      'fading rumour': decibans(rumourTwice * (fade(40) - fade(30))),
      ...passing(40, 50),
      'retraction visit': -decibans(says(0.6, 0.2, 0.9)),
      'cluster press': decibans(press(0.9, 40) - press(0.9, 30)),
    })
  })
})

describe('a marginal that is set', () => {
  test('comes after the events of a cluster have been weighed again', () => {
    const forecast = update(scenario, rows, { asOf: '2030-02-20' })
    const given = explain(setMarginal(forecast, 'a', 0.5))
    const steps = given.days.at(-1)!.steps
    expect(steps.map(({ cause }) => cause)).toEqual([
      ...['fading', 'silence', 'survival', 'retraction', 'cluster', 'condition'],
    ])
    expect(steps.at(-2)!.moves.a!.decibans).toBeCloseTo(told(5)['cluster press']!, 10)
    const { probability } = forecast.outcomes.a!
    expect(steps.at(-1)!.moves.a!.decibans).toBeCloseTo(-10 * Math.log10(probability / (1 - probability)), 10)
  })
})

describe('evidence that rules something out', () => {
  const certain = defineScenario({
    forkcast: 1,
    title: 'proofs',
    origin: '2030-01-01',
    horizon: '2030-12-31',
    exhaustive: true,
    tree: { branches: { a: { p: 0.4 }, b: { p: 'rest' } } },
    signals: {
      'proof-of-a': { likelihood: { a: 0.5, otherwise: 0 } },
      'proof-of-b': { likelihood: { b: 0.5, otherwise: 0 } },
      rumour: { ratio: { a: 3 } },
    },
  })
  const proof = { date: '2030-01-11', signal: 'proof-of-a', event: 'p', retracted: '2030-01-21' }
  const asOf = '2030-01-31'

  test('moves odds to infinity and, retracted, back before the next news of the day', () => {
    const log = [proof, { date: '2030-01-21', signal: 'rumour' }]
    const [, first, second] = explain(update(certain, log, { asOf })).days
    expect(first!.steps[0]!.moves.b).toEqual({
      probability: 0,
      points: expect.closeTo(-60, 10),
      decibans: -Infinity,
    })
    const [retraction, news] = second!.steps
    expect([retraction!.cause, news!.cause]).toEqual(['retraction', 'news'])
    expect(retraction!.moves.b!.probability).toBeCloseTo(0.6, 12)
    expect(retraction!.moves.b!.decibans).toBe(Infinity)
    expect(news!.moves.a!.decibans).toBeCloseTo(decibans(Math.log(3)), 10)
  })

  test('moves nothing where it leaves nothing possible, until something is possible again', () => {
    const log = [
      proof,
      { date: '2030-01-14', signal: 'proof-of-b', event: 'q' },
      { date: '2030-01-16', signal: 'rumour', event: 'r' },
    ]
    const days = explain(update(certain, log, { asOf })).days
    expect(days.map(({ impossible }) => impossible)).toEqual([
      undefined,
      undefined,
      true,
      true,
      undefined,
      undefined,
    ])
    expect(days[2]!.steps[0]).toMatchObject({ impossible: true, moves: { a: { points: 0, decibans: 0 } } })
    expect(days[3]!.probabilities).toEqual(days[1]!.probabilities)
    expect(days[4]!.steps[0]!.moves.b).toMatchObject({ probability: 1, points: 100 })
  })
})
