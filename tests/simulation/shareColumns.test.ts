import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharesInto, splitForms } from '../../src/scenario/shares.ts'
import { at, type DrawColumn } from '../../src/simulation/columns.ts'
import { theLoops } from '../../src/simulation/drawLoops.ts'
import { type SplitRules, shareColumnsInto } from '../../src/simulation/shareColumns.ts'

function sharesOf(rules: SplitRules, values: readonly DrawColumn[], length: number) {
  const shares: DrawColumn[] = [...values]
  const rooms = values.map(() => new Float64Array(length))
  const bad = theLoops().bad.subarray(0, length)
  bad.fill(0)
  shareColumnsInto(shares, rules, values, rooms, length)
  return { bad, rows: Array.from(bad, (_, i) => shares.map((share) => at(share, i))) }
}

const value = fc.oneof(
  fc.constantFrom(0, -0, 0.1, 0.2, 0.25, 0.5, 1, 1 + 5e-10, 1 - 5e-10, 1e-300, 1e308, -1e-9),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1.1, 7),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
const certain = fc.constantFrom(0, 0.1, 0.25, 0.5)

describe('shareColumnsInto', () => {
  test('gives in every draw what sharesInto gives for one, and marks those that it refuses', () => {
    const length = 4
    fc.assert(
      fc.property(
        fc.constantFrom(...splitForms),
        fc.array(fc.oneof(certain, fc.array(value, { minLength: length, maxLength: length })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: -1, max: 4 }),
        fc.constantFrom(0, 0.5),
        (form, written, at, smoothing) => {
          const rest = form === 'p' && at < written.length ? at : -1
          const columns = written.map((values) =>
            typeof values === 'number' ? values : Float64Array.from(values),
          )
          const { rows, bad } = sharesOf({ form, rest, smoothing }, columns, length)
          for (let i = 0; i < length; i++) {
            const values = Float64Array.from(written, (values) =>
              typeof values === 'number' ? values : values[i]!,
            )
            const expected = new Float64Array(written.length)
            const problem = sharesInto(expected, form, values, rest, smoothing)
            expect(bad[i]).toBe(problem ? 1 : 0)
            if (!problem) expect(rows[i]).toEqual([...expected])
          }
        },
      ),
      { seed: 1, numRuns: 2000 },
    )
  })

  test('a share that is the same in every draw is one number', () => {
    const rules = { form: 'p', rest: 2, smoothing: 0 } as const
    const shares: DrawColumn[] = [0, 0, 0]
    const rooms = shares.map(() => new Float64Array(2))
    shareColumnsInto(shares, rules, [Float64Array.of(0.25, 0.5), 0.125, 0], rooms, 2)
    expect(shares).toEqual([Float64Array.of(0.25, 0.5), 0.125, Float64Array.of(0.625, 0.375)])
  })
})
