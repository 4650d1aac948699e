import { globalRegistry, type ZodMiniType } from 'zod/mini'

export type ObjectSchema = { readonly shape: Readonly<Record<string, ZodMiniType>> }

interface Fields {
  readonly schemas: ReadonlyMap<string, ZodMiniType>
  readonly required: readonly string[]
  /** Whether a key takes every finite number: most of a large document is such numbers, and zod need not see each. */
  readonly takesNumbers: (key: string) => boolean
}

const knownFields = new WeakMap<ObjectSchema, Fields>()

/** The fields of an object, worked out once. */
export function fieldsOf(schema: ObjectSchema): Fields {
  let fields = knownFields.get(schema)
  if (!fields) {
    const schemas = new Map(Object.entries(schema.shape))
    const required = [...schemas].filter(([, field]) => !field.safeParse(undefined).success)
    fields = { schemas, required: required.map(([key]) => key), takesNumbers: numberTaker(schemas) }
    knownFields.set(schema, fields)
  }
  return fields
}

/** Tries, where a number is met first, the least and the greatest, a whole one and two that are none. */
function numberTaker(schemas: ReadonlyMap<string, ZodMiniType>): Fields['takesNumbers'] {
  const { MAX_VALUE } = Number
  const known = new Map<string, boolean>()
  return (key) => {
    let takes = known.get(key)
    if (takes === undefined) {
      const field = schemas.get(key)
      takes = [-MAX_VALUE, -0.5, 0, 0.5, MAX_VALUE].every((value) => field?.safeParse(value).success)
      known.set(key, takes)
    }
    return takes
  }
}

/** What an optional field wraps, and what the values of a map take. */
type Parts = ZodMiniType['_zod']['def'] & {
  readonly innerType?: ZodMiniType
  readonly valueType?: ZodMiniType
}

/** What a field takes, in words: its description, or that of the schema it wraps. */
export function expectation(field: ZodMiniType): string {
  const { innerType } = field._zod.def as Parts
  const words = globalRegistry.get(field)?.description
  return words ?? (innerType ? expectation(innerType) : 'another value')
}

/** What the values of a map take, in words. */
export function valueExpectation(field: ZodMiniType): string {
  const { innerType, valueType } = field._zod.def as Parts
  if (valueType) return expectation(valueType)
  return innerType ? valueExpectation(innerType) : expectation(field)
}
