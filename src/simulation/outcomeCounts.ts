import { wholeNumber } from '../checking/optionError.ts'
import { seedText } from '../checking/seed.ts'
import { purposes } from '../draws/purposes.ts'
import type { Forecast } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import { sumByOutcome } from '../forecast/tables.ts'
import { binomialVariate } from '../random/binomial.ts'
import { streamOf } from '../random/stream.ts'
import { textKey } from '../random/textKey.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Table } from '../scenario/table.ts'

/** How many runs, and from which seed. */
export interface OutcomeCountsOptions {
  /** A text, or a number, which is its decimal text. The same seed gives the same counts, anywhere. */
  readonly seed: string | number
  /** From 1 to 2⁵³ − 1. */
  readonly runs: number
}

/**
 * How many of many runs end in each outcome, drawn without playing them: whatever their number, it takes
 * microseconds. For scores that need counts, resampled reports, and tests that need more runs than can be played.
 *
 * The counts have the distribution of those that as many runs of the exact forecast would give: uncertain numbers
 * stay at their medians, which `simulate` draws.
 *
 * @param forecast a live forecast from `update`.
 * @param options `runs` (1 to 2⁵³ − 1) and `seed`, both required.
 * @returns the runs by outcome id; they sum to `runs`.
 * @throws OptionError for a wrong option; NotLiveError for a copy of a forecast.
 * @example
 * sampleOutcomeCounts(forecast, { runs: 1e12, seed: 'harbour' }).forced // 4…
 *
 * Method: exact binomial splits, outcome after outcome, of the runs that are left.
 */
export function sampleOutcomeCounts<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  options: OutcomeCountsOptions,
): Table<Ids['outcome'], number> {
  const { model, probability } = stateOf(forecast)
  const seed = textKey(seedText(options?.seed))
  let left = wholeNumber('runs', options.runs, 1, Number.MAX_SAFE_INTEGER)
  const { outcomeIds } = model.tree
  const p = sumByOutcome(model.tree, probability)
  // what the outcomes from each one on have together: 1 − p would lose the digits of the rare ones
  const rest = new Float64Array(p.length + 1)
  for (let k = p.length - 1; k >= 0; k--) rest[k] = rest[k + 1]! + p[k]!
  return Object.fromEntries(
    outcomeIds.map((id, k) => {
      const others = rest[k + 1]! / rest[k]!
      const count =
        rest[k] === 0
          ? 0
          : others === 0
            ? left
            : binomialVariate(streamOf(seed, textKey(purposes.count(id)), 0), left, p[k]! / rest[k]!, others)
      left -= count
      return [id, count]
    }),
  ) as Table<Ids['outcome'], number>
}
