import type { Scenario } from '../scenario/scenario.ts'
import type { Forecast } from './forecast.ts'

/**
 * The ids of a scenario or a forecast, as types, all kinds in one: what `Scenario`, `Forecast`, `Simulation`,
 * `Explanation` and the other results take.
 *
 * To type state of one's own, which holds forecasts of one scenario: the store of a page, a message to a worker.
 *
 * @example
 * let latest: Forecast<IdsOf<typeof scenario>> | undefined
 */
export type IdsOf<Of> = Of extends Scenario<infer Ids> ? Ids : Of extends Forecast<infer Ids> ? Ids : never
