import { describe, expect, test } from 'vitest'
import { freezeDeep, snapshot } from '../../src/checking/snapshot.ts'
import { seconds } from '../hostile/seconds.ts'

describe('snapshot', () => {
  test('copies plain data, which can then be frozen deeply', () => {
    const value = { a: [1, { b: 'x' }], c: null, d: undefined, e: -0, constructor: 1 }
    const copy = snapshot(value) as typeof value
    expect(copy).toEqual(value)
    expect(Object.keys(copy)).toEqual(Object.keys(value))
    expect(copy).not.toBe(value)
    expect(copy.a).not.toBe(value.a)
    freezeDeep(copy)
    for (const part of [copy, copy.a, copy.a[1] as object]) expect(Object.isFrozen(part)).toBe(true)
    expect(Object.isFrozen(value)).toBe(false)
    expect(Object.is(copy.e, -0)).toBe(true)
  })

  test('does not change with its original', () => {
    const value = { a: { b: 1 } }
    const copy = snapshot(value)
    value.a.b = 2
    expect(copy).toEqual({ a: { b: 1 } })
  })

  test('reads a getter once, and lets one that throws throw', () => {
    let reads = 0
    const value = {
      get p() {
        reads++
        return reads
      },
    }
    const copy = snapshot(value) as { p: number }
    expect([copy.p, copy.p, reads]).toEqual([1, 1, 1])
    const thrower = {
      get p(): number {
        throw new RangeError('not today')
      },
    }
    expect(() => snapshot({ a: thrower })).toThrow(new RangeError('not today'))
  })

  test('leaves out what is inherited, hidden or named by a symbol', () => {
    const value = Object.create({ inherited: 1 }) as object
    Object.defineProperty(value, 'hidden', { value: 2 })
    Object.assign(value, { own: 3, [Symbol('s')]: 4 })
    const copy = snapshot(value) as object
    expect(Reflect.ownKeys(copy)).toEqual(['own'])
    expect('inherited' in copy).toBe(false)
  })

  test('keeps an own __proto__ as a key, so that it can be refused', () => {
    const copy = snapshot(JSON.parse('{"a": {"__proto__": {"p": 1}}}')) as { a: object }
    expect(Object.keys(copy.a)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(copy.a)).toBe(Object.prototype)
  })

  test('leaves objects that are no plain data as they are', () => {
    const value = { map: new Map([['a', 1]]), date: new Date(0), call: () => 1 }
    const copy = snapshot(value) as typeof value
    expect([copy.map, copy.date, copy.call]).toEqual([value.map, value.date, value.call])
    expect(copy.map).toBe(value.map)
  })

  test('copies an object that contains objects once, shared or cyclic', () => {
    const shared = { leaf: { p: 1 } }
    const value: Record<string, unknown> = { a: shared, b: shared }
    value.self = value
    const copy = snapshot(value) as Record<string, unknown>
    expect(copy.a).toBe(copy.b)
    expect(copy.self).toBe(copy)
    let doubled: object = { leaf: 1 }
    for (let i = 0; i < 60; i++) doubled = { left: doubled, right: doubled }
    expect(seconds(() => snapshot(doubled))).toBeLessThan(1)
  })

  test('does not overflow on a chain of 100,000 objects', () => {
    let chain: object = {}
    for (let i = 0; i < 100_000; i++) chain = { of: chain }
    expect(() => snapshot(chain)).not.toThrow()
  })
})
