import { globalRegistry, type ZodMiniType } from 'zod/mini'

export type ObjectSchema = { readonly shape: Readonly<Record<string, ZodMiniType>> }

interface Fields {
  readonly schemas: ReadonlyMap<string, ZodMiniType>
  readonly required: readonly string[]
  /** Keys that take every finite number: most of a large document is such numbers, and zod need not see each. */
  readonly numbers: ReadonlySet<string>
}

const takesAll = (field: ZodMiniType, values: readonly unknown[]): boolean =>
  values.every((value) => field.safeParse(value).success)

const knownFields = new WeakMap<ObjectSchema, Fields>()

/** The fields of an object, worked out once. */
export function fieldsOf(schema: ObjectSchema): Fields {
  let fields = knownFields.get(schema)
  if (!fields) {
    const schemas = new Map(Object.entries(schema.shape))
    const keysOf = (accepts: (field: ZodMiniType) => boolean) =>
      [...schemas].filter(([, field]) => accepts(field)).map(([key]) => key)
    fields = {
      schemas,
      required: keysOf((field) => !takesAll(field, [undefined])),
      numbers: new Set(
        keysOf((field) => takesAll(field, [-Number.MAX_VALUE, -0.5, 0, 0.5, Number.MAX_VALUE])),
      ),
    }
    knownFields.set(schema, fields)
  }
  return fields
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
