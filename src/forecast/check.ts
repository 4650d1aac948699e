import type { Finding } from '../checking/finding.ts'
import type { Locate, Warning } from '../checking/problem.ts'
import { formatPath } from '../checking/problem.ts'
import { rowData } from '../events/kind.ts'
import { type LinkedLog, linkLog } from '../events/link.ts'
import type { EventInput } from '../events/row.ts'
import { clustersOfOne } from '../evidence/lints/clusterOfOne.ts'
import { endedLogs } from '../evidence/lints/endedLog.ts'
import { idleEvents } from '../evidence/lints/idleEvent.ts'
import { neverCounted } from '../evidence/lints/neverCounted.ts'
import { unusedSignals } from '../evidence/lints/unusedSignal.ts'
import { cutTimings } from '../scenario/lints/cutTiming.ts'
import { inseparableOutcomes } from '../scenario/lints/inseparableOutcomes.ts'
import { ratiosOnEveryLeaf } from '../scenario/lints/ratioOnEveryLeaf.ts'
import { sourcelessPriors } from '../scenario/lints/sourcelessPrior.ts'
import { straySupports } from '../scenario/lints/straySupport.ts'
import type { Known, ScenarioIds } from '../scenario/literal.ts'
import type { Model } from '../scenario/model.ts'
import { locateOf, modelOf, type Scenario } from '../scenario/scenario.ts'
import { dayWithin } from './dayWithin.ts'

/** What `check` can be asked besides. */
export interface CheckOptions {
  /** The day that a forecast is wanted for; without it, whether the log reaches that far is not asked. */
  readonly asOf?: string
}

/** So many warnings of one code are listed; one more says how many there are. */
const mostOfACode = 10

/**
 * What is allowed in a scenario and its log and still deserves a look: priors without a source, outcomes that nothing
 * tells apart, timing beyond the horizon, events without effect, and the like. docs/checks.md has a section for each.
 *
 * For authors, while they write; `forkcast check` prints it. A forecast carries the gravest of these warnings alone.
 *
 * @param scenario from `defineScenario` or `readScenario`.
 * @param log rows from `defineEvents` or `readEvents`, or plain rows; without it the scenario alone is looked at.
 * @param options `asOf`: a day from origin to horizon.
 * @returns warnings, those of the scenario first: code, message, path (`signals.leak`, `row 4`), and line and column
 *   where it was text; at most ten of a code and one that counts the rest.
 * @throws EventError when rows are wrong; OptionError when `asOf` is no day from origin to horizon.
 * @example
 * check(scenario, log).map(({ code }) => code) // ['prior-without-source', 'prior-without-source', 'row-never-counts']
 */
export function check<Ids extends ScenarioIds, Named extends string = never>(
  scenario: Scenario<Ids>,
  log?: readonly EventInput<Known<Ids['signal'], Named>>[],
  options: CheckOptions = {},
): Warning[] {
  const model = modelOf(scenario)
  const asOf = options.asOf === undefined ? undefined : dayWithin(model, 'asOf', options.asOf)
  const linked = log && linkLog(model, log)
  const lints = [...lintsOfScenario(model), clustersOfOne(model, linked)]
  const lintsWithLog = linked ? lintsOfLog(model, linked, asOf) : []
  const locate = locateOf(scenario)
  const warningsOf = (findings: Iterable<Finding>) =>
    fewest(findings).map((finding) => warningOf(finding, linked, locate))
  return [
    ...scenario.warnings,
    ...lints.flatMap(warningsOf),
    ...(linked?.warnings ?? []),
    ...lintsWithLog.flatMap(warningsOf),
  ]
}

function lintsOfScenario(model: Model): Iterable<Finding>[] {
  return [
    sourcelessPriors(model),
    straySupports(model),
    cutTimings(model),
    inseparableOutcomes(model),
    ratiosOnEveryLeaf(model),
  ]
}

function lintsOfLog(model: Model, linked: LinkedLog, asOf: number | undefined): Iterable<Finding>[] {
  return [
    unusedSignals(model, linked),
    neverCounted(model, linked),
    idleEvents(model, linked),
    ...(asOf === undefined ? [] : [endedLogs(model, linked, asOf)]),
  ]
}

/** The first findings of a lint, which all have one code, and how many more there are, where the next one is. */
function fewest(findings: Iterable<Finding>): Finding[] {
  const few: Finding[] = []
  let next: Finding | undefined
  let more = 0
  for (const finding of findings) {
    if (few.length < mostOfACode) few.push(finding)
    else {
      next ??= finding
      more++
    }
  }
  if (!next) return few
  const warnings = more === 1 ? 'warning' : 'warnings'
  return [
    ...few,
    { ...next, message: `${more} more ${warnings} of this kind from here on; mend these first` },
  ]
}

function warningOf(
  { code, message, path, row }: Finding,
  linked: LinkedLog | undefined,
  locate: Locate | undefined,
): Warning {
  if (path) return { code, message, path: formatPath(path), ...locate?.(path, 'key') }
  if (row === undefined) return { code, message }
  const { line, column } = rowData(linked?.rows[row]) ?? {}
  return {
    code,
    message,
    path: `row ${row + 1}`,
    ...(line === undefined ? {} : { line, column: column as number }),
  }
}
