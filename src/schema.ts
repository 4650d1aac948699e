export { type Documentation, documentation } from './checking/documentation.ts'
export { eventRow } from './events/eventSchema.ts'
export { caseRow } from './learning/caseSchema.ts'
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
export { quoteRow } from './scoring/backtest/quoteSchema.ts'
