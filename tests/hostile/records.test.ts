import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecords } from '../../src/text/records.ts'
import { seconds } from './seconds.ts'

const codes = (text: string): string[] => readRecords(text).problems.map((problem) => problem.code)

describe('a log cannot', () => {
  test.each([
    ['a header twice', 'date,signal,date\n', 'duplicate-column'],
    ['a header __proto__', 'date,signal,__proto__\n2030-01-01,a,x\n', 'forbidden-key'],
    ['a key __proto__', '{"__proto__": {"date": 1}}', 'forbidden-key'],
    ['a key twice', '{"date": "2030-01-01", "date": "2030-01-02"}', 'duplicate-key'],
    ['a number too large, in CSV', 'date,signal,strength\n2030-01-01,a,1e400', 'not-a-number'],
    ['a number too large, in JSON Lines', '{"strength": 1e400}', 'not-finite'],
    ['a number too large, in a JSON array', '[{"strength": 1e400}]', 'not-finite'],
    ['a NUL', 'date,signal\n2030-01-01,a\0', 'nul-character'],
    ['rows in an open quote', 'date,signal\n2030-01-01,"a\n2030-01-02,b\n', 'unclosed-quote'],
    ['more cells than columns', 'date,signal\n2030-01-01,a,b\n', 'too-many-cells'],
  ])('smuggle in %s', (_what, text, code) => {
    expect(codes(text)).toEqual([code])
  })

  test('have its text guessed to be something else', () => {
    const text = 'date,signal,event,source,note,x-a\n2025-02-30,TRUE,007,1e3,null,NaN\n'
    expect(readRecords(text)).toMatchObject({
      problems: [],
      records: [
        { date: '2025-02-30', signal: 'TRUE', event: '007', source: '1e3', note: 'null', 'x-a': 'NaN' },
      ],
    })
  })

  test('set a prototype, even of what is read beside a problem', () => {
    for (const text of ['date,signal,__proto__\na,b,polluted', '{"__proto__": {"polluted": 1}}']) {
      for (const record of readRecords(text).records) {
        expect(Object.getPrototypeOf(record)).toBe(Object.prototype)
        expect((record as { polluted?: number }).polluted).toBeUndefined()
      }
    }
  })

  test('hide a byte order mark in its first header', () => {
    expect(readRecords('\ufeffdate,signal\n2030-01-01,a').records).toEqual([
      { date: '2030-01-01', signal: 'a' },
    ])
  })

  test('overflow the stack', () => {
    expect(codes(`{"x-a": ${'['.repeat(5000)}${']'.repeat(5000)}}`)).toEqual(['too-deep'])
    expect(codes(`[{"x-a": ${'['.repeat(5000)}${']'.repeat(5000)}}]`)).toEqual(['too-deep'])
    expect(codes('['.repeat(100_000))).toEqual(['json-syntax'])
    expect(codes('{"a":'.repeat(100_000))).toEqual(['json-syntax'])
  })
})

describe('size', () => {
  const isoRows = (count: number): string =>
    `date,signal,credence,note\n${'2030-03-11,audit-leak,0.5,a note\n'.repeat(count)}`

  test('of 50,000 rows of CSV, plain or quoted, is read in a moment', () => {
    for (const text of [isoRows(50_000), `${isoRows(50_000)}2030-03-12,b,1,"a, b"\n`])
      expect(seconds(() => expect(codes(text)).toEqual([]))).toBeLessThan(8)
  })

  test('of 50,000 JSON Lines is read in a moment', () => {
    const text = '{"date":"2030-03-11","signal":"audit-leak","credence":0.5}\n'.repeat(50_000)
    expect(seconds(() => expect(codes(text)).toEqual([]))).toBeLessThan(8)
  })

  test('of 20,000 bad rows is a list of a hundred that counts the others', () => {
    for (const text of [
      `date,signal,credence\n${'05/11/2025,a,x\n'.repeat(10_000)}`,
      `date,signal\n${'a\n'.repeat(20_000)}`,
      '{"signl": 1}\n'.repeat(20_000),
      `[${'1,'.repeat(19_999)}1]`,
    ]) {
      const { problems } = readRecords(text)
      expect(problems).toHaveLength(100)
      expect(problems.at(-1)?.message).toBe(
        '19901 more problems of this text are not listed; mend these first',
      )
      expect(JSON.stringify(problems).length).toBeLessThan(100_000)
    }
  })

  test('of a row of 200,000 cells, or a cell of 200,000 quotes, costs time in proportion', () => {
    for (const text of [
      `date,signal\n${','.repeat(200_000)}a`,
      `date,signal\n2030-01-01,"${'""'.repeat(100_000)}"`,
      `date,signal\n2030-01-01,"${'"x'.repeat(100_000)}`,
      `date,signal\n2030-01-01,${'"'.repeat(200_001)}`,
      `date,signal\n2030-01-01,a${'"'.repeat(200_000)}`,
      `${','.repeat(200_000)}date,signal`,
      '\n'.repeat(200_000),
      `date,signal\n${'\n'.repeat(200_000)}`,
    ])
      expect(seconds(() => readRecords(text))).toBeLessThan(8)
  })
})

