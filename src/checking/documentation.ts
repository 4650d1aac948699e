import * as z from 'zod/mini'

/** What is known of a schema besides what it checks: words for problems, and keywords of its JSON Schema. */
export interface Documentation {
  /** Its name among the definitions of a JSON Schema. */
  readonly id?: string
  /** What it takes, in the words of a problem's message: "a number of days above 0". */
  readonly takes?: string
  /**
   * Only the kind of a value (number, text, object) is a matter of the document's shape: what the value says is checked
   * where it is compiled, which knows more and so has better words for what is wrong.
   */
  readonly isCompiled?: boolean
  /** What it means, for editors. */
  readonly description?: string
  /** Values that it takes. */
  readonly examples?: readonly unknown[]
  /** What holds where it is left out. */
  readonly default?: unknown
  /** Any other keyword of JSON Schema. */
  readonly [keyword: string]: unknown
}

/**
 * What is known of each schema of this package, to give to `z.toJSONSchema` as its `metadata`.
 *
 * A registry of our own, since ids such as `branch` in zod's global one would meet those of a program's own schemas.
 */
export const documentation = /* @__PURE__ */ z.registry<Documentation>()

/**
 * A copy of a schema that refers to the original as its parent, as zod's own have it. Accessors are copied as such: a
 * branch that is being made has branches, and its keys cannot be read yet.
 */
function copied<T extends z.ZodMiniType>(schema: T, changes: object): T {
  const { getOwnPropertyDescriptors } = Object
  const { def } = schema._zod
  const changed = { ...getOwnPropertyDescriptors(def), ...getOwnPropertyDescriptors(changes) }
  return schema.clone(Object.defineProperties({}, changed) as typeof def, { parent: true })
}

/** A copy of a schema that is documented; what is known of the original holds for it too. */
export function documented<T extends z.ZodMiniType>(schema: T, about: Documentation): T {
  const { takes } = about
  const copy = copied(schema, takes ? { error: () => `expected ${takes}` } : {})
  documentation.add(copy, about)
  return copy
}

/** A schema with a condition, and the keywords that say the same in JSON Schema, which cannot know what a function does. */
export function refined<T extends z.ZodMiniType>(
  schema: T,
  holds: (value: z.output<T>) => boolean,
  keywords: Documentation,
): T {
  const { checks = [] } = schema._zod.def
  return documented(copied(schema, { checks: [...checks, z.refine<z.output<T>>(holds)] }), keywords)
}

/** Objects that have exactly one of some keys: one must be there, and beside it the others are not allowed. */
export function exactlyOne<T extends z.ZodMiniType<object>>(keys: readonly string[], schema: T): T {
  const others = (key: string) => keys.filter((other) => other !== key).map((other) => [other, false])
  const alone = (key: string) => [key, { properties: Object.fromEntries(others(key)) }]
  const given = (value: object) => Object.entries(value).filter(([, own]) => own !== undefined)
  return refined(schema, (value) => given(value).filter(([key]) => keys.includes(key)).length === 1, {
    anyOf: keys.map((key) => ({ required: [key] })),
    dependencies: Object.fromEntries(keys.map(alone)),
  })
}
