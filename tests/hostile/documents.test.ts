import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/text/document.ts'

const codes = (text: string): string[] => readDocument(text).problems.map((problem) => problem.code)

import { seconds } from './seconds.ts'

describe('a document cannot', () => {
  test.each([
    ['a number too large, in YAML', 'a: 1e400', 'not-finite'],
    ['a number too large, in JSON', '{"a": 1e400}', 'not-finite'],
    ['an unknown tag', 'a: !!js/function "x"', 'unknown-tag'],
    ['YAML 1.1', '%YAML 1.1\n---\na: yes', 'yaml-version'],
    ['a repeated key, in YAML', 'p: 0.1\np: 0.9', 'duplicate-key'],
    ['a repeated key, in JSON', '{"p": 0.1, "p": 0.9}', 'duplicate-key'],
    ['a second document', 'a: 1\n--- \nb: 2', 'several-documents'],
    ['a key that is no text', 'true: 1', 'key-not-text'],
    ['__proto__, in YAML', '__proto__: { p: 1 }', 'forbidden-key'],
    ['__proto__, in JSON', '{"__proto__": { "p": 1 }}', 'forbidden-key'],
    ['a merge', 'a: &a { p: 1 }\nb: { <<: *a }', 'merge-key'],
    ['a cycle', 'a: &a { b: *a }', 'cyclic-alias'],
  ])('smuggle in %s', (_what, text, code) => {
    expect(codes(text)).toEqual([code])
  })

  test('set a prototype, even of what is read beside a problem', () => {
    const { value } = readDocument('__proto__: { polluted: 1 }\na: 1')
    expect((value as { polluted?: number }).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('nesting', () => {
  const blockMap = (depth: number): string =>
    `${Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n')} 1`
  const forms: [string, (depth: number) => string][] = [
    ['JSON arrays', (depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['JSON objects', (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
    ['flow lists', (depth) => `a: ${'[ '.repeat(depth - 1)}${']'.repeat(depth - 1)}`],
    ['flow objects', (depth) => `a: ${'{ a: '.repeat(depth - 1)}1${'}'.repeat(depth - 1)}`],
    ['flow pairs', (depth) => `${'[a: '.repeat(depth / 2)}1${']'.repeat(depth / 2)}`],
    ['block lists', (depth) => `${'- '.repeat(depth)}a`],
    ['block objects', blockMap],
    ['unclosed JSON', (depth) => `x: ${'['.repeat(depth)}`],
    ['unclosed objects', (depth) => '{"a":'.repeat(depth)],
  ]

  test.each(forms)('of %s is refused at any depth beyond 200, without an overflow', (_name, form) => {
    for (const depth of [204, 400, 1000, 3000]) {
      const found = codes(form(depth))
      expect(found.length).toBeGreaterThan(0)
      for (const code of found) expect(['too-deep', 'json-syntax', 'yaml-syntax']).toContain(code)
    }
  })

  test.each(forms.slice(0, 7))('of %s is read down to 200', (_name, form) => {
    expect(codes(form(200))).toEqual([])
    expect(codes(form(202))).toEqual(['too-deep'])
  })

  test('of a million brackets is refused in passing', () => {
    for (const text of ['['.repeat(1_000_000), `a: ${'['.repeat(1_000_000)}`, '{"a":'.repeat(300_000)])
      expect(seconds(() => expect(codes(text)).toHaveLength(1))).toBeLessThan(10)
  })

  test('of keys in keys is refused', () => {
    expect(codes('? '.repeat(5000))).toEqual(['too-deep'])
    expect(codes(`${'? - '.repeat(60)}a`).every((code) => code === 'key-not-text')).toBe(true)
  })

  test('through aliases counts like nesting written out', () => {
    const level = (i: number) =>
      `l${i}: &l${i} ${'['.repeat(60)}${i === 0 ? '1' : `*l${i - 1}`}${']'.repeat(60)}`
    const text = (levels: number) => Array.from({ length: levels }, (_, i) => level(i)).join('\n')
    expect(codes(text(3))).toEqual([])
    expect(codes(text(4))).toEqual(['too-deep'])
  })
})

describe('size', () => {
  test('of aliases of aliases is bounded by what they would expand to', () => {
    const laughs = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 12; i++)
      laughs.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`)
    expect(seconds(() => expect(codes(laughs.join('\n'))).toEqual(['alias-expansion']))).toBeLessThan(10)
    expect(codes(laughs.slice(0, 4).join('\n'))).toEqual([])
  })

  test('of 20,000 keys in one YAML object costs time in proportion', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}: 1`).join('\n')
    expect(seconds(() => expect(codes(`${keys(20_000)}\nk7: 2`)).toEqual(['duplicate-key']))).toBeLessThan(10)
  })

  test('of 20,000 anchors and aliases costs time in proportion', () => {
    const anchors = Array.from({ length: 20_000 }, (_, i) => `- &a${i} x\n- *a${i}`).join('\n')
    expect(seconds(() => expect(codes(anchors)).toEqual([]))).toBeLessThan(10)
  })

  test('of 100,000 leaves in JSON is read, checked and located in a moment', () => {
    const branches = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, i) => [`leaf${i}`, { p: 0.00001, title: `Leaf ${i}` }]),
    )
    const text = JSON.stringify({ tree: { branches } }, null, 1)
    expect(
      seconds(() => {
        const document = readDocument(text)
        expect(document.problems).toEqual([])
        expect(document.locate(['tree', 'branches', 'leaf99999', 'p'])?.line).toBe(400_001)
      }),
    ).toBeLessThan(10)
  })

  test('of 100,000 problems is a list of a hundred that counts the others', () => {
    const { problems } = readDocument(`[${'1e999,'.repeat(99_999)}1e999]`)
    expect(problems).toHaveLength(100)
    expect(problems.at(-1)?.message).toBe('99901 more problems of this text are not listed; mend these first')
    expect(JSON.stringify(problems).length).toBeLessThan(50_000)
  })
})

test('no text makes readDocument throw, and none is refused without a sentence', () => {
  const parts = [
    ...[
      'a',
      'b: ',
      '- ',
      '? ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '\n',
      '\n  ',
      '\t',
      ' ',
      '#',
      '&a ',
      '*a',
    ],
    ...[
      '!t ',
      '!!str ',
      '|',
      '>',
      '%YAML 1.1\n',
      '---\n',
      '...\n',
      '<<: ',
      '1e400',
      '.nan',
      'null',
      '~',
      '__proto__',
    ],
    ...[
      '\r',
      '\r\n',
      '\ufeff',
      '\0',
      '\\',
      '@',
      '`',
      '0x1',
      'é',
      '\u2028',
      '"a": 1',
      '{"a": ',
      '|-\n  x',
      '//',
      '/*',
    ],
  ]
  const soup = fc.array(fc.constantFrom(...parts), { maxLength: 25 }).map((words) => words.join(''))
  const binary = fc.string({ unit: 'binary', maxLength: 40 })
  const json = fc
    .tuple(fc.json(), fc.nat(60))
    .map(([text, cut]) => text.slice(0, text.length - (cut % (text.length + 1))))
  fc.assert(
    fc.property(fc.oneof(soup, binary, json), (text) => {
      const { problems, locate } = readDocument(text)
      for (const { code, message, line, column } of problems)
        if (!/^[a-z-]+$/.test(code) || message === '' || line === undefined || column === undefined)
          throw new Error(`${code}: ${message} at ${line}:${column}`)
      locate(['a', 0, 'b'], 'key')
    }),
    { seed: 6, numRuns: 1200 },
  )
})

test('a JSON text is the same document to both readers', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
      const text = JSON.stringify(value)
      const expected = JSON.parse(text)
      // a comma more makes it flow style
      const flow = readDocument(`[${text},]`)
      const json = readDocument(`[${text}]`)
      expect(flow.problems.map(({ code }) => code)).toEqual(json.problems.map(({ code }) => code))
      if (json.problems.length === 0) {
        expect(json.value).toEqual([expected])
        expect(flow.value).toEqual([expected])
      }
    }),
    { seed: 7, numRuns: 300 },
  )
})