test('no text makes readRecords throw, and none is refused without a sentence and a place', () => {
  const parts = [
    ...[
      'date',
      'signal',
      'credence',
      'observed',
      'x-a',
      'sygnal',
      '__proto__',
      ',',
      ',',
      ';',
      '\t',
      '\n',
      '\n',
      '\r\n',
    ],
    ...[
      '\r',
      '"',
      '""',
      ' ',
      '2030-01-01',
      '15/11/2025',
      '05/11/2025',
      '11/15/2025',
      '0.5',
      '0,5',
      'true',
      '\ufeff',
    ],
    ...[
      '{',
      '}',
      '[',
      ']',
      ':',
      '{"date": 1}',
      '{"date": 1, "date": 2}',
      '1e400',
      '\0',
      'é',
      '\\',
      '[{"signal": "a"},',
    ],
  ]
  const header = fc.constantFrom(
    '',
    'date,signal\n',
    'date;signal;credence\n',
    'signal\tdate\n',
    '[',
    '{"date": 1}\n',
  )
  const soup = fc.array(fc.constantFrom(...parts), { maxLength: 25 }).map((words) => words.join(''))
  const text = fc.oneof(
    fc.tuple(header, soup).map(([first, rest]) => first + rest),
    fc.tuple(header, fc.string({ unit: 'binary', maxLength: 40 })).map(([first, rest]) => first + rest),
  )
  fc.assert(
    fc.property(text, (source) => {
      const { records, problems, locate } = readRecords(source)
      const lines = source.split(/\r\n|[\n\r]/)
      for (const { code, message, line = 0, column = 0 } of problems) {
        const there = lines[line - 1]
        // one column behind the end of a line is where something is missing
        if (!/^[a-z-]+$/.test(code) || message === '' || there === undefined || column > there.length + 2)
          throw new Error(`${code}: ${message} at ${line}:${column}`)
      }
      records.forEach((record, index) => {
        for (const key of [undefined, ...Object.keys(record)]) {
          const place = locate(index, key)
          if (!place || lines[place.line - 1] === undefined)
            throw new Error(`no place of row ${index} ${key}`)
        }
      })
    }),
    { seed: 8, numRuns: 1200 },
  )
})

test('rows written as CSV are read back, whatever their text', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom('"', '""', ',', ';', '\n', 'a\nb', ' a', 'a ', '"a"', "'"),
  )
  const written = (text: string, delimiter: string): string =>
    /["\n\r]/.test(text) || text.includes(delimiter) || /^\s/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (rows, delimiter, lineBreak) => {
        const header = ['date', 'signal', 'event', 'source', 'note'].join(delimiter)
        const lines = rows.map((row) =>
          ['2030-01-01', 's', ...row.map((text) => written(text, delimiter))].join(delimiter),
        )
        const read = readRecords([header, ...lines].join(lineBreak))
        expect(read.problems).toEqual([])
        expect(read.records).toEqual(
          rows.map(([event, source, note]) => ({
            date: '2030-01-01',
            signal: 's',
            ...kept('event', event),
            ...kept('source', source),
            ...kept('note', note),
          })),
        )
        rows.forEach((_, index) => {
          expect(read.locate(index, 'date')?.column).toBe(1)
        })
      },
    ),
    { seed: 9, numRuns: 700 },
  )
})

/** What is left of a cell: nothing of white space, and of line breaks one kind. */
const kept = (key: string, text: string): Record<string, string> =>
  text.trim() === '' ? {} : { [key]: text.replace(/\r\n?/g, '\n') }
