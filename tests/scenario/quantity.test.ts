import { describe, expect, test } from 'vitest'
import { documentWith, faults, modelWith, problemsOf, sharesOf, treeWith } from './documents.ts'

const withP = (p: unknown, parts: object = {}) => treeWith({ a: { p }, b: { p: 'rest' } }, {}, parts)
const parameters = { pressure: { distribution: { uniform: { min: 0.2, max: 0.6 } } } }

describe('a number that may vary', () => {
  test('is a number, an interval, a distribution or an expression, and counts with its median', () => {
    expect(sharesOf(withP(0.25)).a).toBe(0.25)
    expect(sharesOf(withP('0.1 to 0.4')).a).toBeCloseTo(0.2, 15)
    expect(sharesOf(withP('-0.2 to 0.8')).a).toBeCloseTo(0.3, 15)
    expect(sharesOf(withP({ uniform: { min: 0.2, max: 0.4 } })).a).toBeCloseTo(0.3, 15)
    expect(sharesOf(withP({ triangular: { min: 0, mode: 0.5, max: 1 } })).a).toBeCloseTo(0.5, 15)
    expect(sharesOf(withP('0.1 + 0.5*pressure', { parameters })).a).toBeCloseTo(0.3, 15)
    expect(sharesOf(withP('1/3')).a).toBe(1 / 3)
  })

  test('written in place is a parameter of its own, named by its place', () => {
    const document = withP('0.1 to 0.4', {
      parameters,
      signals: { s: { ratio: { a: '1 to 4', b: 'pressure' } } },
    })
    const model = modelWith(document)
    expect(model.parameters.map(({ id, declared }) => [id, declared])).toEqual([
      ['pressure', true],
      ['tree.branches.a.p', false],
      ['signals.s.ratio.a', false],
    ])
    expect(model.splits[0]?.uncertain[0]?.quantity.parameter).toBe(1)
    expect(
      model.signals[0]?.entries.map(({ parameter, program }) => [parameter, program !== undefined]),
    ).toEqual([
      [undefined, false],
      [2, false],
      [undefined, true],
    ])
  })

  test('in quotes is no number', () => {
    for (const text of ['0.5', ' 0.5 ', '1e-3', '0', '-1', 'Infinity']) {
      const [problem, ...others] = problemsOf(withP(text))
      expect(others).toEqual([])
      expect(problem).toMatchObject({ code: 'invalid-value', path: 'tree.branches.a.p', received: text })
      expect(problem?.message).toContain('which is text: write it without quotes')
    }
    expect(faults(documentWith({ signals: { s: { ratio: { stays: '2' } } } }))).toEqual([
      'invalid-value signals.s.ratio.stays',
    ])
  })

  test.each([
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['-Infinity', -Infinity],
    ['a bigint', 1n],
    ['true', true],
    ['null', null],
    ['a list', [0.5]],
    ['an empty list', []],
    ['a symbol', Symbol('p')],
    ['a function', () => 0.5],
  ])('is not %s', (_name, value) => {
    for (const document of [
      withP(value),
      documentWith({ signals: { s: { ratio: { stays: value } } } }),
      documentWith({ impacts: { cost: { default: value } } }),
    ]) {
      const problems = problemsOf(document)
      expect(problems.map(({ code }) => code)).toEqual(['invalid-value'])
      expect(problems[0]?.message).toContain('or an expression')
    }
  })

  test.each([
    ['a Date', new Date()],
    ['a Map', new Map([['beta', { alpha: 2, beta: 5 }]])],
    ['a regular expression', /x/],
    ['an empty object', {}],
    ['two distributions', { normal: { mean: 0, sd: 1 }, uniform: { min: 0, max: 1 } }],
    ['a misspelt distribution', { weibul: { shape: 1, scale: 1 } }],
    ['a distribution by nature', { constructor: 1 }],
  ])('is not %s', (_name, value) => {
    expect(problemsOf(withP(value)).map(({ code }) => code)).toEqual(['invalid-distribution'])
  })
})

describe('a distribution that is wrong', () => {
  test('is reported inside it, with what it takes', () => {
    const [problem] = problemsOf(withP({ beta: { alpha: 0, beta: 2 } }))
    expect(problem).toMatchObject({
      code: 'invalid-distribution',
      path: 'tree.branches.a.p.beta.alpha',
      received: 0,
      expected: 'a number above 0',
    })
    expect(faults(withP({ mixture: [{ weight: 1, of: '4 to 2' }] }))).toEqual([
      'invalid-distribution tree.branches.a.p.mixture[0].of',
    ])
  })

  test('as a parameter is one problem, whatever uses it', () => {
    const broken = { pressure: { distribution: '0.6 to 0.2' }, other: { distribution: 'much' } }
    const document = withP('pressure + other', {
      parameters: broken,
      signals: { s: { ratio: { a: 'pressure', b: '1/0*pressure' } } },
    })
    expect(faults(document)).toEqual([
      'invalid-distribution parameters.pressure.distribution',
      'invalid-distribution parameters.other.distribution',
    ])
  })
})

describe('a parameter', () => {
  test.each([
    'e',
    'pi',
    'exp',
    'log',
    'min',
    'days',
    'i',
    'mod',
    'to',
    'true',
    'rest',
    'otherwise',
    'horizon',
    'void',
  ])('cannot be called %s, which has a meaning of its own', (name) => {
    const [problem, ...others] = problemsOf(
      documentWith({ parameters: { [name]: { distribution: '1 to 2' } } }),
    )
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      code: 'invalid-parameter-id',
      path: `parameters.${name}`,
      received: name,
    })
    expect(problem?.message).toContain('has a meaning of its own')
  })

  test('has no hyphen in its name, which would be a minus', () => {
    const [problem] = problemsOf(
      documentWith({ parameters: { 'board-pressure': { distribution: '1 to 2' } } }),
    )
    expect(problem).toMatchObject({ code: 'invalid-parameter-id', path: 'parameters.board-pressure' })
    expect(problem?.message).toContain('letters, digits and _ only')
  })

  test('may be called after what objects have by nature', () => {
    const document = withP('constructor + 0.1*toString', {
      parameters: {
        constructor: { distribution: { uniform: { min: 0.1, max: 0.3 } } },
        toString: { distribution: { uniform: { min: 0, max: 2 } } },
      },
    })
    expect(sharesOf(document).a).toBeCloseTo(0.3, 15)
    expect(faults(withP('0.1 + valueOf'))).toEqual(['unknown-parameter tree.branches.a.p'])
  })

  test('has a distribution and no expression', () => {
    expect(faults(documentWith({ parameters: { x: { distribution: 0.3 } } }))).toEqual([
      'invalid-value parameters.x.distribution',
    ])
    expect(
      faults(documentWith({ parameters: { y: { distribution: '1 to 2' }, x: { distribution: '2*y' } } })),
    ).toEqual(['invalid-distribution parameters.x.distribution'])
  })
})
