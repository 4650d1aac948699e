import type * as z from 'zod/mini'
import { documentation } from './documentation.ts'

type Schema = z.core.$ZodType

/** What a key of an object takes, read off its schema. */
export interface Field {
  readonly schema: Schema
  readonly optional: boolean
  /** In the words of a problem's message. */
  readonly takes: string
  /** The kinds of value that it takes, where only the kind is a matter of the document's shape. */
  readonly kinds: readonly string[] | undefined
  /** What each value of a map takes. */
  readonly values: Field | undefined
  /** The keys of the map are ids, and not names of any kind. */
  readonly hasIds: boolean
  /** The object that it is, or that each value of the map is: its keys are walked one by one. */
  readonly object: z.ZodMiniObject | undefined
}

/** The keys of an object. */
export interface ObjectShape {
  readonly fields: ReadonlyMap<string, Field>
  readonly required: readonly string[]
  /** Whether a key takes every finite number: most of a large document is such numbers, and zod need not see each. */
  readonly takesNumbers: (key: string) => boolean
}

type Definition = z.core.$ZodTypes['_zod']['def']

/** The definitions of zod's own classes, which a type tells apart. */
const definitionOf = (schema: Schema) => schema._zod.def as Definition

function kindsOf(schema: Schema): readonly string[] {
  const def = definitionOf(schema)
  if (def.type === 'union') return def.options.flatMap(kindsOf)
  if (def.type === 'literal') return def.values.map((value) => typeof value)
  // zod has no class for distributions: what is custom is an object
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

/** The keys of an object's schema and what each takes; read once a schema. */
export function shapeOf(schema: z.ZodMiniObject): ObjectShape {
  const known = shapes.get(schema)
  if (known) return known
  const shape = readShape(schema)
  shapes.set(schema, shape)
  return shape
}

function readShape(schema: z.ZodMiniObject): ObjectShape {
  const fields = new Map(Object.entries(schema._zod.def.shape).map(([key, own]) => [key, fieldOf(own)]))
  const required = [...fields].filter(([, { optional }]) => !optional).map(([key]) => key)
  const { MAX_VALUE } = Number
  const known = new Map<string, boolean>()
  const takesNumbers = (key: string): boolean => {
    let takes = known.get(key)
    if (takes === undefined) {
      const field = fields.get(key)
      // where a number is met first, the least and the greatest are tried, a whole one and two that are none
      const tried = [-MAX_VALUE, -0.5, 0, 0.5, MAX_VALUE]
      takes = field !== undefined && !field.object && tried.every((value) => accepts(field, value))
      known.set(key, takes)
    }
    return takes
  }
  return { fields, required, takesNumbers }
}

/**
 * Whether nothing is wrong with a value. Asked by the interface that schema libraries share, since zod's own functions
 * come with its errors.
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
