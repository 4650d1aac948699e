import { weightedMean } from '../numeric/weightedMean.ts'
import type { Impact } from '../scenario/cascade.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Table } from '../scenario/table.ts'
import type { Forecast, ForecastState } from './forecast.ts'
import { stateOf } from './forecast.ts'
import { followsFromParameters, type ImpactMean, impactMean } from './impactMean.ts'
import { probabilityBasis } from './probabilityBasis.ts'

/** What an impact is on average, over everything that can happen. */
export interface ExpectedImpact<Outcome extends string = string> {
  /** `plug-in` where parameters enter, in the probabilities or in the impact: they are taken at their medians. */
  readonly basis: 'exact' | 'plug-in'
  /** Σ P(leaf)·impact; null where it is no finite number. */
  readonly mean: number | null
  /** The mean given each outcome; null too where the outcome has probability 0. */
  readonly byOutcome: Table<Outcome, number | null>
  /** Why a mean is no finite number, of the first leaf where it is none; absent where all are. */
  readonly reason?: string
}

/**
 * What each impact is on average, without playing runs: Σ P(leaf)·impact, in all and given each outcome.
 *
 * When an expectation is wanted to every digit; `simulate` has the spread and the tails. A distribution counts with its
 * mean, an expression in `days` with its mean over the days on which the leaf can come true after the as-of day.
 *
 * @param forecast a live forecast, conditions and set marginals included.
 * @returns by impact id: the mean, the mean by outcome, and whether they are exact or a plug-in, since an expression in
 *   parameters is taken at their medians, which is not its mean. A mean is null, with the reason, where a distribution's
 *   own exceeds the largest double or an expression has no finite value on a day on which its leaf can come true.
 * @throws NotLiveError for what is no live forecast.
 * @example
 * const ferry = defineScenario({
 *   forkcast: 1, title: 'Ferry', origin: '2030-01-01', horizon: '2030-01-31', exhaustive: true,
 *   tree: { branches: { runs: { p: 0.5 }, stops: { p: 'rest', impacts: { loss: { gamma: { shape: 2, scale: 4 } } } } } },
 *   impacts: { loss: { default: 1 } },
 * })
 * expectedImpacts(update(ferry, [])).loss // { basis: 'exact', mean: 4.5, byOutcome: { runs: 1, stops: 8 } }
 */
export function expectedImpacts<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
): Table<Ids['impact'], ExpectedImpact<Ids['outcome']>> {
  const state = stateOf(forecast)
  const exact = probabilityBasis(state) === 'exact'
  return Object.fromEntries(
    state.model.impacts.map((impact) => [impact.id, expected(state, impact, exact)]),
  ) as Table<Ids['impact'], ExpectedImpact<Ids['outcome']>>
}

function expected(state: ForecastState, impact: Impact, exact: boolean): ExpectedImpact {
  const { model, probability } = state
  const { tree, timings } = model
  const known = new Map<string, ImpactMean>()
  const means = new Float64Array(probability.length)
  let reason: string | undefined
  let plugIn = !exact
  for (let leaf = 0; leaf < means.length; leaf++) {
    // a leaf that cannot come true needs no value
    if (probability[leaf] === 0) continue
    const setting = impact.settings[impact.ofLeaf[leaf]!]!
    const key = `${impact.ofLeaf[leaf]} ${timings.ofLeaf[leaf]}`
    const found = known.get(key) ?? impactMean(state, setting, timings.ofLeaf[leaf]!)
    known.set(key, found)
    plugIn ||= followsFromParameters(setting)
    means[leaf] = found.mean
    if (found.reason) reason ??= `${found.reason}, on the leaf "${tree.ids[tree.leafNode[leaf]!]}"`
  }
  const ofOutcome = tree.outcomeIds.map((): number[] => [])
  tree.outcomeOfLeaf.forEach((outcome, leaf) => {
    ofOutcome[outcome]!.push(leaf)
  })
  const over = (leaves: readonly number[]) =>
    finiteMean(
      leaves.map((leaf) => means[leaf]!),
      leaves.map((leaf) => probability[leaf]!),
    )
  return {
    basis: plugIn ? 'plug-in' : 'exact',
    mean: finiteMean(means, probability),
    byOutcome: Object.fromEntries(tree.outcomeIds.map((id, outcome) => [id, over(ofOutcome[outcome]!)])),
    ...(reason === undefined ? {} : { reason }),
  }
}

/** Null where nothing has weight, or what has weight has no value. */
function finiteMean(values: ArrayLike<number>, weights: ArrayLike<number>): number | null {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return null
  return weightedMean(values, weights) ?? null
}
