import { refined } from '../checking/documentation.ts'
import { openRow } from '../records/openRow.ts'
import { eventRow as columns, daysInOrder } from './row.ts'

/**
 * A row of a log, its days in order. Whether its signal exists, a scenario can tell, and whether rows of one event agree,
 * the whole log. Columns of one's own begin with `x-`.
 */
export const eventRow = /* @__PURE__ */ refined(
  /* @__PURE__ */ openRow(/* @__PURE__ */ columns()),
  daysInOrder,
  {
    description: 'One report, as a row of the log: what was seen, when, by whom, and how far to believe it.',
  },
)
