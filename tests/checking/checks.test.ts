import { expect, test } from 'vitest'
import { type $ZodType, toJSONSchema } from 'zod/v4/core'
import { above, atLeast, atMost } from '../../src/checking/checks.ts'
import { accepts } from '../../src/checking/fields.ts'
import { number, text } from '../../src/scenario/schema.ts'

test('a number is checked at its bound and next to it', () => {
  const taken = (check: Parameters<typeof number>[1]) =>
    [-1, 0, 1e-9, 2].filter((value) => accepts(number('a number', check!), value))
  expect(taken(above(0))).toEqual([1e-9, 2])
  expect(taken(atLeast(0))).toEqual([0, 1e-9, 2])
  expect(taken(atMost(0))).toEqual([-1, 0])
})

test('every check of a number must hold, and what is no number passes none', () => {
  const share = number('a share', atLeast(0), atMost(1))
  const given = [-0.1, 0, 1, 1.1, Number.NaN, 1 / 0, '0.5', null, undefined]
  expect(given.filter((value) => accepts(share, value))).toEqual([0, 1])
})

test('a text matches its pattern, time and again', () => {
  const grade = text('a grade', /^[A-F][1-6]$/)
  expect(['A1', 'A1', 'A7', '', 5].map((value) => accepts(grade, value))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('a JSON Schema says the same bounds', () => {
  const schemaOf = ({ accepts }: ReturnType<typeof number>) => toJSONSchema(accepts as $ZodType)
  expect(schemaOf(number('', above(0), atMost(1)))).toMatchObject({ exclusiveMinimum: 0, maximum: 1 })
  expect(schemaOf(number('', atLeast(2)))).toMatchObject({ minimum: 2 })
  expect(schemaOf(text('', /^a$/))).toMatchObject({ pattern: '^a$' })
})
