import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/text/document.ts'

/** `line:column code path` of every problem. */
const problems = (text: string): string[] =>
  readDocument(text).problems.map(
    ({ line, column, code, path }) => `${line}:${column} ${code}${path === '' ? '' : ` ${path}`}`,
  )

const yaml = `# a comment
title: Who runs it?   # another
origin: 2030-03-01
tree:
  branches:
    stays: { title: "Stays: put", p: rest }
    leaves:
      p: 0.4
      impacts: [1, -2.5e3, 0x1F, true, null, ~, 007, yes, '5']
`

const value = {
  title: 'Who runs it?',
  origin: '2030-03-01',
  tree: {
    branches: {
      stays: { title: 'Stays: put', p: 'rest' },
      leaves: { p: 0.4, impacts: [1, -2500, 31, true, null, null, 7, 'yes', '5'] },
    },
  },
}

describe('readDocument', () => {
  test('reads YAML 1.2 into plain data', () => {
    const document = readDocument(yaml)
    expect(document.problems).toEqual([])
    expect(document.value).toEqual(value)
    expect(Object.getPrototypeOf(document.value)).toBe(Object.prototype)
  })

  test('reads the same from JSON', () => {
    for (const text of [
      JSON.stringify(value),
      JSON.stringify(value, null, 2),
      `\ufeff ${JSON.stringify(value)}\n`,
    ]) {
      const document = readDocument(text)
      expect(document.problems).toEqual([])
      expect(document.value).toEqual(value)
    }
  })

  test('reads the flow style where brackets are no JSON', () => {
    expect(readDocument("{a: 1, 'b': [x, y,], c: }").value).toEqual({ a: 1, b: ['x', 'y'], c: null })
    expect(readDocument('{"a": 1,}').value).toEqual({ a: 1 })
    expect(readDocument('[a, b]').value).toEqual(['a', 'b'])
  })

  test('keeps the order of keys, and takes constructor for a key like others', () => {
    const document = readDocument('b: 1\nconstructor: 2\na: 3\n')
    expect(Object.entries(document.value as object)).toEqual([
      ['b', 1],
      ['constructor', 2],
      ['a', 3],
    ])
    expect(document.problems).toEqual([])
  })

  test('takes whole numbers for keys as they are written', () => {
    const document = readDocument('grades: { A: 0.95, 1: 0.85 }\n')
    expect(document.value).toEqual({ grades: { A: 0.95, 1: 0.85 } })
    expect(document.locate(['grades', '1'])).toEqual({ line: 1, column: 23 })
    expect(problems('1: a\n"1": b')).toEqual(['2:1 duplicate-key 1'])
    expect(problems('0x1: a\n1.0: b\n007: c')).toEqual([
      '1:1 key-not-text ?',
      '2:1 key-not-text ?',
      '3:1 key-not-text ?',
    ])
  })

  test('repeats an anchor at its aliases', () => {
    const document = readDocument('a: &base { p: 0.1 }\nb: *base\nc: [*base, *base]\n')
    expect(document.value).toEqual({ a: { p: 0.1 }, b: { p: 0.1 }, c: [{ p: 0.1 }, { p: 0.1 }] })
    expect(document.problems).toEqual([])
    // the position is where the value is written, because that is where to correct it
    expect(document.locate(['c', 1, 'p'])).toEqual({ line: 1, column: 15 })
  })

  test('an anchor can be given again, and an alias means the last one before it', () => {
    expect(readDocument('[&a 1, *a, &a 2, *a]').value).toEqual([1, 1, 2, 2])
  })
})

describe('locate', () => {
  const document = readDocument(yaml)

  test('finds values and keys in YAML', () => {
    expect(document.locate([])).toEqual({ line: 2, column: 1 })
    expect(document.locate(['title'])).toEqual({ line: 2, column: 8 })
    expect(document.locate(['title'], 'key')).toEqual({ line: 2, column: 1 })
    expect(document.locate(['tree', 'branches', 'stays', 'p'])).toEqual({ line: 6, column: 38 })
    expect(document.locate(['tree', 'branches', 'stays', 'p'], 'key')).toEqual({ line: 6, column: 35 })
    expect(document.locate(['tree', 'branches', 'leaves', 'impacts', 1])).toEqual({ line: 9, column: 20 })
  })

  test('finds values and keys in JSON', () => {
    const json = readDocument('{\r\n  "title": "é",\r\n  "tree": { "p": [1, {"q": 2}] }\r\n}')
    expect(json.locate([])).toEqual({ line: 1, column: 1 })
    expect(json.locate(['title'])).toEqual({ line: 2, column: 12 })
    expect(json.locate(['title'], 'key')).toEqual({ line: 2, column: 3 })
    expect(json.locate(['tree', 'p', 1, 'q'])).toEqual({ line: 3, column: 28 })
    expect(json.locate(['tree', 'p', 1, 'q'], 'key')).toEqual({ line: 3, column: 23 })
  })

  test('falls back to the nearest ancestor that is there', () => {
    expect(document.locate(['tree', 'branches', 'leaves', 'timing', 'weibull'])).toEqual({
      line: 8,
      column: 7,
    })
    expect(document.locate(['nothing'])).toEqual({ line: 2, column: 1 })
    expect(document.locate(['title', 'deeper'])).toEqual({ line: 2, column: 8 })
    const json = readDocument('{"a": [1]}')
    expect(json.locate(['a', 5])).toEqual({ line: 1, column: 7 })
    expect(json.locate(['b', 'c'], 'key')).toEqual({ line: 1, column: 1 })
  })

  test('points at the key where a value is left out', () => {
    const empty = readDocument('a:\nb: 1\n')
    expect(empty.value).toEqual({ a: null, b: 1 })
    expect(empty.locate(['a'])?.line).toBe(1)
    expect(readDocument('{a, b: 1}').locate(['a'])).toEqual({ line: 1, column: 2 })
  })

  test('columns are right after a byte order mark, CR LF and letters beyond ASCII', () => {
    const text = '\ufefftitle: "Größe – 😀"\r\nö: { é: 1, z: 2 }\r\n'
    expect(readDocument(text).locate(['ö', 'z'])).toEqual({ line: 2, column: 15 })
    expect(readDocument(text).locate(['title'], 'key')).toEqual({ line: 1, column: 1 })
  })

  test('knows nothing of a text that could not be read', () => {
    expect(readDocument('').locate([])).toBeUndefined()
    expect(readDocument('{"a": 1 "b": 2}').locate(['a'])).toBeUndefined()
  })
})

