import { describe, expect, test } from 'vitest'
import { adderTo, capProblems, formatPath, formatProblem, type Problem } from '../../src/checking/problem.ts'
import { collector } from '../../src/checking/report.ts'
import { show } from '../../src/checking/show.ts'
import { seconds } from '../hostile/seconds.ts'

const problems = (count: number, from = 0): Problem[] =>
  Array.from({ length: count }, (_, i) => ({ code: 'c', message: `m${from + i}`, path: '' }))

const more = (count: number, sentence: string): Problem => ({
  code: 'more-problems',
  message: `${sentence} not listed; mend these first`,
  path: '',
  received: count,
})

describe('adderTo', () => {
  const add = (count: number): Problem[] => {
    const list: Problem[] = []
    const note = adderTo(list)
    for (const problem of problems(count)) note(() => problem)
    return list
  }

  test('keeps a hundred problems as they come', () => {
    expect(add(0)).toEqual([])
    expect(add(100)).toEqual(problems(100))
  })

  test('counts the problems after them in one more entry', () => {
    expect(add(101)).toEqual([...problems(100), more(1, '1 more problem of this input is')])
    expect(add(100_000)).toEqual([...problems(100), more(99_900, '99900 more problems of this input are')])
  })

  test('does not describe the problems that it only counts', () => {
    const note = adderTo([])
    let described = 0
    for (let i = 0; i < 1000; i++)
      note(() => {
        described++
        return { code: 'c', message: 'm', path: '' }
      })
    expect(described).toBe(100)
  })
})

describe('capProblems', () => {
  test('leaves up to a hundred as they are, and cuts a longer list', () => {
    expect(capProblems(problems(100))).toEqual(problems(100))
    expect(capProblems(problems(103))).toEqual([
      ...problems(100),
      more(3, '3 more problems of this input are'),
    ])
  })

  test('leaves a list that is cut already as it is', () => {
    const cut = capProblems(problems(500))
    expect(capProblems(cut)).toEqual(cut)
  })

  test('adds up what two cut lists left out, and what it cuts', () => {
    const joined = capProblems([...capProblems(problems(150)), ...capProblems(problems(130, 1000))])
    expect(joined).toEqual([...problems(100), more(180, '180 more problems of this input are')])
    const few = capProblems([...problems(1), ...capProblems(problems(300, 1))])
    expect(few).toEqual([...problems(100), more(201, '201 more problems of this input are')])
  })
})

describe('collector', () => {
  test('copies the path, which may go on changing', () => {
    const { problems: list, report } = collector()
    const path = ['tree', 'branches']
    report('c', path, 'm')
    path.push('a')
    report('c', path, () => 'made when listed', { received: 1, expected: 'e', part: 'key' })
    expect(list).toEqual([
      { code: 'c', message: 'm', path: 'tree.branches' },
      { code: 'c', message: 'made when listed', path: 'tree.branches.a', received: 1, expected: 'e' },
    ])
  })

  test('looks up the place of the key or of the value, whichever is wrong', () => {
    const { problems: list, report } = collector((path, part) => ({
      line: path.length,
      column: part === 'key' ? 1 : 2,
    }))
    report('c', ['a'], 'm')
    report('c', ['a', 'b'], 'm', { part: 'key' })
    expect(list.map(({ line, column }) => [line, column])).toEqual([
      [1, 2],
      [2, 1],
    ])
  })
})

describe('formatPath', () => {
  test('writes a path as people do', () => {
    expect(formatPath([])).toBe('')
    expect(formatPath(['tree', 'branches', 'leaves', 'p'])).toBe('tree.branches.leaves.p')
    expect(formatPath(['timing', 'mixture', 0, 'of'])).toBe('timing.mixture[0].of')
  })
})

describe('show', () => {
  test.each<[unknown, string]>([
    [undefined, 'nothing'],
    [null, 'null'],
    [true, 'true'],
    [0.5, '0.5'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [5n, '5n'],
    ['0.5', '"0.5"'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    [Symbol('s'), 'a symbol'],
    [() => 1, 'a function'],
    [[], '[]'],
    [[1, 'a', null], '[1,"a",null]'],
    [{}, '{}'],
    [{ a: 1, b: [true] }, '{"a":1,"b":[true]}'],
    [Array.from({ length: 9 }), 'an array of 9 entries'],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, 'an object with 5 keys'],
    [new Date(0), 'a Date'],
    [new Map([[1, 2]]), 'a Map'],
    [{ toJSON: () => undefined }, '{"toJSON":a function}'],
  ])('shows a value in a sentence (%#)', (value, text) => {
    expect(show(value)).toBe(text)
  })

  test('cuts what is long to 60 characters, and says so', () => {
    for (const value of ['x'.repeat(1_000_000), 'x'.repeat(60), [['x'.repeat(100)]]]) {
      expect(show(value).length).toBeLessThanOrEqual(60)
      expect(show(value)).toMatch(/x…$/)
    }
    expect(show('x'.repeat(58))).toBe(`"${'x'.repeat(58)}"`)
  })

  test('takes no time for a cyclic value, or one with 2⁶⁰ parts', () => {
    const cyclic: { self?: unknown } = {}
    cyclic.self = cyclic
    expect(show(cyclic)).toBe('{"self":{"self":{"self":{"self":{…}}}}}')
    let doubled: unknown = 1
    for (let i = 0; i < 60; i++) doubled = i % 2 ? [doubled, doubled] : { a: doubled, b: doubled }
    expect(seconds(() => expect(show(doubled)).toHaveLength(58))).toBeLessThan(1)
  })
})

describe('formatProblem', () => {
  const problem: Problem = { code: 'c', message: 'wrong', path: 'tree.p' }

  test('prints the parts of the place that are known', () => {
    expect(formatProblem(problem)).toBe('tree.p: wrong')
    expect(formatProblem({ ...problem, path: '' })).toBe('wrong')
    expect(formatProblem({ ...problem, line: 3, column: 9 })).toBe('3:9 tree.p: wrong')
    expect(formatProblem({ ...problem, line: 3, column: 9 }, 'a.yaml')).toBe('a.yaml:3:9 tree.p: wrong')
    expect(formatProblem(problem, 'a.yaml')).toBe('a.yaml tree.p: wrong')
  })

  test('escapes control characters of the input, and stays one line', () => {
    const hostile = { ...problem, path: 'a\u001b[31m\nb\u2028', message: 'c\u0000\u009b' }
    expect(formatProblem(hostile)).toBe('a\\u001b[31m\\u000ab\\u2028: c\\u0000\\u009b')
  })
})
