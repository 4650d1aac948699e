import type { EventRow } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { columnOf, type DrawColumn } from '../../src/draws/columns.ts'
import { evidenceDraws } from '../../src/draws/evidenceDraws.ts'
import { stateOf } from '../../src/forecast/forecast.ts'
import type { Model } from '../../src/scenario/model.ts'
import { forecastOf, type Parts } from '../simulation/forecasts.ts'

/** The values of the signals' entries in each draw. */
function entriesOf(model: Model, parameters: readonly Float64Array[]): DrawColumn[][] {
  return model.signals.map(({ entries }) =>
    entries.map((entry) => columnOf(entry, parameters, parameters[0]!.length)),
  )
}

/** Σ rows by leaf for each draw of the parameters. */
function rowsByLeaf(
  parts: Parts,
  rows: readonly EventRow[],
  parameters: readonly Float64Array[],
  asOf: string,
): number[][] {
  const { model, evidence } = stateOf(forecastOf(parts, rows, asOf))
  const draws = parameters[0]?.length ?? 1
  const of = evidenceDraws(model, evidence, entriesOf(model, parameters)) ?? (() => evidence.total)
  return Array.from({ length: draws }, (_, d) => {
    const byClass = of(d)
    return Array.from(model.classes.ofLeaf, (k) => byClass[k]!)
  })
}

const pi = [0.3, 0.5, 0.2]
const tree: Parts['tree'] = { branches: { a: { p: 0.3 }, b: { p: 0.5 }, c: { p: 'rest' } } }
const parameters = { z: { distribution: { uniform: { min: 0, max: 1 } } } }
/** Two draws, and the median last. */
const z = Float64Array.of(0.1, 0.9, 0.5)
const asOf = '2030-04-30' // day 60
const date = '2030-03-31' // day 30

function expectRows(actual: readonly number[][], expected: (z: number) => readonly number[]): void {
  actual.forEach((row, d) => {
    expected(z[d]!).forEach((value, leaf) => {
      expect(row[leaf]).toBeCloseTo(value, 12)
    })
  })
}

const base = (G: readonly number[]) => G.reduce((sum, g, leaf) => sum + pi[leaf]! * g, 0)

