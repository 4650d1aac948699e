import { openRow } from '../../records/openRow.ts'
import { quoteRow as columns } from './quote.ts'

/** A probability that somebody gave on a day. Columns of one's own begin with `x-`. */
export const quoteRow = /* @__PURE__ */ openRow(/* @__PURE__ */ columns())
