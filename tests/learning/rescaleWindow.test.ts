import { OptionError, rescaleWindow } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { ulpError } from '../numeric/ulp.ts'

/**
 * ln(1 + x) errs by 1 ulp, quotient and product by ½, e^x − 1 by 3, and an error of the exponent is never larger in the
 * result; an ulp of one number may be two of the next.
 */
const mostUlps = 10

describe('rescaleWindow(p, fromDays, toDays)', () => {
  // by mpmath 1.3 at 800 digits: 1 - (1 - mpf(p)) ** (mpf(to) / mpf(from))
  test.each([
    [0.2, 365, 30, 0.018173401208198773],
    [1e-20, 365, 30, 8.21917808219178e-22],
    [1e-300, 30, 365, 1.2166666666666666e-299],
    [5e-9, 1, 1000000.0, 0.004987520819755343],
    [0.5, 90, 1, 0.007672053737056519],
    [0.9999999999999999, 365, 30, 0.9511725713011924],
    [0.9999999999999999, 365, 1, 0.09574942176279053],
    [0.9999999, 30, 3650, 1.0],
    [0.12, 365.25, 426, 0.13851288951748755],
    [0.3, 7, 1e-12, 5.095356341981761e-14],
    [1e-10, 0.001, 1000000000.0, 1.0],
    [5e-324, 1, 2, 1e-323],
    [0.03, 30, 3000, 0.9524474920745942],
  ])('of %d in %d days is, in %d days, %d', (p, from, to, exact) => {
    expect(ulpError(rescaleWindow(p, from, to), exact, 0)).toBeLessThanOrEqual(mostUlps)
  })

  test('of twice the window is p(2 − p), of half of it 1 − √(1 − p)', () => {
    for (const p of [1e-18, 0.001, 0.3, 0.75, 0.999]) {
      expect(ulpError(rescaleWindow(p, 30, 60), p * (2 - p), 0)).toBeLessThanOrEqual(mostUlps + 2)
      // p / (1 + √(1 − p)), which loses no digit
      const half = p / (1 + Math.sqrt(1 - p))
      expect(ulpError(rescaleWindow(p, 60, 30), half, 0)).toBeLessThanOrEqual(mostUlps + 2)
    }
  })

  test('keeps p where the window stays, and what is impossible or certain at any', () => {
    expect(rescaleWindow(0.25, 30, 30)).toBeCloseTo(0.25, 15)
    for (const [from, to] of [
      [30, 365],
      [1e-300, 1e300],
      [1e300, 1e-300],
    ] as const) {
      expect(rescaleWindow(0, from, to)).toBe(0)
      expect(rescaleWindow(1, from, to)).toBe(1)
    }
  })

  test('is a probability where the ratio of the windows leaves the range of a double', () => {
    expect(rescaleWindow(0.5, 1e-300, 1e300)).toBe(1)
    expect(rescaleWindow(0.5, 1e300, 1e-300)).toBe(0)
  })

  test.each([
    [-0.1, 30, 60, 'p', 'p: expected a probability, in [0, 1]; received -0.1'],
    [20, 30, 60, 'p', 'p: expected a probability, in [0, 1]; received 20'],
    [NaN, 30, 60, 'p', 'p: expected a probability'],
    [0.2, 0, 60, 'fromDays', 'fromDays: expected a number of days above 0; received 0'],
    [0.2, Infinity, 60, 'fromDays', 'fromDays: expected a number of days above 0'],
    [0.2, 30, -1, 'toDays', 'toDays: expected a number of days above 0; received -1'],
    [0.2, 30, '60', 'toDays', 'toDays: expected a number of days above 0; received "60"'],
  ])('refuses %d, %d, %s', (p, from, to, option, message) => {
    const refused = () => rescaleWindow(p, from, to as number)
    expect(refused).toThrow(OptionError)
    expect(refused).toThrow(expect.objectContaining({ option, message: expect.stringContaining(message) }))
  })
})
