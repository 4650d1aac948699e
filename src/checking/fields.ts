import type { $ZodType } from 'zod/v4/core'

/** What a key of an object takes. */
export interface Field {
  /** In the words of a problem's message. */
  readonly takes: string
  /** A schema, or where zod has none a test. None where the value is walked: a map, or an object of the document's own. */
  readonly accepts?: $ZodType | ((value: unknown) => boolean)
  readonly optional?: boolean
  /** What each value of a map takes. */
  readonly values?: Field
  /** The keys of the map are names of any kind, not ids. */
  readonly named?: boolean
}

/** The keys of an object. */
export interface ObjectSchema {
  readonly fields: ReadonlyMap<string, Field>
  readonly required: readonly string[]
  /** Whether a key takes every finite number: most of a large document is such numbers, and zod need not see each. */
  readonly takesNumbers: (key: string) => boolean
}

export const optional = (field: Field): Field => ({ ...field, optional: true })

export function objectOf(written: Readonly<Record<string, Field>>): ObjectSchema {
  const fields = new Map(Object.entries(written))
  const required = [...fields].filter(([, field]) => !field.optional).map(([key]) => key)
  const { MAX_VALUE } = Number
  const known = new Map<string, boolean>()
  const takesNumbers = (key: string): boolean => {
    let takes = known.get(key)
    if (takes === undefined) {
      const field = fields.get(key)
      // where a number is met first, the least and the greatest are tried, a whole one and two that are none
      const tried = [-MAX_VALUE, -0.5, 0, 0.5, MAX_VALUE]
      takes = field !== undefined && tried.every((value) => accepts(field, value))
      known.set(key, takes)
    }
    return takes
  }
  return { fields, required, takesNumbers }
}

/**
 * Whether zod finds nothing wrong with a value; false of a field without a schema. Asked by the interface that schema
 * libraries share, since zod's own functions come with its errors.
 */
export function accepts({ accepts: schema }: Field, value: unknown): boolean {
  if (typeof schema === 'function') return schema(value)
  const result = schema?.['~standard'].validate(value)
  return result !== undefined && !('then' in result) && !result.issues
}
