import { describe, expect, test } from 'vitest'
import { type BarPlace, barAt, progressLine } from '../../src/cli/progressBar.ts'

/** Clears the rest of a line. */
const clear = '\u001b[K'

/** A terminal that keeps what is written, and a clock that is set. */
function terminal(width = 100) {
  const place = { written: [] as string[], time: 5000 }
  const bar: BarPlace = { width, write: (text) => place.written.push(text), now: () => place.time }
  return { place, bar }
}

describe('progressLine', () => {
  test('says how many runs are done, how fast, and how long it will take', () => {
    expect(progressLine(25_000_000, 100_000_000, 2000, 99)).toBe(
      `${'█'.repeat(7)}${'░'.repeat(23)} 25,000,000 of 100,000,000 runs, 12.5 M/s, 6 s left`,
    )
    expect(progressLine(1, 3, 1000, 99)).toMatch(/1 of 3 runs, 1\/s, 2 s left$/)
    expect(progressLine(3, 3, 1000, 99)).toMatch(/^█{30} 3 of 3 runs, 3\/s, 0 s left$/)
    expect(progressLine(0, 3, 1000, 99)).toMatch(/starting$/)
  })

  test('counts seconds up to a minute, minutes up to an hour', () => {
    const left = (seconds: number) => progressLine(1000, 1000 * (seconds + 1), 1000, 99)
    expect(left(59)).toMatch(/, 59 s left$/)
    expect(left(61)).toMatch(/, 1 min 1 s left$/)
    expect(left(7261)).toMatch(/, 2 h 1 min left$/)
  })

  test.each([5, 12, 20, 40, 60, 80, 200])('fits into %i columns', (width) => {
    expect(progressLine(123_456_789, 9_007_199_254_740_991, 1234, width).length).toBeLessThanOrEqual(width)
  })
})

describe('a bar', () => {
  test('is not drawn for a second, then ten times a second, on one line', () => {
    const { place, bar } = terminal()
    const shown = barAt(2000, bar)
    for (; place.time <= 6500; place.time += 10) shown.show(place.time - 5000)
    expect(place.written.length).toBe(6)
    for (const text of place.written) {
      expect(text.startsWith('\r') && text.endsWith(clear)).toBe(true)
      expect(text.slice(1, -clear.length)).toMatch(/^[█░]{30} [^\r\n]+ left$/)
    }
    expect(place.written[0]).toContain('1,000 of 2,000 runs')
  })

  test('is erased, once, where it was drawn', () => {
    const { place, bar } = terminal()
    const shown = barAt(1000, bar)
    shown.show(1)
    shown.erase()
    expect(place.written).toEqual([])
    place.time += 1000
    shown.show(2)
    shown.erase()
    shown.erase()
    expect(place.written.slice(1)).toEqual([`\r${clear}`])
  })

  test('never touches the last column, where terminals wrap', () => {
    const { place, bar } = terminal(40)
    const shown = barAt(1000, bar)
    place.time += 1000
    shown.show(2)
    expect(place.written[0]!.length - 1 - clear.length).toBeLessThan(40)
  })
})
