import fc from 'fast-check'
import { type AuditDocument, AuditError, audit } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { trackers } from './trackers.ts'

/** As people print it: rounded to so many decimals of a percent, or of a decimal. */
const printed = (p: number, decimals: number, form: 'percent' | 'decimal') =>
  form === 'percent' ? `${(p * 100).toFixed(decimals)}%` : p.toFixed(decimals)

const forms = fc.constantFrom('percent' as const, 'decimal' as const)
const shares = (least: number) =>
  fc
    .array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: least, maxLength: 9 })
    .map((weights) => weights.map((w) => w / weights.reduce((a, b) => a + b)))

describe('audit(document)', () => {
  test.each(trackers)('$name', ({ document, findings }) => {
    const found = audit(document)
    expect(found.map(({ code, path }) => [code, path])).toEqual(findings.map(([code, path]) => [code, path]))
    found.forEach(({ message, gap }, i) => {
      expect(message).toContain(findings[i]![2])
      expect(gap).toBeGreaterThan(0)
    })
  })

  test('has at least a dozen of them to find something in', () => {
    expect(trackers.filter(({ findings }) => findings.length > 0).length).toBeGreaterThanOrEqual(12)
  })

  test('finds nothing in coherent numbers rounded to any digits', () => {
    fc.assert(
      fc.property(
        shares(2),
        shares(1),
        fc.integer({ min: 0, max: 9 }),
        forms,
        (outer, inner, decimals, form) => {
          const write = (p: number) => printed(p, decimals, form)
          const [first = 0, ...rest] = outer
          const children = Object.fromEntries(inner.map((share, i) => [`c${i}`, write(first * share)]))
          const outcomes = Object.fromEntries(rest.map((p, i) => [`o${i}`, write(p)]))
          const cumulative = outer.map((_, i) => outer.slice(0, i + 1).reduce((a, b) => a + b))
          const horizons = {
            sum: Object.fromEntries(cumulative.map((p, i) => [String(10 + i), write(Math.min(1, p))])),
          }
          const document = {
            outcomes: { ...outcomes, first: { probability: write(first), children } },
            horizons,
          }
          expect(audit(document)).toEqual([])
        },
      ),
      { seed: 7, numRuns: 2000 },
    )
  })

  test('finds nothing in coherent odds, nor in updates, however each figure is rounded', () => {
    const p = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    const factor = fc.double({ min: 0.05, max: 20, noNaN: true })
    const places = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(
        p,
        fc.array(factor, { maxLength: 4 }),
        places,
        places,
        forms,
        (prior, factors, a, b, form) => {
          const odds = prior / (1 - prior)
          const ratio = odds >= 1 ? `${odds.toFixed(a)}:1` : `1:${(1 / odds).toFixed(a)}`
          const after = factors.reduce((product, value) => product * value, odds)
          const written = factors.map((value, i) =>
            i % 2
              ? `${(10 * Math.log10(value)).toFixed(b)} dB`.replace(/^-(0(?:\.0+)? )/, '$1')
              : value.toFixed(b),
          )
          const document: AuditDocument = {
            exhaustive: false,
            outcomes: { it: { probability: printed(prior, b, form), odds: ratio } },
            factors: {
              it: {
                prior: printed(prior, a, form),
                factors: written,
                posterior: printed(after / (1 + after), b, form),
              },
            },
          }
          expect(audit(document)).toEqual([])
        },
      ),
      { seed: 8, numRuns: 2000 },
    )
  })

  test('finds nothing in numbers as computed', () => {
    fc.assert(
      fc.property(shares(2), (outcomes) => {
        expect(audit({ outcomes: Object.fromEntries(outcomes.map((p, i) => [`o${i}`, p])) })).toEqual([])
      }),
      { seed: 9, numRuns: 500 },
    )
  })

  test('finds any excess over what the printed digits allow', () => {
    fc.assert(
      fc.property(shares(2), fc.integer({ min: 2, max: 6 }), (outcomes, decimals) => {
        const unit = 1 / 10 ** decimals
        // each figure is off by at most half a unit; the excess is more than all of them together
        const excess = (outcomes.length + 1) * unit
        const off = outcomes.map((p, i) => (i === 0 ? p + excess : p))
        if (off[0]! > 1) return
        const found = audit({
          outcomes: Object.fromEntries(off.map((p, i) => [`o${i}`, p.toFixed(decimals)])),
        })
        expect(found.map(({ code }) => code)).toEqual(['sum-not-one'])
      }),
      { seed: 10, numRuns: 500 },
    )
  })

  const problemsOf = (document: unknown): string[] => {
    try {
      audit(document as AuditDocument)
    } catch (error) {
      if (error instanceof AuditError) return error.problems.map(({ path, message }) => `${path}: ${message}`)
      throw error
    }
    return []
  }

  test.each([
    [{}, ': expected outcomes, horizons or factors, any of them; received none'],
    [[], ': expected an object; received []'],
    [{ outcome: {} }, 'outcome: unknown key "outcome"; did you mean "outcomes"?'],
    [
      { outcomes: { a: 12 } },
      'outcomes.a: expected a probability in [0, 1]; a percentage needs its sign, as in 12%; received 12',
    ],
    [{ outcomes: { a: '112%' } }, 'outcomes.a: expected a percentage up to 100%; received "112%"'],
    [{ outcomes: { a: 'likely' } }, 'outcomes.a: expected a probability: 12%'],
    [{ outcomes: { a: -0.1 } }, 'outcomes.a: expected a probability: 12%'],
    [
      { outcomes: { a: true } },
      'outcomes.a: expected a number, or text that keeps its digits; received true',
    ],
    [{ outcomes: { a: { odds: '0:0' } } }, 'outcomes.a.odds: expected odds: 3:1, 1:20, 7/2; received "0:0"'],
    [{ outcomes: { a: {} } }, 'outcomes.a: expected a probability, odds, odds against, or children'],
    [
      { horizons: { a: { '2026-02-30': '3%' } } },
      'horizons.a.2026-02-30: "2026-02-30": there is no day 2026-02-30',
    ],
    [
      { horizons: { a: { '2026-02-20': '3%', 30: '4%' } } },
      'horizons.a: horizons are days of the calendar or numbers',
    ],
    [
      { factors: { a: { prior: '1%', factors: ['x'], posterior: '2%' } } },
      'factors.a.factors[0]: expected a Bayes factor',
    ],
    [{ factors: { a: { factors: [], posterior: '2%' } } }, 'factors.a.prior: expected a number'],
  ])('refuses %j', (document, problem) => {
    expect(problemsOf(document)[0]).toContain(problem)
  })

  test('refuses what never ends', () => {
    const endless: Record<string, unknown> = {}
    endless.children = { again: endless }
    expect(problemsOf({ outcomes: { a: endless } })[0]).toContain('nested more than 50 deep')
  })
})
