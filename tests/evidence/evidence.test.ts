import { defineScenario, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { logLikelihoodInto } from '../../src/evidence/factor.ts'
import { stateOf } from '../../src/forecast/forecast.ts'
import { spread, valueAt } from '../../src/numeric/sparse.ts'
import { harbour, harbourDay, harbourRows } from '../fixtures/harbour.ts'

const leaves = ['stays', 'resigns', 'dismissed', 'arrested']

/** The worked example prints twelve significant digits: half a unit of the last is at most 5e-12 of the value. */
function expectPrinted(value: number, printed: number): void {
  expect(Math.abs(value - printed)).toBeLessThanOrEqual(5e-12 * Math.abs(printed))
}

function close(values: Iterable<number>, expected: readonly number[]): void {
  const list = [...values]
  expect(list).toHaveLength(expected.length)
  for (const [i, value] of list.entries()) expectPrinted(value, expected[i]!)
}

describe('the rows of the worked example', () => {
  const forecast = update(defineScenario(harbour), harbourRows, { asOf: harbourDay })
  const { model, evidence, logCoherence, probability } = stateOf(forecast)
  const { events } = evidence
  const byLeaf = (values: Float64Array) => leaves.map((_, leaf) => values[model.classes.ofLeaf[leaf]!]!)
  const factor = (row: number) => evidence.factors[evidence.rowFactor[row]!]!
  const row = (index: number) =>
    byLeaf(spread(factor(index).values).map((value) => value * evidence.rowWeight[index]!))

  test('has the prior π of every leaf', () => {
    close(model.prior, [0.6, 0.232558139535, 0.139534883721, 0.0279069767442])
  })

  test('uses four events in canonical order and ignores rows 6 and 7', () => {
    expect([...events.signal].map((signal) => model.signals[signal]!.id)).toEqual([
      'audit-leak',
      'editorial',
      'denial',
      'strike',
    ])
    expect(events.ignored).toEqual([
      { row: 6, signal: 'denial', reason: 'before-origin' },
      { row: 7, signal: 'strike', reason: 'not-yet-known' },
    ])
  })

  test('joins the two reports of the leak to a credence of 0.85, dated by the earlier', () => {
    expect(events.credence[0]).toBeCloseTo(0.85, 15)
    expect(evidence.asOf - events.day[0]!).toBe(50)
  })

  test('weighs the leak by age', () => {
    close(evidence.rowWeight.subarray(0, 4), [0.561231024154687, 1, 1, 1])
  })

  test('has G and G₀ of every event', () => {
    const likelihood = (signal: string, observed: boolean) => {
      const index = model.signalOfId.get(signal)!
      const { form, entries, ofLeaf } = model.signals[index]!
      const values = Float64Array.from(
        model.classes.firstLeaf,
        (leaf) => entries[valueAt(ofLeaf, leaf)]!.value,
      )
      const out = new Float64Array(values.length)
      logLikelihoodInto(out, form, values, observed, 1)
      return byLeaf(out.map(Math.exp))
    }
    close(likelihood('audit-leak', true), [1, 2.5, 2.5, 4])
    close(likelihood('editorial', true), [1, 1.58489319246, 1.58489319246, 1.58489319246])
    close(likelihood('denial', false), [0.2, 0.5, 0.5, 0.5])
    close(likelihood('strike', true), [1, 3, 3, 3])
    const bases = [0, 1, 2, 3].map((index) => {
      const event = factor(index)
      return event.kind === 'event' ? Math.exp(event.logBase) : NaN
    })
    close(bases, [1.64186046512, 1.23395727698, 0.32, 1.8])
  })

  test('has M and the row of the leak', () => {
    close(
      byLeaf(spread(factor(0).values).map(Math.exp)),
      [0.667705382436, 1.44426345609, 1.44426345609, 2.22082152975],
    )
    close(row(0), [-0.226685839123, 0.206308228511, 0.206308228511, 0.447793430177])
  })

  test('has the row of the editorial', () => {
    close(row(1), [-0.210226303315, 0.250290715283, 0.250290715283, 0.250290715283])
  })

  test('has the row of the press, which takes from the leak and the editorial together', () => {
    close(row(4), [0.12012931618, -0.117890416292, -0.117890416292, -0.143023265876])
  })

  test('has M and the row of the denial that was looked for and not heard', () => {
    close(byLeaf(spread(factor(2).values).map(Math.exp)), [0.6625, 1.50625, 1.50625, 1.50625])
    close(row(2), [-0.411734721122, 0.409623118257, 0.409623118257, 0.409623118257])
  })

  test('has the rows of the strike, of its silence and of survival', () => {
    close(row(3), [-0.587786664902, 0.510825623766, 0.510825623766, 0.510825623766])
    close(row(5), [-2, -6, -6, -6])
    close(row(6), [0, -0.42568304773, -0.42568304773, -0.42568304773])
    expectPrinted(model.timings.timings[0]!.cumulative[60]!, 0.346676618363)
  })

  test('sums them to log weights and a log coherence, and normalises', () => {
    const weights = leaves.map(
      (_, leaf) => model.logPrior[leaf]! + evidence.total[model.classes.ofLeaf[leaf]!]!,
    )
    close(weights, [-3.82712983605, -6.6251408009, -7.13596642467, -8.52905198502])
    expectPrinted(logCoherence, -3.72586683714)
    close(probability, [0.903695330748, 0.0550631834139, 0.0330379100483, 0.00820357578947])
  })
})
