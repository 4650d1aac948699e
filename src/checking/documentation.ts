import * as z from 'zod/mini'

/** What a schema carries besides its checks: words for error messages, and keywords of its JSON Schema. */
export interface Documentation {
  /** Its name among the definitions of a JSON Schema. */
  readonly id?: string
  /** What it takes, as an error message words it: "a number of days above 0". */
  readonly takes?: string
  /**
   * The check of the document's shape looks only at the kind of the value (number, text, object). The compiler of the
   * scenario checks the rest: it knows more, and its messages are better.
   */
  readonly isCompiled?: boolean
  /** What it means, for editors. */
  readonly description?: string
  /** Values that it takes. */
  readonly examples?: readonly unknown[]
  /** The value that applies where it is left out. */
  readonly default?: unknown
  /** Any other keyword of JSON Schema. */
  readonly [keyword: string]: unknown
}

/**
 * The documentation of each schema of this package, to give to `z.toJSONSchema` as its `metadata`.
 *
 * It is not zod's global registry, because ids such as `branch` could clash there with those of the user's schemas.
 */
export const documentation = /* @__PURE__ */ z.registry<Documentation>()

/**
 * A copy of a schema with some parts of its definition changed, and the original as its parent. Getters are copied as
 * getters: the schema of a branch refers to itself, and its keys cannot be read while it is being built.
 */
function copied<T extends z.ZodMiniType>(schema: T, changes: object): T {
  const { def } = schema._zod
  const changed = { ...Object.getOwnPropertyDescriptors(def), ...Object.getOwnPropertyDescriptors(changes) }
  return schema.clone(Object.defineProperties({}, changed) as typeof def, { parent: true })
}

/** A copy of a schema with documentation; it inherits that of the original. */
export function documented<T extends z.ZodMiniType>(schema: T, about: Documentation): T {
  const { takes } = about
  const copy = copied(schema, takes ? { error: () => `expected ${takes}` } : {})
  documentation.add(copy, about)
  return copy
}

/** A schema with one more condition, and the JSON Schema keywords that say the same, which cannot be read off a function. */
export function refined<T extends z.ZodMiniType>(
  schema: T,
  holds: (value: z.output<T>) => boolean,
  keywords: Documentation,
): T {
  const { checks = [] } = schema._zod.def
  return documented(copied(schema, { checks: [...checks, z.refine<z.output<T>>(holds)] }), keywords)
}

/** A schema of objects that must have exactly one of some keys. */
export function exactlyOne<T extends z.ZodMiniType<object>>(keys: readonly string[], schema: T): T {
  const others = (key: string) => keys.filter((other) => other !== key).map((other) => [other, false])
  const alone = (key: string) => [key, { properties: Object.fromEntries(others(key)) }]
  const given = (value: object) => Object.entries(value).filter(([, inner]) => inner !== undefined)
  return refined(schema, (value) => given(value).filter(([key]) => keys.includes(key)).length === 1, {
    anyOf: keys.map((key) => ({ required: [key] })),
    dependencies: Object.fromEntries(keys.map(alone)),
  })
}
