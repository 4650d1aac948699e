import { describe, expect, test } from 'vitest'
import { heading } from '../../src/report/heading.ts'
import { plainStyle } from '../../src/report/style.ts'

const window = { title: 'harbour', origin: '2030-03-01', asOf: '2030-04-30', horizon: '2030-12-26' }
const page = { width: 100, style: plainStyle }

describe('heading(window, page)', () => {
  test('shows the title, the as-of day and the window', () => {
    expect(heading(window, page)).toBe(
      'harbour\nas of the end of 2030-04-30 (prior of 2030-03-01, closes 2030-12-26)',
    )
  })

  test('says from when a replay runs', () => {
    expect(heading(window, page, '2030-03-01').split('\n')[1]).toBe(
      'as of the end of each day, 2030-03-01 to 2030-04-30 (prior of 2030-03-01, closes 2030-12-26)',
    )
  })

  test('makes the title safe to print', () => {
    expect(heading({ ...window, title: 'a\u001b[8m' }, page)).toContain('a␛[8m')
  })
})
