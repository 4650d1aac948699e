import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateInto } from '../../src/expression/columns.ts'
import { compile, evaluate, type Program } from '../../src/expression/program.ts'
import { parseExpression } from '../../src/text/expressionParser.ts'
import { anyExpression, symbols } from './trees.ts'

/** Values in a fixed pattern: negative, zero, fractional, no two columns alike. */
const columnsOf = (length: number): Float64Array[] =>
  symbols.map((_, k) => Float64Array.from({ length }, (_, i) => ((i * (7 + 4 * k)) % 23) / 4 - 2))

const rowByRow = (program: Program, columns: readonly Float64Array[], length: number): Float64Array =>
  Float64Array.from({ length }, (_, i) =>
    evaluate(
      program,
      columns.map((column) => column[i]!),
    ),
  )

describe('evaluating over columns', () => {
  test('gives the bits of evaluating row by row, for any expression', () => {
    const columns = columnsOf(37)
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const program = compile(expression, symbols)
        const out = new Float64Array(37)
        evaluateInto(out, program, columns, 37)
        expect(new BigUint64Array(out.buffer)).toEqual(
          new BigUint64Array(rowByRow(program, columns, 37).buffer),
        )
      }),
      { seed: 2, numRuns: 1500 },
    )
  })

  test.each([0, 1, 511, 512, 513, 2000])('covers all of %d rows and no more', (length) => {
    const columns = columnsOf(2000)
    const program = compile(parseExpression('x > y ? x*y - 1 : max(z, 0.5, y)/2'), symbols)
    const out = new Float64Array(2000).fill(-99)
    evaluateInto(out, program, columns, length)
    expect(out.subarray(0, length)).toEqual(rowByRow(program, columns, length))
    expect(out.subarray(length).every((value) => value === -99)).toBe(true)
  })

  test('may write into one of its own columns', () => {
    const columns = columnsOf(1300)
    const program = compile(parseExpression('x + 2*y - x*z'), symbols)
    const expected = rowByRow(program, columns, 1300)
    evaluateInto(columns[0]!, program, columns, 1300)
    expect(columns[0]).toEqual(expected)
  })

  test('a symbol or a number alone is copied', () => {
    const columns = columnsOf(600)
    const out = new Float64Array(600)
    evaluateInto(out, compile(parseExpression('y'), symbols), columns, 600)
    expect(out).toEqual(columns[1])
    evaluateInto(out, compile(parseExpression('7'), symbols), columns, 600)
    expect(out.every((value) => value === 7)).toBe(true)
  })

  test('works on a program that came through structuredClone', () => {
    const columns = columnsOf(10)
    const program = compile(parseExpression('exp(x) + z'), symbols)
    const out = new Float64Array(10)
    evaluateInto(out, structuredClone(program), columns, 10)
    expect(out).toEqual(rowByRow(program, columns, 10))
  })

  test('allocates no buffer after its first run', () => {
    const columns = columnsOf(1000)
    const program = compile(parseExpression('clamp(0.1 + 0.5*x, 0, 0.9) * exp(-abs(y))'), symbols)
    const out = new Float64Array(1000)
    evaluateInto(out, program, columns, 1000)
    const before = process.memoryUsage().arrayBuffers
    for (let i = 0; i < 200; i++) evaluateInto(out, program, columns, 1000)
    expect(process.memoryUsage().arrayBuffers).toBeLessThanOrEqual(before)
  })
})
