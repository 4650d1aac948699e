import type { CaseRow, EventRow, Quote } from 'forkcast'
import { caseRow, documentation, eventRow, quoteRow } from 'forkcast/schema'
import { describe, expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod/mini'

/** A type without `undefined` in what is optional, and with its lists read-only: as rows are. */
type Plain<T> = {
  readonly [K in keyof T]: Exclude<T[K], undefined> extends readonly (infer Entry)[]
    ? readonly Entry[]
    : Exclude<T[K], undefined>
}
/** A case names signals as `strike*3`, which no type of a schema says. */
type AnyCase = Omit<CaseRow, 'seen' | 'absent'>

const event = { date: '2030-03-11', signal: 'leak' }
const past = { case: 'Easthaven 2011', leaf: 'resigns' }
const quote = { date: '2030-03-11', forecaster: 'market', any: ['forced'], probability: 0.2 }

describe('the schemas of rows', () => {
  test('infer the types of rows', () => {
    expectTypeOf<Plain<z.infer<typeof eventRow>>>().toEqualTypeOf<Plain<EventRow>>()
    expectTypeOf<Plain<Omit<z.infer<typeof caseRow>, 'seen' | 'absent'>>>().toEqualTypeOf<Plain<AnyCase>>()
    expectTypeOf<Plain<z.infer<typeof quoteRow>>>().toEqualTypeOf<Plain<Quote>>()
  })

  test.each([
    ['an event', eventRow, event],
    ['a case', caseRow, past],
    ['a quote', quoteRow, quote],
  ])('take %s as a Standard Schema, with columns of one’s own and no others', (_name, schema, row) => {
    const owned = { ...row, 'x-desk': 3 }
    expect(schema['~standard'].validate(owned)).toEqual({ value: owned })
    expect(schema['~standard'].validate({ ...row, desk: 3 })).toHaveProperty('issues')
    expect(schema['~standard'].validate({ ...row, note: '' })).toMatchObject({ issues: [{ path: ['note'] }] })
  })

  test.each<[string, z.ZodMiniType, unknown]>([
    ['an event that was known before it happened', eventRow, { ...event, reported: '2030-03-10' }],
    ['an event retracted before it happened', eventRow, { ...event, retracted: '2030-03-10' }],
    ['an event on no day', eventRow, { ...event, date: '2030-02-30' }],
    ['a case with two ends', caseRow, { ...past, outcome: 'forced' }],
    ['a case without an end', caseRow, { case: 'Easthaven 2011' }],
    ['a quote of nothing', quoteRow, { ...quote, any: [] }],
  ])('refuse %s', (_name, schema, row) => {
    expect(z.safeParse(schema, row).success).toBe(false)
  })

  test('give JSON Schemas with descriptions, examples and what columns say together', () => {
    const json = (schema: z.ZodMiniType) => z.toJSONSchema(schema, { metadata: documentation })
    expect(json(eventRow)).toMatchObject({
      properties: {
        date: { description: expect.stringContaining('The day it happened'), examples: ['2030-03-11'] },
      },
      required: ['date', 'signal'],
      patternProperties: { '^x-': {} },
      additionalProperties: false,
    })
    expect(json(caseRow)).toMatchObject({
      anyOf: [{ required: ['leaf'] }, { required: ['branch'] }, { required: ['outcome'] }],
      additionalProperties: false,
    })
    for (const schema of [eventRow, caseRow, quoteRow])
      for (const [key, column] of Object.entries(json(schema).properties ?? {}))
        expect([key, column]).toEqual([key, expect.objectContaining({ description: expect.any(String) })])
  })
})
