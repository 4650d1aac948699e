import type * as z from 'zod/mini'
import { documentation } from './documentation.ts'

type Schema = z.core.$ZodType

/** What a key of an object takes, read off its schema. */
export interface Field {
  readonly schema: Schema
  readonly optional: boolean
  /** What it takes, as an error message words it. */
  readonly takes: string
  /** The kinds of value that it takes (`number`, `string`, `object`), where only the kind is checked here. */
  readonly kinds: readonly string[] | undefined
  /** For a map: what each of its values takes. */
  readonly values: Field | undefined
  /** For a map: whether its keys must be ids. */
  readonly hasIds: boolean
  /** The schema of the object, or of each object in the map. The caller checks those key by key. */
  readonly object: z.ZodMiniObject | undefined
}

/** The keys of an object. */
export interface ObjectShape {
  readonly fields: ReadonlyMap<string, Field>
  readonly required: readonly string[]
  /** Whether a key takes every finite number. Most of a large document is such numbers, and zod is slow on each. */
  readonly takesNumbers: (key: string) => boolean
}

type Definition = z.core.$ZodTypes['_zod']['def']

/** A schema's definition as the union of zod's definitions, which `type` tells apart. */
const definitionOf = (schema: Schema) => schema._zod.def as Definition

function kindsOf(schema: Schema): readonly string[] {
  const def = definitionOf(schema)
  if (def.type === 'union') return def.options.flatMap(kindsOf)
  if (def.type === 'literal') return def.values.map((value) => typeof value)
  // the only custom schema here is that of a distribution, which is an object
  return [def.type === 'custom' ? 'object' : def.type]
}

function fieldOf(schema: Schema): Field {
  const def = definitionOf(schema)
  if (def.type === 'optional') return { ...fieldOf(def.innerType), optional: true }
  const { takes = '', isCompiled = false } = documentation.get(schema) ?? {}
  const values = def.type === 'record' ? fieldOf(def.valueType) : undefined
  return {
    schema,
    optional: false,
    takes,
    kinds: isCompiled ? kindsOf(schema) : undefined,
    values,
    hasIds: def.type === 'record' && def.keyType._zod.def.checks !== undefined,
    object: def.type === 'object' ? (schema as z.ZodMiniObject) : values?.object,
  }
}

const shapes = /* @__PURE__ */ new WeakMap<z.ZodMiniObject, ObjectShape>()

/** The keys of an object's schema and what each takes; computed once for each schema. */
export function shapeOf(schema: z.ZodMiniObject): ObjectShape {
  const cached = shapes.get(schema)
  if (cached) return cached
  const shape = readShape(schema)
  shapes.set(schema, shape)
  return shape
}

function readShape(schema: z.ZodMiniObject): ObjectShape {
  const fields = new Map(Object.entries(schema._zod.def.shape).map(([key, inner]) => [key, fieldOf(inner)]))
  const required = [...fields].filter(([, { optional }]) => !optional).map(([key]) => key)
  const results = new Map<string, boolean>()
  const takesNumbers = (key: string): boolean => {
    let takes = results.get(key)
    if (takes === undefined) {
      const field = fields.get(key)
      // a bound or a whole-number rule would refuse one of these
      const tried = [-Number.MAX_VALUE, -0.5, 0, 0.5, Number.MAX_VALUE]
      takes = field !== undefined && !field.object && tried.every((value) => accepts(field, value))
      results.set(key, takes)
    }
    return takes
  }
  return { fields, required, takesNumbers }
}

/**
 * Whether a value fits a field. Uses the Standard Schema interface, because zod's own parse functions would bring its
 * error classes into the bundle.
 */
export function accepts({ kinds, schema }: Field, value: unknown): boolean {
  if (kinds)
    return typeof value === 'object' || typeof value === 'number'
      ? (Number.isFinite(value) || isObject(value)) && kinds.includes(typeof value)
      : kinds.includes(typeof value)
  const result = schema['~standard'].validate(value)
  return !('then' in result) && !result.issues
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
