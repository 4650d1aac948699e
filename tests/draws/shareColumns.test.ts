import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareColumns } from '../../src/draws/shareColumns.ts'
import { script } from '../../src/kernels/script.ts'
import { type SplitForm, sharesInto } from '../../src/scenario/shares.ts'

/** By columns, and draw by draw: shares where there are some. */
function both(form: SplitForm, rest: number, smoothing: number, rows: readonly (readonly number[])[]) {
  const branches = rows[0]!.length
  // kernels take two draws at a time
  const whole = rows.length + (rows.length % 2)
  const columns = Array.from({ length: branches }, (_, k) =>
    Float64Array.from({ length: whole }, (_, i) => rows[i]?.[k] ?? 0),
  )
  const bad = new Uint8Array(rows.length)
  const source = { kernels: script, sum: new Float64Array(whole) }
  shareColumns(columns, { form, rest, smoothing }, source, bad, rows.length)
  const found = rows.map((_, i) => (bad[i] === 1 ? undefined : columns.map((column) => column[i]! + 0)))
  const expected = rows.map((row) => {
    const out = new Float64Array(branches)
    const problem = sharesInto(out, form, Float64Array.from(row), rest, smoothing)
    return problem ? undefined : [...out].map((share) => share + 0)
  })
  return { found, expected }
}

const value = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 0, max: 0.5, noNaN: true }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, -0, 1, 0.25, 0.5, 0.5 + 1e-10, 0.5 + 1e-8, -1e-20, 1 + 1e-12, NaN),
  },
  { weight: 1, arbitrary: fc.constantFrom(3, 1e308, Infinity, -1) },
)

describe('shareColumns', () => {
  test('are the shares of every draw, to the bit; draws without shares are marked', () => {
    const given = fc
      .tuple(fc.constantFrom<SplitForm>('p', 'weight', 'count'), fc.integer({ min: 1, max: 4 }))
      .chain(([form, branches]) =>
        fc.tuple(
          fc.constant(form),
          form === 'p' ? fc.integer({ min: -1, max: branches - 1 }) : fc.constant(-1),
          fc.constantFrom(0, 0.5),
          fc.array(fc.array(value, { minLength: branches, maxLength: branches }), {
            minLength: 1,
            maxLength: 9,
          }),
        ),
      )
    fc.assert(
      fc.property(given, ([form, rest, smoothing, rows]) => {
        const { found, expected } = both(form, rest, smoothing, rows)
        expect(found).toEqual(expected)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  test('a sum above 1 within the tolerance is divided away, in its draw alone', () => {
    const { found } = both('p', 2, 0, [
      [0.5, 0.5 + 5e-10, 0],
      [0.5, 0.25, 0],
    ])
    expect(found[0]![0]! + found[0]![1]!).toBeCloseTo(1, 15)
    expect(found[1]).toEqual([0.5, 0.25, 0.25])
  })
})
