import { describe, expect, test } from 'vitest'
import { outcomeTable } from '../../src/report/outcomeTable.ts'
import { plainStyle } from '../../src/report/style.ts'
import { type Column, cell } from '../../src/report/table.ts'

const outcomes = { deal: { title: 'A negotiated exit with an amnesty' }, force: { title: 'force' } }
const numbers: Column[] = [{ heading: 'now', align: 'right', cells: [cell('75.0%'), cell('25.0%')] }]
const shown = (width: number) =>
  outcomeTable(outcomes, numbers, [0.75, 0.25], { width, style: plainStyle }).split('\n')

describe('outcomeTable(outcomes, numbers, probabilities, page)', () => {
  test('has everything on a wide page, the bar 40 columns at most', () => {
    expect(shown(200)).toEqual([
      '  outcome                            id       now',
      `  A negotiated exit with an amnesty  deal   75.0%  ${'█'.repeat(30)}`,
      `  force                              force  25.0%  ${'█'.repeat(10)}`,
    ])
  })

  test('shortens the bar, then continues titles, then leaves the bar out', () => {
    expect(shown(60)[2]).toBe('  force                              25.0%  ████')
    expect(shown(53)).toEqual([
      '  outcome                      now',
      '  A negotiated exit with an  75.0%  ████████████▊',
      '  amnesty',
      '  force                      25.0%  ████▎',
    ])
    expect(shown(45)).toEqual([
      '  outcome                              now',
      '  A negotiated exit with an amnesty  75.0%',
      '  force                              25.0%',
    ])
  })

  test.each([30, 40, 53, 60, 80, 100, 200])('keeps to a page of %d columns', (width) => {
    for (const line of shown(width)) expect(line.length).toBeLessThanOrEqual(width)
  })
})
