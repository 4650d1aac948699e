import fc from 'fast-check'
import { defineScenario, type EventRow, type SignalDocument, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/forecast/forecast.ts'
import { valueAt } from '../../src/numeric/sparse.ts'

const branches = { a: { p: 0.2 }, b: { p: 0.3 }, c: { p: 0.5 } }

interface Case {
  readonly signals: Record<string, SignalDocument>
  readonly rows: readonly EventRow[]
  readonly correlation: number
  readonly asOf?: string
}

function forecastOf({ signals, rows, correlation, asOf = '2030-12-31' }: Case) {
  const scenario = defineScenario({
    forkcast: 1,
    title: 'cluster',
    origin: '2030-01-01',
    horizon: '2030-12-31',
    exhaustive: true,
    tree: { branches },
    signals,
    clusters: { press: { correlation } },
  })
  return update(scenario, rows, { asOf })
}

/** Σ rows by leaf, before they are normalised. */
function rowsOf(given: Case): number[] {
  const { model, evidence } = stateOf(forecastOf(given))
  return Array.from(model.classes.ofLeaf, (k) => evidence.total[k]!)
}

/** The first so many rows of a case's own signal, each with its ln M by leaf. */
const ratios = fc.record({ a: fc.integer({ min: 1, max: 40 }), b: fc.integer({ min: 1, max: 40 }) })
const cases = fc.record({
  correlation: fc.constantFrom(0, 0.15, 0.4, 0.8, 1),
  tables: fc.array(ratios, { minLength: 2, maxLength: 6 }),
  credences: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 7, maxLength: 7 }),
  halfLife: fc.constantFrom(undefined, 30, 100),
})

type Drawn = typeof cases extends fc.Arbitrary<infer T> ? T : never

function caseOf(
  { correlation, tables, credences, halfLife }: Drawn,
  more: readonly SignalDocument[] = [],
): Case {
  const drawn = tables.map(
    ({ a, b }): SignalDocument => ({
      ratio: { a: a / 10, b: b / 10 },
      cluster: 'press',
      ...(halfLife === undefined ? {} : { halfLife }),
    }),
  )
  const all = [...drawn, ...more]
  return {
    correlation,
    signals: Object.fromEntries(all.map((signal, index) => [`s${index}`, signal])),
    rows: all.map((_, index) => ({
      date: `2030-0${1 + (index % 9)}-15`,
      signal: `s${index}`,
      credence: credences[index % credences.length]! / 20,
    })),
  }
}

function closeTo(actual: readonly number[], expected: readonly number[]): void {
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected[i]!)))
  })
}

describe('events of one cluster', () => {
  test('are not weakened by ten more that say nothing: 71% stays 71%', () => {
    const scenario = defineScenario({
      forkcast: 1,
      title: 'a confirmed report',
      origin: '2030-01-01',
      horizon: '2030-12-31',
      exhaustive: true,
      tree: { branches: { yes: { p: 0.2 }, no: { p: 0.8 } } },
      signals: {
        strong: { ratio: { yes: 10 }, cluster: 'press' },
        idle: { ratio: { yes: 1 }, cluster: 'press' },
      },
      clusters: { press: { correlation: 0.5 } },
    })
    const strong = { date: '2030-02-01', signal: 'strong' }
    const idle = Array.from({ length: 10 }, (_, i) => ({
      date: '2030-02-02',
      signal: 'idle',
      event: `e${i}`,
    }))
    const alone = update(scenario, [strong]).outcomes.yes.probability
    expect(alone).toBeCloseTo(10 / 14, 14)
    expect(update(scenario, [strong, ...idle]).outcomes.yes.probability).toBe(alone)
  })

  test('change nothing where they tell nothing', () => {
    const idle: SignalDocument = { likelihood: { otherwise: 0.3 }, cluster: 'press' }
    fc.assert(
      fc.property(cases, (drawn) => {
        closeTo(rowsOf(caseOf(drawn, [idle])), rowsOf(caseOf(drawn)))
      }),
      { seed: 12 },
    )
  })

  test('never lower what they speak for', () => {
    fc.assert(
      fc.property(cases, ratios, (drawn, { a, b }) => {
        const more: SignalDocument = { ratio: { a: a / 10, b: b / 10 }, cluster: 'press' }
        const given = caseOf(drawn, [more])
        const { model, evidence } = stateOf(forecastOf(given))
        const signal = model.signalOfId.get(`s${drawn.tables.length}`)
        const added = evidence.factors.find((factor) => factor.kind === 'event' && factor.signal === signal)!
        const before = rowsOf(caseOf(drawn))
        rowsOf(given).forEach((now, leaf) => {
          const push = valueAt(added.values, model.classes.ofLeaf[leaf]!)
          if (push > 0) expect(now).toBeGreaterThanOrEqual(before[leaf]! - 1e-12)
          if (push < 0) expect(now).toBeLessThanOrEqual(before[leaf]! + 1e-12)
        })
      }),
      { seed: 12 },
    )
  })

  test('count n / (1 + (n − 1)ρ) where n are equal', () => {
    const signals: Record<string, SignalDocument> = { s: { ratio: { a: 3, b: 0.2 }, cluster: 'press' } }
    const rows = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ date: '2030-02-01', signal: 's', event: `e${i}` }))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, correlation) => {
          const one = rowsOf({ signals, rows: rows(1), correlation })
          const all = rowsOf({ signals, rows: rows(n), correlation })
          closeTo(
            all,
            one.map((row) => (row * n) / (1 + (n - 1) * correlation)),
          )
        },
      ),
      { seed: 12 },
    )
  })

  test('count as the strongest alone of each side where they repeat each other, ρ = 1', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const given = { ...caseOf(drawn), correlation: 1 }
        const { evidence, model } = stateOf(forecastOf(given))
        const own = evidence.factors.flatMap((factor, f) =>
          factor.kind === 'event' ? [{ values: factor.values, weight: evidence.factorWeight[f]! }] : [],
        )
        closeTo(
          rowsOf(given),
          Array.from(model.classes.ofLeaf, (k) => {
            const pushes = own.map(({ values, weight }) => weight * valueAt(values, k))
            return Math.max(0, ...pushes) + Math.min(0, ...pushes)
          }),
        )
      }),
      { seed: 12 },
    )
  })

  test('move without a jump as news ages', () => {
    // two half-lives a day apart: the push that is stronger changes in between
    const at = (halfLife: number) =>
      rowsOf({
        signals: {
          old: { ratio: { a: 4 }, halfLife, cluster: 'press' },
          new: { ratio: { a: 2 }, cluster: 'press' },
        },
        rows: [
          { date: '2030-02-01', signal: 'old' },
          { date: '2030-11-01', signal: 'new' },
        ],
        correlation: 0.7,
      })
    const halfLives = Array.from({ length: 20_001 }, (_, i) => 200 + i * 0.01)
    const rows = halfLives.map(at)
    const steps = rows.slice(1).map((row, i) => Math.abs(row[0]! - rows[i]![0]!))
    expect(Math.max(...steps)).toBeLessThan(1e-4)
  }, 60_000)

  test('give the same bits in any order of rows', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), (drawn, order) => {
        const given = caseOf(drawn)
        const shuffled = [...given.rows]
          .map((row) => ({ row, at: order.next().value as number }))
          .sort((x, y) => x.at - y.at)
          .map(({ row }) => row)
        expect(rowsOf({ ...given, rows: shuffled })).toEqual(rowsOf(given))
      }),
      { seed: 12 },
    )
  })
})