describe('evidenceDraws', () => {
  test('without an uncertain signal every draw has the rows of the forecast', () => {
    const parts: Parts = { parameters, tree, signals: { s: { likelihood: { a: 0.9, otherwise: 0.2 } } } }
    const rows = [{ date, signal: 's', credence: 0.7 }]
    const { evidence } = stateOf(forecastOf(parts, rows, asOf))
    const { model } = stateOf(forecastOf(parts, rows, asOf))
    expect(evidenceDraws(model, evidence, entriesOf(model, [z]))).toBeUndefined()
  })

  test('at the medians an uncertain signal has the rows of the forecast', () => {
    const parts: Parts = {
      parameters,
      tree,
      signals: {
        s: { likelihood: { a: 'z', otherwise: 0.2 }, halfLife: 40 },
        r: { ratio: { a: '4 * z', b: 'z' } },
        d: { decibans: { c: '10 * z' } },
        n: { rate: { a: '2 * z', otherwise: 3 }, per: 20 },
      },
    }
    const rows = ['s', 'r', 'd', 'n', 's'].map((signal, i) => ({
      date,
      signal,
      event: `${i}`,
      credence: 0.8,
    }))
    const { model, evidence } = stateOf(forecastOf(parts, rows, asOf))
    const byClass = evidenceDraws(model, evidence, entriesOf(model, [z]))!(2)
    byClass.forEach((value, k) => {
      expect(value).toBeCloseTo(evidence.total[k]!, 12)
    })
  })

  test('a likelihood is measured against its base rate at the medians: a draw that expected it more gains', () => {
    const parts: Parts = { parameters, tree, signals: { s: { likelihood: { a: 'z', otherwise: 0.2 } } } }
    const G0 = base([0.5, 0.2, 0.2])
    expectRows(rowsByLeaf(parts, [{ date, signal: 's', credence: 0.7 }], [z], asOf), (z) =>
      [z, 0.2, 0.2].map((L) => Math.log((0.7 * L) / G0 + 0.3)),
    )
  })

  test('a likelihood not seen, of a strength, likewise', () => {
    const parts: Parts = { parameters, tree, signals: { s: { likelihood: { a: 'z', otherwise: 0.2 } } } }
    const seen = { date, signal: 's', observed: false, strength: 2, credence: 0.9 }
    const G0 = base([0.5 ** 2, 0.8 ** 2, 0.8 ** 2])
    expectRows(rowsByLeaf(parts, [seen], [z], asOf), (z) =>
      [z, 0.2, 0.2].map((L) => Math.log((0.9 * (1 - L) ** 2) / G0 + 0.1)),
    )
  })

  test('a ratio is measured against its base rate in the draw: its level says nothing about the draw', () => {
    const parts: Parts = { parameters, tree, signals: { s: { ratio: { a: '1 + z', b: 2 } } } }
    expectRows(rowsByLeaf(parts, [{ date, signal: 's', credence: 0.6, strength: 1.5 }], [z], asOf), (z) => {
      const G = [1 + z, 2, 1].map((L) => L ** 1.5)
      return G.map((g) => Math.log((0.6 * g) / base(G) + 0.4))
    })
  })

  test('decibans likewise', () => {
    const parts: Parts = { parameters, tree, signals: { s: { decibans: { a: '10 * z', b: -3 } } } }
    expectRows(rowsByLeaf(parts, [{ date, signal: 's', credence: 0.6 }], [z], asOf), (z) => {
      const G = [10 * z, -3, 0].map((L) => 10 ** (L / 10))
      return G.map((g) => Math.log((0.6 * g) / base(G) + 0.4))
    })
  })

  test('a rate is measured against its base rate at the medians, and its silence is that of the draw', () => {
    const parts: Parts = {
      parameters,
      tree,
      signals: { s: { rate: { a: '2 * z', otherwise: 3 }, per: 20 } },
    }
    const G0 = base([1, 3, 3])
    const events = ['1', '2'].map((event) => ({ date, signal: 's', event, credence: 0.8 }))
    expectRows(rowsByLeaf(parts, events, [z], asOf), (z) =>
      [2 * z, 3, 3].map((L) => 2 * Math.log((0.8 * L) / G0 + 0.2) - (L * 60) / 20),
    )
  })

  test('ageing and clusters weigh an uncertain row as they do a certain one', () => {
    const parts: Parts = {
      parameters,
      tree,
      signals: {
        s: { ratio: { a: '1 + z' }, halfLife: 30, cluster: 'press' },
        t: { ratio: { b: 2 }, cluster: 'press' },
      },
      clusters: { press: { correlation: 0.5 } },
    }
    const rows = [
      { date, signal: 's' },
      { date, signal: 't' },
    ]
    // at the medians the signals push a and b apart; both speak against c, s the less, and counts (1 − ρ) / (1 + ρ) there
    const share = [1, 1, 1 / 3]
    expectRows(rowsByLeaf(parts, rows, [z], asOf), (z) => {
      const [S, T] = [
        [1 + z, 1, 1],
        [1, 2, 1],
      ]
      return pi.map(
        (_, leaf) => 0.5 * share[leaf]! * Math.log(S![leaf]! / base(S!)) + Math.log(T![leaf]! / base(T!)),
      )
    })
  })

  test('certain rows, silence and survival are in the sum of every draw', () => {
    const parts: Parts = {
      parameters,
      tree: {
        branches: {
          a: { p: 0.3, timing: { uniform: { min: 0, max: 120 } } },
          b: { p: 0.5 },
          c: { p: 'rest' },
        },
      },
      signals: {
        s: { likelihood: { a: 'z', otherwise: 0.2 } },
        t: { likelihood: { b: 0.5, otherwise: 0.25 } },
        n: { rate: { c: 2, otherwise: 1 }, per: 30 },
      },
    }
    const rows = [
      { date, signal: 's' },
      { date, signal: 't' },
    ]
    const [S0, T0] = [base([0.5, 0.2, 0.2]), base([0.25, 0.5, 0.25])]
    expectRows(rowsByLeaf(parts, rows, [z], asOf), (z) => [
      Math.log(z / S0) + Math.log(0.25 / T0) - 2 + Math.log(0.5),
      Math.log(0.2 / S0) + Math.log(0.5 / T0) - 2,
      Math.log(0.2 / S0) + Math.log(0.25 / T0) - 4,
    ])
  })

  test('a leaf that a draw makes impossible is out in that draw, at any age', () => {
    const parts: Parts = {
      parameters,
      tree,
      signals: { s: { likelihood: { a: 'max(0, z - 0.2)', otherwise: 0.2 }, halfLife: 1e-3 } },
    }
    const byLeaf = rowsByLeaf(parts, [{ date, signal: 's' }], [z], asOf)
    expect(byLeaf[0]![0]).toBe(-Infinity)
    expect(byLeaf[1]![0]).toBeCloseTo(0, 12)
  })
})
