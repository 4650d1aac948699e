import { expect, test } from 'vitest'
import type { Expression } from '../../src/expression/expression.ts'
import type { Operation } from '../../src/expression/operations.ts'
import { symbolsOf } from '../../src/expression/symbols.ts'

const symbol = (name: string): Expression => ({ kind: 'symbol', name })
const apply = (operation: Operation, ...operands: Expression[]): Expression => ({
  kind: 'apply',
  operation,
  operands,
})

test('symbolsOf lists every name once, in order of appearance', () => {
  const product = apply('multiply', symbol('a'), symbol('b'))
  const largest = apply('max', symbol('c'), symbol('days'))
  const whole = apply('subtract', apply('add', symbol('b'), product), largest)
  expect(symbolsOf(whole)).toEqual(['b', 'a', 'c', 'days'])
})

test('symbolsOf finds none in numbers', () => {
  expect(symbolsOf(apply('exp', { kind: 'number', value: 1 }))).toEqual([])
})
