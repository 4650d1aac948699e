import { defineScenario } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { scenarioFrom } from '../../src/scenario/scenario.ts'
import { problemsOf, treeWith } from './documents.ts'

const withP = (p: unknown, parts: object = {}) => treeWith({ a: { p }, b: { p: 'rest' } }, {}, parts)
const parameters = { pressure: { distribution: { uniform: { min: 0.2, max: 0.6 } } } }

describe('an expression', () => {
  test('knows the declared parameters and suggests the nearest', () => {
    const [problem] = problemsOf(withP('0.1 + presure', { parameters }))
    expect(problem).toMatchObject({
      code: 'unknown-parameter',
      path: 'tree.branches.a.p',
      received: '0.1 + presure',
      message: '"presure" is no declared parameter; did you mean "pressure"?',
    })
  })

  test('is told of every unknown name in it', () => {
    const messages = problemsOf(withP('x + y*pressure', { parameters })).map(({ message }) => message)
    expect(messages).toEqual([
      '"x" is no declared parameter; known here: pressure',
      '"y" is no declared parameter; known here: pressure',
    ])
  })

  test('knows days in impacts alone', () => {
    const [problem] = problemsOf(withP('days/1000'))
    expect(problem).toMatchObject({ code: 'unknown-parameter', message: '"days" is known in impacts alone' })
  })

  test('that cannot be read is reported with the place in it', () => {
    const [problem] = problemsOf(withP('0.1 + * 2'))
    expect(problem).toMatchObject({
      code: 'invalid-expression',
      path: 'tree.branches.a.p',
      received: '0.1 + * 2',
    })
    expect(problem?.message).toMatch(/at character \d+ of "0\.1 \+ \* 2"/)
    expect(problem?.expected).toBeTypeOf('string')
  })

  test('that is no number at the medians says so', () => {
    for (const source of ['1/(pressure - pressure)', 'log(-1)', '(pressure - pressure)/0']) {
      const [problem, ...others] = problemsOf(withP(source, { parameters }))
      expect(others).toEqual([])
      expect(problem).toMatchObject({ code: 'not-finite', path: 'tree.branches.a.p', received: source })
      expect(problem?.message).toContain('at the medians of the parameters')
    }
  })

  test('in a literal needs the parser, and the error says where it is', () => {
    const document = withP('0.1 + 0.5*pressure', { parameters })
    const [problem, ...others] = scenarioFrom(document).problems ?? []
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'no-expression-parser', path: 'tree.branches.a.p' })
    expect(problem?.message).toContain('pass { expressions } from "forkcast/expressions" to defineScenario')
    expect(() => defineScenario(document)).toThrow('expressions need a parser')
    // an interval is no expression and needs none
    expect(scenarioFrom(withP('0.1 to 0.4')).problems).toBeUndefined()
  })

  test('takes no parser whose expressions evaluate nothing', () => {
    const expressions = () => ({ kind: 'number', value: 0.5 }) as const
    const call = () => defineScenario(withP('1/2'), { expressions: expressions as never })
    expect(call).toThrow(
      'expressions: expected the parser `expressions` of "forkcast/expressions"; received a function',
    )
  })

  test('goes to a parser of another copy of the package, whose errors are known by name', () => {
    const foreign = () => {
      throw Object.assign(new Error('no arithmetic'), {
        name: 'ExpressionSyntaxError',
        offset: 3,
        expected: '+',
      })
    }
    const [problem] = scenarioFrom(withP('a ? b'), foreign).problems ?? []
    expect(problem).toMatchObject({
      code: 'invalid-expression',
      message: 'no arithmetic, at character 4 of "a ? b"',
      expected: '+',
    })
  })

  test('lets an error through that is none of the document', () => {
    const broken = () => {
      throw new RangeError('out of memory')
    }
    expect(() => scenarioFrom(withP('x'), broken)).toThrow(new RangeError('out of memory'))
  })
})
