import { describe, expect, test } from 'vitest'
import { plainStyle } from '../../src/report/style.ts'
import { problemsReport, warningsReport } from '../../src/report/warnings.ts'

const page = { width: 60, style: plainStyle }

describe('warningsReport(warnings, page)', () => {
  test('is a quiet block with codes and places', () => {
    const warnings = [
      {
        file: 's.yaml',
        code: 'no-residual',
        message: 'no leaf stands for anything else',
        path: 'tree',
        line: 5,
        column: 1,
      },
      { file: 's.yaml', code: 'as-of-defaulted', message: 'no day was given' },
    ]
    expect(warningsReport(warnings, page)).toBe(
      [
        'note: no leaf stands for anything else [no-residual]',
        '      (s.yaml:5:1)',
        'note: no day was given [as-of-defaulted]',
      ].join('\n'),
    )
  })

  test('is empty without warnings', () => {
    expect(warningsReport([], page)).toBe('')
  })
})

describe('problemsReport(problems)', () => {
  test('is a line for each, with file:line:column and path', () => {
    const problems = [
      { file: 's.yaml', code: 'a', message: 'too large', path: 'tree.p', line: 3, column: 8, received: 2 },
      { file: 'e.csv', code: 'b', message: 'no\u001b\u202e day', path: 'row 4: date' },
    ]
    expect(problemsReport(problems)).toBe('s.yaml:3:8 tree.p: too large\ne.csv row 4: date: no\\u001b� day')
  })
})