describe('every refusal has a code and a place:', () => {
  test.each<[string, string[]]>([
    ['', ['1:1 empty-document']],
    [' \n\t\n', ['1:1 empty-document']],
    ['# only a comment\n', ['1:1 empty-document']],
    ['---\n', ['1:1 empty-document']],
    ['a: 1\nb: x\0y\n', ['2:5 nul-character']],
    ['a: 1\nb: 2\na: 3\n', ['3:1 duplicate-key a']],
    ['t:\n  a: 1\n  a: 2\n  a: 3\n', ['3:3 duplicate-key t.a', '4:3 duplicate-key t.a']],
    ['{"a": {"b": 1,\n "b": 2}}', ['2:2 duplicate-key a.b']],
    ['{"a": 1, "\\u0061": 2}', ['1:10 duplicate-key a']],
    ['[{"a": 1, "a": 2}]', ['1:11 duplicate-key [0].a']],
    ['true: 1', ['1:1 key-not-text ?']],
    ['a: { null: 1, ~: 2, : 3 }', ['1:6 key-not-text a.?', '1:15 key-not-text a.?', '1:21 key-not-text a.?']],
    ['? [a, b]\n: 1', ['1:3 key-not-text ?']],
    ['? { a: b }\n: 1', ['1:3 key-not-text ?']],
    ['a: &x k\n*x : 1', ['2:1 key-not-text ?']],
    ['a:\n  __proto__: { p: 1 }', ['2:3 forbidden-key a.__proto__']],
    ['{"a": {"__proto__": {"p": 1}}}', ['1:8 forbidden-key a.__proto__']],
    ['a: &b { c: 1 }\nd:\n  <<: *b', ['3:3 merge-key d.<<']],
    ['a: 1\n---\nb: 2', ['2:1 several-documents']],
    ['a: 1\n...\n---\nb: 2', ['3:1 several-documents']],
    ['%YAML 1.1\n---\na: yes', ['1:1 yaml-version']],
    ['%TAG ! tag:example.com,2000:\n---\na: 1', ['1:1 yaml-directive']],
    ['%YAML 1.2\n---\na: yes', []],
    ['a: !thing 1', ['1:11 unknown-tag a']],
    ['a: !!binary aGk=', ['1:13 unknown-tag a']],
    ['a: !!set { x }', ['1:10 unknown-tag a']],
    ['a: !!timestamp 2030-01-01', ['1:16 unknown-tag a']],
    ['a: !!str 5', []],
    [
      'a: 1e400\nb: [.inf, -.inf, .nan]',
      ['1:4 not-finite a', '2:5 not-finite b[0]', '2:11 not-finite b[1]', '2:18 not-finite b[2]'],
    ],
    ['{"a": [1e400, -1e400]}', ['1:8 not-finite a[0]', '1:15 not-finite a[1]']],
    ['a: *b', ['1:4 unknown-anchor a']],
    ['a: &a [1, *a]', ['1:11 cyclic-alias a[1]']],
    ['a: *b\nb: &b 1', ['1:4 unknown-anchor a']],
    ['a:\n\tb: 1', ['2:1 yaml-syntax']],
    ['a: b: c', ['1:4 yaml-syntax']],
    ['a: "x', ['1:6 yaml-syntax']],
    ['a: [1, 2', ['1:9 yaml-syntax']],
    ['a: @home', ['1:4 yaml-syntax']],
    ['{"a": 1 "b": 2}', ['1:9 json-syntax']],
    ['{"a": 1} x', ['1:10 json-syntax']],
    ['{\n  "a": [1 2]\n  "b": 3}', ['2:11 json-syntax']],
    ['{"a": 01}', []], // a number in YAML, and text in brackets that is no JSON is YAML
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test.each([
    ['a: 1\na: 2', 'The key "a" stands twice here, first on line 1, column 1; keep one, or rename the other'],
    ['yes: 1\ntrue: 2', 'The key true is not text to YAML; put it into quotes'],
    ['? [a]\n: 1', 'A key must be text, not a list, an object or an alias; write it out'],
    [': 1', 'The key is empty; put it into quotes'],
    ['a: 1e400', 'Numbers must be finite, and 1e400 is not; the largest is about 1.8e308'],
    [
      'a:\n\tb: 1',
      'The YAML cannot be read here: Tabs are not allowed as indentation; indent with spaces, not with tabs',
    ],
    [
      '{"a": 1,, "b": 2}',
      'The JSON cannot be read here: a key in double quotes is expected; remove a comma that nothing follows',
    ],
    ['{"a" "b"}', 'The JSON cannot be read here: a colon is expected after the key'],
  ])('%j: %s', (text, message) => {
    expect(readDocument(text).problems[0]?.message).toBe(message)
  })

  test('a duplicate key keeps its first value, so that nothing else is reported in its name', () => {
    expect(readDocument('a: 1\na: 2').value).toEqual({ a: 1 })
  })
})
