import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { isRecord } from '../../src/checking/record.ts'

test('isRecord takes objects with keys, also class instances and those of another realm', () => {
  class Row {
    date = '2030-03-01'
  }
  for (const value of [
    {},
    { a: 1 },
    Object.create(null),
    new Row(),
    runInNewContext('({ a: 1 })'),
    new Proxy({}, {}),
  ])
    expect(isRecord(value)).toBe(true)
})

test('isRecord refuses other objects, and values that are not objects', () => {
  const others = [
    new Map(),
    new Set(),
    new Date(),
    /x/,
    new Error(),
    Promise.resolve(),
    new Uint8Array(2),
    Object(1),
  ]
  for (const value of [...others, [], new Proxy([], {}), null, undefined, 1, 'text', Symbol('s'), () => 1])
    expect(isRecord(value)).toBe(false)
})
