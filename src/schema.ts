import { exactlyOne, refined } from './checking/documentation.ts'
import { daysInOrder, eventRow as eventColumns } from './events/row.ts'
import { caseRow as caseColumns, placeColumns } from './learning/caseRow.ts'
import { openRow } from './records/openRow.ts'
import { quoteRow as quoteColumns } from './scoring/backtest/quote.ts'

export { type Documentation, documentation } from './checking/documentation.ts'
export {
  branch,
  cluster,
  impact,
  outcome,
  parameter,
  resolution,
  scenarioDocument,
  signal,
  tree,
} from './scenario/documentSchemas.ts'

/**
 * A row of a log, its days in order. Whether its signal exists, and whether rows of one event agree, a log and a scenario
 * can tell. Columns of one's own begin with `x-`, here and in the other rows.
 */
export const eventRow = /* @__PURE__ */ refined(
  /* @__PURE__ */ openRow(/* @__PURE__ */ eventColumns()),
  daysInOrder,
  {
    description: 'One report: what was seen, when, by whom, and how far to believe it.',
  },
)
/** A past case, which ended in exactly one of `leaf`, `branch` and `outcome`. */
export const caseRow = /* @__PURE__ */ exactlyOne(
  placeColumns,
  /* @__PURE__ */ openRow(/* @__PURE__ */ caseColumns()),
)
/** A probability that somebody gave on a day. */
export const quoteRow = /* @__PURE__ */ openRow(/* @__PURE__ */ quoteColumns())
