import { describe, expect, test } from 'vitest'
import { readRecords } from '../../src/text/records.ts'

const problems = (text: string): string[] =>
  readRecords(text).problems.map(({ line, column, code, path }) => `${line}:${column} ${code} ${path}`)

/** One data row under a header, as read; its first problem's code where there is one. */
const row = (text: string): unknown => {
  const { records, problems } = readRecords(text)
  return problems[0]?.code ?? records[0]
}

describe('a CSV header', () => {
  test('may come in any order, with spaces, quotes and columns of the author', () => {
    expect(row('x-mine, "signal" ,date\na,leak,2030-03-11'.replace(' "signal" ', '"signal" '))).toEqual({
      'x-mine': 'a',
      signal: 'leak',
      date: '2030-03-11',
    })
    expect(row(' signal , date\nleak,2030-03-11')).toEqual({ signal: 'leak', date: '2030-03-11' })
  })

  test.each<[string, string[]]>([
    ['date,sygnal,signal\n', ['1:6 unknown-column header: sygnal']],
    ['date,signal,Date\n', ['1:13 unknown-column header: Date']],
    ['date,signal,date\n', ['1:13 duplicate-column header: date']],
    ['date,signal,x-a,x-a\n', ['1:17 duplicate-column header: x-a']],
    ['date,signal,\n', ['1:13 empty-column-name header: ']],
    ['date,signal,__proto__\n', ['1:13 forbidden-key header: __proto__']],
    ['date,source\n', ['1:1 missing-column header']],
    ['2030-03-11,leak\n', ['1:1 missing-header header']],
    ['\n\nname,value\n', ['3:1 missing-header header']],
    ['date signal\n', ['1:1 missing-header header']],
    ['date,"signal\n', ['1:6 unclosed-quote header']],
  ])('%j is refused at %j', (text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test('that is at fault suggests what may have been meant', () => {
    expect(readRecords('date,sygnal,signal').problems[0]).toMatchObject({
      message: 'There is no column "sygnal"; did you mean "signal"? one of your own begins with x-',
      received: 'sygnal',
    })
    expect(readRecords('date,signal,date').problems[0]?.message).toBe(
      'The column date stands twice, as number 1 and 3; keep one, or rename one to begin with x-',
    )
  })
})

describe('a CSV cell', () => {
  const one = (key: string, cell: string, delimiter = ','): unknown => {
    const read = row(`date${delimiter}signal${delimiter}${key}\n2030-01-01${delimiter}s${delimiter}${cell}`)
    return typeof read === 'string' ? read : (read as Record<string, unknown>)[key]
  }

  test.each<[string, unknown]>([
    ['', undefined],
    ['  ', undefined],
    ['0.5', 0.5],
    [' 0.5 ', 0.5],
    ['.5', 0.5],
    ['1', 1],
    ['-2', -2],
    ['1e-3', 0.001],
    ['1E3', 1000],
    ['5.', 'not-a-number'],
    ['+1', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['1_000', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['1e400', 'not-a-number'],
    ['50%', 'not-a-number'],
    ['high', 'not-a-number'],
    ['"0,5"', 'not-a-number'], // cells parted by commas come from a country of decimal points
    ['true', 'not-a-number'],
  ])('of credence that says %j is %j', (cell, expected) => {
    expect(one('credence', cell)).toEqual(expected)
    expect(one('strength', cell)).toEqual(expected)
  })

  test.each<[string, unknown]>([
    ['0,5', 0.5],
    ['12,25', 12.25],
    ['0,500', 0.5],
    ['0.5', 0.5],
    ['-0,5', -0.5],
    ['1,000', 'not-a-number'],
    ['1,000,000', 'not-a-number'],
    ['0,5,1', 'not-a-number'],
  ])('of credence in a file with semicolons or tabs that says %j is %j', (cell, expected) => {
    expect(one('credence', cell, ';')).toEqual(expected)
    expect(one('credence', cell, '\t')).toEqual(expected)
  })

  test('that is no number says how to write one', () => {
    const message = (cell: string, delimiter: string) =>
      readRecords(`date${delimiter}signal${delimiter}credence\n2030-01-01${delimiter}s${delimiter}${cell}`)
        .problems[0]?.message
    expect(message('1,000', ';')).toBe(
      'The cell is no number; the comma can part decimals or thousands: write 1.000 or 1000',
    )
    expect(message('50%', ',')).toBe('The cell is no number; write a share, as in 0.5 for 50%')
    expect(message('"0,5"', ',')).toBe('The cell is no number; write decimals with a point, as in 0.5')
  })

  test.each<[string, unknown]>([
    ['true', true],
    ['FALSE', false],
    ['True', true],
    [' false ', false],
    ['', undefined],
    ['1', 'not-a-boolean'],
    ['yes', 'not-a-boolean'],
    ['WAHR', 'not-a-boolean'],
  ])('of observed that says %j is %j', (cell, expected) => {
    expect(one('observed', cell)).toEqual(expected)
  })

  test.each<[string, unknown]>([
    ['2030-03-11', '2030-03-11'],
    ['2025-02-30', '2025-02-30'], // no day: the log says so
    ['2030-03-11T10:00:00+02:00', '2030-03-11T10:00:00+02:00'],
    ['15/11/2025', '2025-11-15'],
    ['11/15/2025', '2025-11-15'],
    ['5/5/2025', '2025-05-05'],
    ['15.11.2025', '2025-11-15'],
    ['15-11-2025', '2025-11-15'],
    ['29/02/2028', '2028-02-29'],
    ['2025/11/05', '2025-11-05'],
    ['2025.1.5', '2025-01-05'],
    ['05/11/2025', 'ambiguous-date'],
    ['5.11.2025', 'ambiguous-date'],
    ['1/2/2025', 'ambiguous-date'],
    ['31/02/2025', '31/02/2025'],
    ['13/13/2025', '13/13/2025'],
    ['15/11-2025', '15/11-2025'],
    ['15/11/25', '15/11/25'],
    ['45976', '45976'],
    ['soon', 'soon'],
    ['', undefined],
  ])('of a date that says %j is %j', (cell, expected) => {
    expect(one('reported', cell)).toEqual(expected)
    expect(one('retracted', cell)).toEqual(expected)
  })

  test('of a date that can be read in two ways says both', () => {
    expect(readRecords('date,signal\n05/11/2025,s').problems).toEqual([
      {
        code: 'ambiguous-date',
        message:
          'The date can be read in two ways; write 2025-11-05 if the day comes first, 2025-05-11 if the month does',
        expected: '2025-11-05 or 2025-05-11',
        path: 'row 1: date',
        line: 2,
        column: 1,
        received: '05/11/2025',
      },
    ])
  })

  test('of free text keeps every character', () => {
    expect(one('event', ' a b ')).toBe(' a b ')
    expect(one('source', '007')).toBe('007')
    expect(one('note', '=1+1')).toBe('=1+1')
    expect(one('x-a', 'TRUE')).toBe('TRUE')
    expect(one('event', '"a ""b"""')).toBe('a "b"')
  })

  test('of signal and grade loses the spaces around', () => {
    expect(row('date,signal,grade\n2030-01-01, leak , B2')).toEqual({
      date: '2030-01-01',
      signal: 'leak',
      grade: 'B2',
    })
  })
})

test('a file that writes days first and months first is refused where the second kind begins', () => {
  const { problems } = readRecords(
    'date,signal,reported\n25/11/2025,a,\n05/05/2025,a,\n,a,11/26/2025\n12/25/2025,a,\n',
  )
  expect(problems).toEqual([
    {
      code: 'mixed-dates',
      message:
        'The file writes days first (25/11/2025) and months first (11/26/2025); write all dates as year-month-day',
      path: 'row 3: reported',
      line: 4,
      column: 4,
      received: '11/26/2025',
    },
  ])
})

describe('a CSV row', () => {
  test.each<[string, string[]]>([
    ['date,signal,note\na,b\n', ['2:4 too-few-cells row 1']],
    ['date,signal\na,b,c\n', ['2:5 too-many-cells row 1']],
    ['date,signal\na,b,\n', ['2:5 too-many-cells row 1']],
    [
      'date,signal\n2030-01-01,b\na\n2030-01-01,b\nc,d,e',
      ['3:2 too-few-cells row 2', '5:5 too-many-cells row 4'],
    ],
    ['date,signal\n2030-01-01,"b', ['2:12 unclosed-quote row 1']],
    ['date,signal\n2030-01-01,b\n2030-01-02,"c\nd,e\n', ['3:12 unclosed-quote row 2']],
    ['date,signal\n2030-01-01,"b"c\n', ['2:12 stray-quote row 1']],
    ['date,signal,note\n2030-01-01,b, "c"\n', ['2:14 stray-quote row 1: note']],
    ['date,signal,credence\n"2030\n-01",b,x\n', ['3:8 not-a-number row 1: credence']],
  ])('%j is refused at %j', (text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test('that cannot be read keeps its number', () => {
    expect(readRecords('date,signal\na,b\nc\nd,e').records).toEqual([
      { date: 'a', signal: 'b' },
      {},
      { date: 'd', signal: 'e' },
    ])
  })

  test('may hold a quote inside a cell that is not quoted', () => {
    expect(row('date,signal,note\na,b,6" gun')).toEqual({ date: 'a', signal: 'b', note: '6" gun' })
  })

  test('is found by its number, and its cells by their key', () => {
    const text =
      'date,signal,note,event\r\na,b,"two\r\nlines, ""quoted"", and on",é\r\n\r\nc,d,,f\r\n"g\n\nh",i,"",j\r\n'
    const { locate, problems } = readRecords(text)
    expect(problems).toEqual([])
    expect(locate(0)).toEqual({ line: 2, column: 1 })
    expect(locate(0, 'note')).toEqual({ line: 2, column: 5 })
    expect(locate(0, 'event')).toEqual({ line: 3, column: 28 })
    expect(locate(1, 'signal')).toEqual({ line: 5, column: 3 })
    expect(locate(1, 'event')).toEqual({ line: 5, column: 6 })
    expect(locate(2)).toEqual({ line: 6, column: 1 })
    expect(locate(2, 'event')).toEqual({ line: 8, column: 9 })
    expect(locate(2, 'grade')).toEqual({ line: 6, column: 1 })
    expect(locate(3)).toBeUndefined()
    expect(locate(-1)).toBeUndefined()
  })
})
