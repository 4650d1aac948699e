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
