import { exactlyOne } from '../checking/documentation.ts'
import { openRow } from '../records/openRow.ts'
import { caseRow as columns, placeColumns } from './caseRow.ts'

/** A past case, which ended in exactly one of `leaf`, `branch` and `outcome`. Columns of one's own begin with `x-`. */
export const caseRow = /* @__PURE__ */ exactlyOne(
  placeColumns,
  /* @__PURE__ */ openRow(/* @__PURE__ */ columns()),
)
