import { CaseError, defineCases, defineScenario, learn } from 'forkcast'
import { parseCases, readCases } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { linkedCases } from './codeCases.ts'

const scenario = defineScenario({
  forkcast: 1,
  title: 'Harbour',
  origin: '2030-03-01',
  horizon: '2030-12-26',
  exhaustive: true,
  tree: {
    branches: {
      stays: { count: 1 },
      leaves: { count: 1, branches: { resigns: { count: 1 }, dismissed: { count: 1, outcome: 'forced' } } },
    },
  },
  signals: { leak: { likelihood: { otherwise: 0.5 } }, strike: { rate: { otherwise: 1 } } },
})

const csv = `case,leaf,branch,outcome,weight,seen,absent,days,note,x-page
Easthaven 2011,resigns,,,,leak strike*2,,90,,12
"Westport, 1998",,leaves,,0.5,strike|strike,leak,30,a quarrel,
Northmole 2004,,,forced,2,,,,,
`
const rows = [
  { case: 'Easthaven 2011', leaf: 'resigns', seen: ['leak', 'strike*2'], days: 90, 'x-page': '12' },
  {
    case: 'Westport, 1998',
    branch: 'leaves',
    weight: 0.5,
    seen: ['strike', 'strike'],
    absent: ['leak'],
    days: 30,
    note: 'a quarrel',
  },
  { case: 'Northmole 2004', outcome: 'forced', weight: 2 },
] as const

describe('readCases(text)', () => {
  test.each([
    ['CSV', csv],
    [
      'CSV of a spreadsheet',
      `\ufeff${csv.replaceAll(',', ';').replace('Westport;', 'Westport,').replace('0.5', '0,5')}`,
    ],
    ['JSON Lines', rows.map((row) => JSON.stringify(row)).join('\n')],
    ['a JSON array', JSON.stringify(rows, null, 2)],
  ])('reads %s', (_format, text) => {
    expect(readCases(text)).toEqual(rows)
  })

  test.each([
    ['case,leaf\na,resigns\na,stays\n', '3:1', 'row 2: case', 'duplicate-case'],
    ['case,leaf,weight\na,resigns,many\n', '2:11', 'row 1: weight', 'not-a-number'],
    ['case,leaf,weight\na,resigns,0\n', '2:11', 'row 1: weight', 'invalid-value'],
    ['case,leaf,branch\na,resigns,leaves\n', '2:11', 'row 1: branch', 'case-place'],
    ['case,lief\na,resigns\n', '1:6', 'header: lief', 'unknown-column'],
    ['name,leaf\na,resigns\n', '1:1', 'header', 'missing-column'],
    ['[{"case":"a","leaf":"resigns","seen":"leak"}]', '1:38', 'row 1: seen', 'invalid-value'],
    ['{"case":"a","leaf":"resigns","seen":["leak*0"]}', '1:37', 'row 1: seen', 'invalid-value'],
    ['', '1:1', '', 'empty-log'],
  ])('refuses %j at %s', (text, place, path, code) => {
    const problem = parseCases(text).problems?.find((each) => each.code === code)
    expect([`${problem?.line}:${problem?.column}`, problem?.path]).toEqual([place, path])
    expect(() => readCases(text)).toThrow(CaseError)
  })

  test('says the remedy in terms of cases', () => {
    expect(parseCases('').problems?.[0]?.message).toContain(
      'table of cases without rows is the header case,leaf',
    )
    expect(parseCases('[3]').problems?.[0]?.message).toContain('{"case":"Easthaven 2011","leaf":"resigns"}')
  })

  test('keeps places for what only a scenario can tell', () => {
    const cases = readCases('case,leaf\na,resigns\nb,resings\n')
    const thrown = (): unknown => {
      try {
        return learn(scenario, cases)
      } catch (error) {
        return error
      }
    }
    expect((thrown() as CaseError).problems).toEqual([
      {
        code: 'unknown-id',
        message: '"resings" is neither a branch nor an outcome; did you mean "resigns"?',
        path: 'row 2: leaf',
        line: 3,
        column: 1,
        received: 'resings',
      },
    ])
  })
})

describe('defineCases(scenario, rows)', () => {
  test('gives frozen rows that are checked once', () => {
    const cases = defineCases(scenario, rows)
    expect(cases).toEqual(rows)
    expect(Object.isFrozen(cases) && cases.every((row) => Object.isFrozen(row))).toBe(true)
    expect(learn(scenario, cases.slice(1)).cases).toBe(2)
  })

  test('does not compile with a misspelt id', () => {
    // @ts-expect-error
    expect(() => defineCases(scenario, [{ case: 'a', leaf: 'resings' }])).toThrow('did you mean')
    // @ts-expect-error
    expect(() => defineCases(scenario, [{ case: 'a', outcome: 'leaves' }])).toThrow(
      'is a branch and no outcome',
    )
    // @ts-expect-error
    expect(() => defineCases(scenario, [{ case: 'a', leaf: 'stays', seen: ['strik*3'], days: 1 }])).toThrow(
      'did you',
    )
  })

  test.each(linkedCases)('reports $code: $message', ({ code, row, message, path }) => {
    let problems: CaseError['problems'] = []
    try {
      defineCases(scenario, [row] as never)
    } catch (error) {
      problems = (error as CaseError).problems
    }
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual([[code, path]])
    expect(problems[0]?.message).toContain(message)
  })

  test('refuses what is no array of rows', () => {
    expect(() => defineCases(scenario, 'case,leaf' as never)).toThrow('text goes through readCases')
  })
})
