import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { documented } from '../../src/checking/documentation.ts'
import { accepts, shapeOf } from '../../src/checking/objectShape.ts'

const id = z.string().check(z.regex(/^[a-z]+$/))
const share = z.number().check(z.minimum(0), z.maximum(1))
const schema = z.strictObject({
  share: documented(share, { takes: 'a share' }),
  grade: z.optional(id),
  any: z.optional(z.number()),
  compiled: z.optional(documented(z.union([share, z.literal('rest'), z.custom()]), { isCompiled: true })),
  byId: z.optional(z.record(id, share)),
  byName: z.optional(z.record(z.string(), share)),
  inner: z.optional(z.strictObject({})),
  inners: z.optional(z.record(id, z.strictObject({}))),
})
const { fields, required, takesNumbers } = shapeOf(schema)
const takenBy = (key: string, ...values: unknown[]) =>
  values.filter((value) => accepts(fields.get(key)!, value))

test('a shape has the keys of a schema, the required ones, and what each takes', () => {
  expect([...fields.keys()]).toEqual(Object.keys(schema.shape))
  expect(required).toEqual(['share'])
  expect(fields.get('share')).toMatchObject({ takes: 'a share', optional: false })
})

test('a number must pass every check, and other values are refused', () => {
  expect(takenBy('share', -0.1, 0, 1, 1.1, NaN, 1 / 0, '0.5', null, undefined)).toEqual([0, 1])
})

test('a pattern gives the same answer for the same text every time', () => {
  expect(takenBy('grade', 'a', 'a', 'A', '', 5)).toEqual(['a', 'a'])
})

test('only the kind of a value is checked where its schema is marked isCompiled', () => {
  const taken = [0.5, 7, 'rest', 'x', {}]
  expect(takenBy('compiled', ...taken, NaN, 1 / 0, true, null, undefined, [], 1n)).toEqual(taken)
})

test('maps by id differ from maps by name, and objects from other values', () => {
  expect(['byId', 'byName'].map((key) => fields.get(key)?.hasIds)).toEqual([true, false])
  expect(['byId', 'inner', 'inners'].map((key) => fields.get(key)?.object !== undefined)).toEqual([
    ...[false, true, true],
  ])
})

test('a key takes numbers where it takes every finite one', () => {
  const keys = [...fields.keys(), 'unknown']
  expect(keys.filter(takesNumbers)).toEqual(['any', 'compiled'])
})
