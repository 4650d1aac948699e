import { describe, expect, test } from 'vitest'
import { readRecords } from '../../src/text/records.ts'

const problems = (text: string): string[] =>
  readRecords(text).problems.map(
    ({ line, column, code, path }) => `${line}:${column} ${code}${path === '' ? '' : ` ${path}`}`,
  )

const rows = [
  {
    date: '2030-03-11',
    signal: 'leak',
    observed: false,
    event: 'a',
    source: 'gazette, the',
    grade: 'B2',
    credence: 0.5,
  },
  {
    date: '2030-03-12T10:00:00Z',
    reported: '2030-03-14',
    signal: 'denial',
    strength: 2,
    note: 'a "so-called"\ndenial',
    'x-url': 'é',
  },
]

const csv = `date,reported,signal,observed,event,source,grade,credence,strength,note,x-url
2030-03-11,,leak,false,a,"gazette, the",B2,0.5,,,
2030-03-12T10:00:00Z,2030-03-14,denial,,,,,,2,"a ""so-called""
denial",é
`

describe('readRecords reads the same rows from', () => {
  test.each([
    ['CSV', csv],
    ['CSV with CR LF', csv.replaceAll('\n', '\r\n').replace('so-called""\r\n', 'so-called""\n')],
    ['CSV with CR', csv.replaceAll('\n', '\r')],
    ['CSV with a byte order mark', `\ufeff${csv}`],
    ['CSV with tabs', csv.replaceAll(',', '\t').replace('gazette\t the', 'gazette, the')],
    ['CSV with semicolons', csv.replaceAll(',', ';').replace('gazette; the', 'gazette, the')],
    ['CSV without a last line break', csv.trimEnd()],
    ['CSV with blank lines and blank rows', csv.replace('\n2030-03-11', '\n\n,,,,,,,,,,\n2030-03-11')],
    ['JSON Lines', rows.map((row) => JSON.stringify(row)).join('\n')],
    [
      'JSON Lines with blank lines and CR LF',
      `\n${rows.map((row) => JSON.stringify(row)).join('\r\n\r\n')}\r\n`,
    ],
    ['a JSON array', JSON.stringify(rows)],
    ['a JSON array over many lines', `\ufeff\n${JSON.stringify(rows, null, 2)}\n`],
  ])('%s', (_format, text) => {
    const { records, problems } = readRecords(text)
    expect(problems).toEqual([])
    expect(records).toEqual(rows)
  })

  test('a log without rows', () => {
    for (const text of ['date,signal', 'date,signal\n', '[]'])
      expect(readRecords(text)).toMatchObject({ records: [], problems: [] })
  })
})

describe('JSON', () => {
  test('values pass as they are, for the log to judge', () => {
    const row = { date: 20300311, signal: null, credence: '0.5', observed: 'true', 'x-more': { a: [1] } }
    expect(readRecords(JSON.stringify([row]))).toMatchObject({ records: [row], problems: [] })
    expect(readRecords(JSON.stringify(row))).toMatchObject({ records: [row], problems: [] })
  })

  test.each<[string, string[]]>([
    ['[{"date": 1}, {"signl": 2}]', ['1:16 unknown-key row 2: signl']],
    ['[{"date": 1, "date": 2}]', ['1:14 duplicate-key row 1: date']],
    ['[{"x-a": {"b": 1, "b": 2}}]', ['1:19 duplicate-key row 1: x-a']],
    ['[{"credence": 1e999}]', ['1:15 not-finite row 1: credence']],
    ['[{"__proto__": {}}]', ['1:3 forbidden-key row 1: __proto__']],
    [
      '[1, "a", null, [], {}]',
      [
        '1:2 not-an-object row 1',
        '1:5 not-an-object row 2',
        '1:10 not-an-object row 3',
        '1:16 not-an-object row 4',
      ],
    ],
    ['[{"date": 1}', ['1:13 json-syntax']],
    ['[{"date": 1}]\n[{"date": 2}]', ['2:1 json-syntax']],
    ['{"date": 1}\n{"signl": 2}', ['2:2 unknown-key row 2: signl']],
    ['\n{"date": 1, "date": 2}', ['2:13 duplicate-key row 1: date']],
    ['{"note": "a:b:{c", "date": 1, "date": 2}', ['1:31 duplicate-key row 1: date']],
    ['{"note": "\\\\", "note": "\\":"}', ['1:16 duplicate-key row 1: note']],
    ['{"note": "\\"", "note": 1}', ['1:16 duplicate-key row 1: note']],
    ['{"x-a": {"b": 1, "b": 2}}', ['1:18 duplicate-key row 1: x-a']],
    ['{"date": 1}\n{"credence": -1e999}', ['2:14 not-finite row 2: credence']],
    ['{"__proto__": {}}', ['1:2 forbidden-key row 1: __proto__']],
    ['{"date": 1}\n\n[1]\n2', ['3:1 not-an-object row 2', '4:1 not-an-object row 3']],
    ['{"date": 1}\n{"date": 2 "signal": 3}\n{"date": 4}', ['2:12 json-syntax row 2']],
    ['{"date": 1} {"date": 2}', ['1:13 json-syntax row 1']],
    ['{\n  "date": 1\n}', ['1:1 not-json-lines']],
    ['{"events": [{"date": 1}]}', ['1:2 unknown-key row 1: events']],
  ])('%j is refused at %j', (text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test('a line that cannot be read keeps its number', () => {
    expect(readRecords('{"date": 1}\n{"date"\n{"date": 3}').records).toEqual([{ date: 1 }, {}, { date: 3 }])
  })

  test('the positions of rows and keys are found', () => {
    const lines = readRecords('\n{"date": 1}\r\n\r\n{"é": 0, "date": 2}')
    expect(lines.locate(0, 'date')).toEqual({ line: 2, column: 10 })
    expect(lines.locate(1)).toEqual({ line: 4, column: 1 })
    expect(lines.locate(1, 'date')).toEqual({ line: 4, column: 18 })
    expect(lines.locate(1, 'signal')).toEqual({ line: 4, column: 1 })
    expect(lines.locate(2)).toBeUndefined()
    const array = readRecords('[{"date": 1},\n  {"date": 2}]')
    expect(array.locate(1)).toEqual({ line: 2, column: 3 })
    expect(array.locate(1, 'date')).toEqual({ line: 2, column: 12 })
    expect(array.locate(1, 'signal')).toEqual({ line: 2, column: 3 })
    expect(array.locate(-1)).toBeUndefined()
    expect(array.locate(2)).toBeUndefined()
  })
})

test('text that is no log at all is refused with its place', () => {
  expect(problems('')).toEqual(['1:1 empty-log'])
  expect(problems('\ufeff \r\n')).toEqual(['1:1 empty-log'])
  expect(problems('date,signal\n2030-01-01,le\0ak')).toEqual(['2:14 nul-character'])
  expect(problems('<html></html>')).toEqual(['1:1 missing-header header'])
})
