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

/** Options of `check`. */
export interface CheckOptions {
  /** The day of the forecast. Without it, `check` does not look at how far the log reaches. */
  readonly asOf?: string
}

/** At most this many warnings of one code are listed; one more counts the rest. */
const mostOfACode = 10

/**
 * Finds what is allowed in a scenario and its log but may be a mistake: priors without a source, outcomes that no signal
 * distinguishes, timing beyond the horizon, events without effect, and the like. docs/checks.md has a section for each.
 *
 * Use it while you write a scenario; `forkcast check` prints the same. A forecast only has the gravest of these warnings.
 *
 * @param scenario from `defineScenario` or `readScenario`.
 * @param log rows from `defineEvents` or `readEvents`, or plain rows; without it only the scenario is checked.
 * @param options `asOf`: a day from origin to horizon.
 * @returns warnings, those of the scenario first: code, message, path (`signals.leak`, `row 4`), and line and column
 *   where the input was text. At most ten of a code are listed, and one more counts the rest. Empty if all is well.
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
    firstOf(findings).map((finding) => warningOf(finding, linked, locate))
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

/** The first findings of a lint, and one at the place of the next that counts the rest. All have the same code. */
function firstOf(findings: Iterable<Finding>): Finding[] {
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
