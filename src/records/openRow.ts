import * as z from 'zod/mini'
import { refined } from '../checking/documentation.ts'
import { isOwnColumn } from './kind.ts'

/** Columns of one's own, which mean nothing here. */
type OwnColumns = { readonly [own: `x-${string}`]: unknown }

/** The schema of a row for use outside: it takes columns that begin with `x-` and refuses other unknown ones. */
export function openRow<Shape extends z.core.$ZodShape>(
  row: z.ZodMiniObject<Shape>,
): z.ZodMiniObject<Shape, { in: OwnColumns; out: OwnColumns }> {
  const { shape } = row
  const isColumn = (key: string) => Object.hasOwn(shape, key) || isOwnColumn(key)
  const open = z.catchall(row, z.unknown()) as z.ZodMiniObject<Shape, { in: OwnColumns; out: OwnColumns }>
  return refined(open, (value) => Object.keys(value).every(isColumn), {
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  })
}
