import type { BranchDocument, NodeDocument, ScenarioDocument, SignalDocument } from 'forkcast'
import { branch, documentation, scenarioDocument, signal } from 'forkcast/schema'
import { describe, expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod/mini'
import { harbour } from '../fixtures/harbour.ts'

/** A type without `undefined` in what is optional: zod's optional keys may be undefined, a document's are left out. */
type Plain<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]: Plain<Exclude<T[K], undefined>> }
    : T

/** A document whose tree has branches, which its type leaves open, and the schema does not. */
type WithBranches = ScenarioDocument & { tree: Required<Pick<NodeDocument, 'branches'>> }

/** Whether two types have the same keys: one that the other lacks, optional or not, makes them differ. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type SameKeys<A, B> = Same<keyof Required<A>, keyof Required<B>>

describe('the type of the schema', () => {
  test('is that of the document, key by key', () => {
    type Written = z.infer<typeof scenarioDocument>
    type Part<T, Key extends keyof T> = Exclude<T[Key], undefined>
    type Entry<T, Key extends keyof T> = Part<T, Key> extends Readonly<Record<string, infer V>> ? V : never
    expectTypeOf<Plain<Written>>().toExtend<ScenarioDocument>()
    expectTypeOf<WithBranches>().toExtend<z.input<typeof scenarioDocument>>()
    expectTypeOf<SameKeys<Written, ScenarioDocument>>().toEqualTypeOf<true>()
    expectTypeOf<SameKeys<Written['tree'], ScenarioDocument['tree']>>().toEqualTypeOf<true>()
    expectTypeOf<SameKeys<z.infer<typeof branch>, BranchDocument>>().toEqualTypeOf<true>()
    expectTypeOf<SameKeys<z.infer<typeof signal>, SignalDocument>>().toEqualTypeOf<true>()
    type Maps = 'parameters' | 'outcomes' | 'clusters' | 'impacts'
    type Each = { [K in Maps]: SameKeys<Entry<Written, K>, Entry<ScenarioDocument, K>> }[Maps]
    expectTypeOf<Each>().toEqualTypeOf<true>()
    type Resolution<T extends { resolution?: unknown }> = Part<T, 'resolution'>
    expectTypeOf<SameKeys<Resolution<Written>, Resolution<ScenarioDocument>>>().toEqualTypeOf<true>()
  })
})

describe('the schemas of forkcast/schema', () => {
  test('take the worked example as a Standard Schema, and say where another is wrong', () => {
    expect(scenarioDocument['~standard'].validate(harbour)).toEqual({ value: harbour })
    const { horizon, ...open } = harbour
    expect(scenarioDocument['~standard'].validate({ ...open, horizont: horizon })).toMatchObject({
      issues: [{ path: ['horizon'], message: 'expected a day: 2030-03-01' }, { code: 'unrecognized_keys' }],
    })
  })

  test.each<[string, z.ZodMiniType, unknown]>([
    ['a branch with two shares', branch, { p: 0.5, weight: 2 }],
    ['a branch without a share', branch, { title: 't' }],
    ['a probability above 1', branch, { p: 1.4 }],
    ['a branch that is called rest', branch, { p: 1, branches: { rest: { p: 1 } } }],
    ['a day that no calendar has', scenarioDocument, { ...harbour, horizon: '2030-02-31' }],
    ['a distribution that is none', branch, { p: 1, timing: { weibul: { shape: 1, scale: 2 } } }],
    ['a signal without a form', signal, { title: 't' }],
    ['a rate of 0', signal, { rate: { otherwise: 0 } }],
    ['a grade that is none', scenarioDocument, { ...harbour, grades: { F: 0.5 } }],
  ])('refuse %s', (_name, schema, value) => {
    expect(z.safeParse(schema, value).success).toBe(false)
  })

  test('can be extended, with keys of a program of one’s own', () => {
    const owned = z.extend(branch, { owner: z.string() })
    expectTypeOf<z.infer<typeof owned>['owner']>().toEqualTypeOf<string>()
    expect(z.safeParse(owned, { p: 0.5, owner: 'Ada' }).success).toBe(true)
    expect(z.safeParse(owned, { p: 0.5, weight: 1, owner: 'Ada' }).success).toBe(false)
    expect(z.safeParse(branch, { p: 0.5, owner: 'Ada' }).success).toBe(false)
  })

  test('are described in the registry, for JSON Schemas of one’s own', () => {
    const json = z.toJSONSchema(signal, { metadata: documentation, unrepresentable: 'any' })
    expect(json).toMatchObject({ $ref: '#/$defs/signal' })
    expect(JSON.stringify(json)).toContain('Days after which the signal weighs half.')
  })
})
