import { type ScenarioSchemas, scenarioSchemas } from './schema.ts'

// For the entry of schemas alone. A function for each, so that a bundler may leave out those that nobody uses.
const part = <Name extends keyof ScenarioSchemas>(name: Name): ScenarioSchemas[Name] =>
  scenarioSchemas()[name]

/**
 * The scenario document. It checks keys, kinds of values and ranges; whether probabilities sum to 1 or ids exist,
 * `parseScenario` can tell. It has no bound for depth or size: give it no value that nests without end.
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
/** A kind of news, and how likely it is under each leaf, in exactly one of four forms. */
export const signal = /* @__PURE__ */ part('signal')
/** A quantity that nobody knows and that expressions can name. */
export const parameter = /* @__PURE__ */ part('parameter')
/** Signals that hang together. */
export const cluster = /* @__PURE__ */ part('cluster')
/** What is to be said of an outcome. */
export const outcome = /* @__PURE__ */ part('outcome')
/** Something that outcomes change. */
export const impact = /* @__PURE__ */ part('impact')
/** How the question is settled, and how it was. */
export const resolution = /* @__PURE__ */ part('resolution')
