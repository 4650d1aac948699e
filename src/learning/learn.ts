import { OptionError } from '../checking/optionError.ts'
import type { Warning } from '../checking/problem.ts'
import { exactSum } from '../numeric/exactSum.ts'
import type { Known, ScenarioIds } from '../scenario/literal.ts'
import {
  locateOf,
  modelOf,
  parserOf,
  type Scenario,
  ScenarioError,
  scenarioFrom,
} from '../scenario/scenario.ts'
import { type CaseInput, most } from './caseRow.ts'
import type { Learned } from './learned.ts'
import { learnedDocument } from './learnedDocument.ts'
import { learnSignals } from './learnSignals.ts'
import { learnSplits } from './learnSplits.ts'
import { linkCases } from './linkCases.ts'
import { sumOfLogs } from './logMarginal.ts'

/** How cases are counted. */
export interface LearnOptions {
  /**
   * How many cases, observations or occurrences a plain number of the scenario is worth, above 0, up to a million. Without
   * it, plain numbers are certain and do not change, and a notice says so.
   */
  readonly concentration?: number
}

/** The ids that a case may name: those of the scenario, and any where a case was read from text. */
type NamedIn<
  Ids extends ScenarioIds,
  Branch extends string,
  Outcome extends string,
  Signal extends string,
> = Omit<Ids, 'branch' | 'outcome' | 'signal'> & {
  branch: Known<Ids['branch'], Branch>
  outcome: Known<Ids['outcome'], Outcome>
  signal: Known<Ids['signal'], Signal>
}

/**
 * Updates the splits, likelihoods and rates of a scenario on past cases: each uncertain number becomes its posterior.
 *
 * Use it when there are past cases like yours. Shares are learned where a split has counts or a concentration, or where
 * one of two branches has a beta distribution; a likelihood where it has a beta distribution; a rate where it has a gamma
 * or exponential one. `notices` lists what cannot be learned. Cases given one by one and all at once give the same result.
 * docs/learning.md says what a case counts for.
 *
 * @param scenario from `defineScenario` or `readScenario`; it is not changed.
 * @param cases from `defineCases` or `readCases`, or plain rows, which are checked in the same way.
 * @param options `concentration`: how many cases a plain number is worth.
 * @returns the old and new numbers, the log marginal likelihood, and the scenario with the new numbers.
 * @throws CaseError with every problem of the cases; OptionError for a wrong concentration; ScenarioError where a
 *   posterior is too extreme for a scenario.
 * @example
 * const { scenario: next } = learn(scenario, [{ case: 'Easthaven 2011', leaf: 'resigns' }])
 * next.document.tree.branches?.leaves?.branches?.resigns // { count: 13 }
 *
 * Source: Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), sections 2.4, 2.6 and 3.4.
 */
export function learn<
  Ids extends ScenarioIds,
  Branch extends string = never,
  Outcome extends string = never,
  Signal extends string = never,
>(
  scenario: Scenario<Ids>,
  cases: readonly CaseInput<NamedIn<Ids, Branch, Outcome, Signal>>[],
  options: LearnOptions = {},
): Learned<Ids> {
  return learnedFrom(scenario, cases as readonly CaseInput[], options) as Learned<Ids>
}

function learnedFrom(scenario: Scenario, cases: readonly CaseInput[], options: LearnOptions): Learned {
  const { concentration } = options
  const isNumber = typeof concentration === 'number' && concentration > 0 && concentration <= most
  if (concentration !== undefined && !isNumber)
    throw new OptionError('concentration', concentration, `a number of cases above 0, up to ${most}`)
  const model = modelOf(scenario)
  const { linked } = linkCases(model, cases)
  const { splits, changes, notices } = learnSplits(model, linked, concentration)
  const signals = learnSignals(model, linked, concentration)
  const logs = [
    ...splits.map((split) => split.logMarginalLikelihood),
    ...signals.signals.flatMap(({ targets }) =>
      Object.values(targets).map((target) => target.logMarginalLikelihood),
    ),
  ]
  return {
    cases: linked.length,
    weight: exactSum(linked.map(({ weight }) => weight)),
    splits,
    signals: signals.signals,
    logMarginalLikelihood: logs.includes(null) ? null : sumOfLogs(logs as number[]),
    notices: [...notices, ...signals.notices].map((notice) => located(scenario, notice)),
    scenario:
      changes.size + signals.changes.size === 0
        ? scenario
        : scenarioWith(scenario, learnedDocument(model.document, changes, signals.changes)),
  }
}

/** A notice with its line and column, where the scenario was read from text. */
function located(scenario: Scenario, notice: Warning): Warning {
  const place = locateOf(scenario)?.(notice.path?.split('.') ?? [], 'key')
  return { ...notice, ...place }
}

function scenarioWith(before: Scenario, document: Scenario['document']): Scenario {
  const { scenario, problems } = scenarioFrom(document, parserOf(before))
  if (problems) throw new ScenarioError(problems)
  return scenario
}
