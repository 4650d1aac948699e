import type { Scenario } from '../scenario/scenario.ts'
import type { Forecast } from './forecast.ts'

/**
 * All ids of a scenario or a forecast as one type, the type argument of `Scenario`, `Forecast`, `Simulation`,
 * `Explanation` and the other results.
 *
 * Use it to type your own state, such as the store of a page that holds forecasts of one scenario.
 *
 * @example
 * let latest: Forecast<IdsOf<typeof scenario>> | undefined
 */
export type IdsOf<Of> = Of extends Scenario<infer Ids> ? Ids : Of extends Forecast<infer Ids> ? Ids : never
