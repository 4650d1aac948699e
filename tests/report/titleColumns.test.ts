import { describe, expect, test } from 'vitest'
import { plainStyle } from '../../src/report/style.ts'
import { table } from '../../src/report/table.ts'
import { naturalWidth, titleColumns } from '../../src/report/titleColumns.ts'

const titles = { deal: { title: 'A negotiated exit' }, force: { title: 'force' } }
const shown = (room: number) => table(titleColumns('outcome', titles, room), plainStyle).split('\n')

describe('titleColumns(heading, titles, available)', () => {
  test('shows ids beside titles where they fit', () => {
    expect(shown(40)).toEqual([
      '  outcome            id',
      '  A negotiated exit  deal',
      '  force              force',
    ])
  })

  test('leaves ids out first', () => {
    expect(shown(20)).toEqual(['  outcome', '  A negotiated exit', '  force'])
  })

  test('then continues titles on further lines', () => {
    expect(shown(16)).toEqual(['  outcome', '  A negotiated', '  exit', '  force'])
  })

  test('has no column of ids that repeats the titles', () => {
    expect(titleColumns('outcome', { a: { title: 'a' } }, 80)).toHaveLength(1)
  })

  test('makes titles and ids safe to print', () => {
    expect(table(titleColumns('outcome', { a: { title: '\u001b[2J' } }, 80), plainStyle)).toContain('␛[2J')
  })
})

test('naturalWidth is that of the longest title, within reason', () => {
  expect(naturalWidth('outcome', titles)).toBe(17)
  expect(naturalWidth('outcome', { a: { title: 'word '.repeat(40) } })).toBeLessThanOrEqual(46)
})
