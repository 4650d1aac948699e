import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { documentation, documented, exactlyOne, refined } from '../../src/checking/documentation.ts'

const jsonOf = (schema: z.ZodMiniType) =>
  z.toJSONSchema(schema, { metadata: documentation, target: 'draft-07' })

test('a documented copy inherits the documentation of the original, which does not change', () => {
  const day = documented(z.string(), { takes: 'a day', description: 'A day.' })
  const origin = documented(day, { description: 'The first day.' })
  expect(documentation.get(origin)).toEqual({ takes: 'a day', description: 'The first day.' })
  expect(documentation.get(day)).toEqual({ takes: 'a day', description: 'A day.' })
})

test('the message of zod says what a schema takes in the words of its documentation', () => {
  const day = documented(z.string(), { takes: 'a day: 2030-03-01' })
  expect(z.safeParse(day, 5).error?.issues).toMatchObject([{ message: 'expected a day: 2030-03-01' }])
})

test('a condition is checked, and its keywords are in the JSON Schema', () => {
  const even = refined(z.int(), (value) => value % 2 === 0, { multipleOf: 2 })
  expect([1, 2].map((value) => z.safeParse(even, value).success)).toEqual([false, true])
  expect(jsonOf(even)).toMatchObject({ type: 'integer', multipleOf: 2 })
})

test('exactlyOne refuses none and two of the keys, and an undefined key counts as absent', () => {
  const { number, optional, strictObject } = z
  const form = exactlyOne(['a', 'b'], strictObject({ a: optional(number()), b: optional(number()) }))
  const given = [{}, { a: 1 }, { a: 1, b: 2 }, { a: undefined, b: 2 }]
  expect(given.map((value) => z.safeParse(form, value).success)).toEqual([false, true, false, true])
  expect(jsonOf(form)).toMatchObject({
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
    dependencies: { a: { properties: { b: false } }, b: { properties: { a: false } } },
  })
})

test('the keys of a recursive object can be documented while it is being built', () => {
  const node = z.strictObject({
    get below(): z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString, typeof node>> {
      return z.optional(z.record(z.string(), named))
    },
  })
  const named = documented(node, { id: 'node' })
  expect(z.safeParse(named, { below: { a: { below: {} } } }).success).toBe(true)
  expect(z.safeParse(named, { below: { a: { beneath: {} } } }).success).toBe(false)
})
