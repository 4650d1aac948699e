import type { RowLabel } from '../evidence/row.ts'
import type { Forecast, ForecastState } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import { membership } from '../forecast/membership.ts'
import { everyRow } from '../forecast/posterior.ts'
import { logSumExp } from '../numeric/logSumExp.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import { decibansPerNat, differenceOf } from './beliefs.ts'
import { allLeaves, type Cells, cellsOf } from './cells.ts'
import { termOf } from './rowSet.ts'
import { addTerm, emptySum, type RowSum } from './rowSum.ts'

/** The weight of one row of log factors between two ids. */
export interface WeighedRow<Signal extends string = string> extends RowLabel<Signal> {
  /** Above 0 it speaks for the first id, below for the second; ±Infinity where it rules one of them out. */
  readonly decibans: number
}

/** The log odds between two ids before and after the evidence, and the weight of each row. */
export interface WeightOfEvidence<Signal extends string = string> {
  /** 10·log₁₀ of prior odds. */
  readonly prior: number
  /** In canonical order. */
  readonly rows: readonly WeighedRow<Signal>[]
  /** 10·log₁₀ of the odds now: prior plus rows, where all of them are finite. */
  readonly posterior: number
}

/**
 * The weight of evidence between two outcomes or branches, row by row: how far each event, each silence and survival
 * moves the odds of the one against the other.
 *
 * Use it to argue about two hypotheses without regard to the others. Between two leaves a row's weight is the difference
 * of its log factors there. Where an id has several leaves, the weight also depends on how likely each of them is after
 * the rows before it; rows are taken in canonical order. Swapping the ids changes the sign of every weight. The weights
 * from a to b and from b to c add up to those from a to c.
 *
 * @param forecast a live forecast.
 * @param a an outcome or a branch.
 * @param b another outcome or branch; the two may overlap.
 * @returns decibans: 10 is a factor of 10 in the odds, 3 about a factor of 2; 0 where both ids are impossible.
 * @throws NotLiveError for a copy of a forecast; OptionError for an id that is not the scenario's.
 * @example
 * weightOfEvidence(forecast, 'dismissed', 'stays').rows[0].decibans // 1.8804693427061172
 *
 * Source: I. J. Good, Probability and the Weighing of Evidence (1950); the deciban is Turing's.
 */
export function weightOfEvidence<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  a: Ids['branch'] | Ids['outcome'],
  b: Ids['branch'] | Ids['outcome'],
): WeightOfEvidence<Ids['signal']> {
  const state = stateOf(forecast)
  membership(state.model, 'between', [a, b])
  const [first, second] = [logWeights(state, a), logWeights(state, b)]
  const between = (x: number, y: number) => decibansPerNat * (x === y ? 0 : x - y)
  const rows = [...everyRow(state)].map(({ label }, row) => {
    const forFirst = differenceOf(first[row]!, first[row + 1]!)
    const forSecond = differenceOf(second[row]!, second[row + 1]!)
    return { ...label, decibans: between(forFirst, forSecond) }
  })
  return {
    prior: between(first[0]!, second[0]!),
    rows,
    posterior: between(first[rows.length]!, second[rows.length]!),
  }
}

/** Log of the unnormalised weight of an id: before all rows, then after each row. */
function logWeights(state: ForecastState, id: string): number[] {
  const { model, conditions } = state
  const questions = { outcomes: model.tree.outcomeIds, branches: [id] }
  const cells = cellsOf([allLeaves(model, conditions)], questions)[0]!
  const sum = emptySum(cells.logPrior.length)
  const weights = [logWeight(cells, sum)]
  for (const row of everyRow(state)) {
    addTerm(sum, termOf(cells, row, 1))
    weights.push(logWeight(cells, sum))
  }
  return weights
}

function logWeight({ within, logPrior }: Cells, { finite, exclusions }: RowSum): number {
  const member = within[0]!
  return logSumExp(
    logPrior.map((value, cell) =>
      member[cell] && exclusions[cell] === 0 ? value + finite[cell]! : -Infinity,
    ),
  )
}
