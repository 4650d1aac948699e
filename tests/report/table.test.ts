import { describe, expect, test } from 'vitest'
import { colourStyle, plainStyle } from '../../src/report/style.ts'
import { type Column, cell, table, widthOfColumns } from '../../src/report/table.ts'

const names: Column = { heading: 'name', align: 'left', cells: [cell('a'), { lines: ['two', 'lines'] }] }
const numbers: Column = { heading: 'of\nall', align: 'right', cells: [cell('9.1%', 'up'), cell('10.0%')] }

describe('table(columns, style)', () => {
  test('aligns columns under their headings, and its lines end where their text does', () => {
    expect(table([names, numbers, { heading: '', align: 'left', cells: [cell('x')] }], plainStyle)).toBe(
      ['            of', '  name     all', '  a       9.1%  x', '  two    10.0%', '  lines'].join('\n'),
    )
  })

  test('has no line of headings where there are none', () => {
    expect(table([{ ...names, heading: '' }], plainStyle)).toBe('  a\n  two\n  lines')
  })

  test('colours text and not the space around it', () => {
    expect(table([{ ...numbers, heading: '' }], colourStyle).split('\n')[0]).toBe(
      '   \u001b[32m9.1%\u001b[39m',
    )
  })

  test('aligns wide characters', () => {
    const wide: Column = { heading: '', align: 'left', cells: [cell('委内'), cell('ab')] }
    expect(table([wide, { ...numbers, heading: '' }], plainStyle)).toBe('  委内   9.1%\n  ab    10.0%')
  })
})

test('widthOfColumns counts margin and gaps', () => {
  expect(widthOfColumns([names, numbers])).toBe('  lines  10.0%'.length)
})
