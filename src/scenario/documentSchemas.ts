import { type ScenarioSchemas, scenarioSchemas } from './schema.ts'

// Only the entry `forkcast/schema` imports this. The calls are marked pure, so a bundler drops the schemas that are not used.
const part = <Name extends keyof ScenarioSchemas>(name: Name): ScenarioSchemas[Name] =>
  scenarioSchemas()[name]

/**
 * The zod schema of the scenario document. It checks keys, kinds of values and ranges; `parseScenario` also checks that
 * probabilities sum to 1 and that ids exist. Depth and size are not bounded: do not give it cyclic values.
 *
 * @example
 * import * as z from 'zod/mini'
 * import { scenarioDocument } from 'forkcast/schema'
 * z.safeParse(scenarioDocument, { forkcast: 1 }).success // false
 */
export const scenarioDocument = /* @__PURE__ */ part('scenario')
/** The root of the scenario tree. */
export const tree = /* @__PURE__ */ part('tree')
/** A branch of the scenario tree, with its share as exactly one of `p`, `weight` and `count`. */
export const branch = /* @__PURE__ */ part('branch')
/** A kind of observation, and how likely it is under each leaf, in exactly one of four forms. */
export const signal = /* @__PURE__ */ part('signal')
/** An uncertain quantity that expressions can name. */
export const parameter = /* @__PURE__ */ part('parameter')
/** A group of dependent signals. */
export const cluster = /* @__PURE__ */ part('cluster')
/** The title and notes of an outcome. */
export const outcome = /* @__PURE__ */ part('outcome')
/** A quantity that depends on the outcome. */
export const impact = /* @__PURE__ */ part('impact')
/** How the question is resolved, and its answer once known. */
export const resolution = /* @__PURE__ */ part('resolution')
