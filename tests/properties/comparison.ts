import { cumulativeIncidence, type Forecast, ImpossibleEvidence, probabilityOf } from 'forkcast'
import { dayOf, textOfDay } from '../reference/plainScenario.ts'
import {
  type ReferenceForecast,
  type ReferenceRow,
  referenceForecast,
} from '../reference/referenceForecast.ts'
import { forecastOf } from './library.ts'
import type { ScenarioCase } from './scenarioArbitrary.ts'

/** A forecast, or that the evidence is impossible. Any other error passes through. */
export function possibly(ask: () => Forecast): Forecast | ImpossibleEvidence {
  try {
    return ask()
  } catch (error) {
    if (error instanceof ImpossibleEvidence) return error
    throw error
  }
}

/** What the library says of a case. */
export function answerOf({ document, rows, asOf }: ScenarioCase): Forecast | ImpossibleEvidence {
  return possibly(() => forecastOf(document, rows, asOf))
}

/** Absolute for probabilities; relative for logarithms, which may be any size. */
const tolerance = 1e-12

/** Every place where the library and the reference disagree about a case, as sentences; none where they agree. */
export function disagreements(given: ScenarioCase): string[] {
  const expected = referenceForecast(given.document, given.rows, given.asOf)
  const actual = answerOf(given)
  if (actual instanceof ImpossibleEvidence || expected.impossible !== undefined) {
    return impossibilities(actual, expected)
  }
  const found: string[] = []
  const same = (what: string, a: unknown, b: unknown): void => {
    const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
    if (left !== right) found.push(`${what}: ${left}, expected ${right}`)
  }
  const near = (what: string, a: number, b: number, scale = 1): void => {
    if (!(Math.abs(a - b) <= tolerance * scale)) found.push(`${what}: ${a}, expected ${b}`)
  }
  same('title', actual.title, given.document.title)
  same('origin', actual.origin, given.document.origin)
  same('asOf', actual.asOf, expected.asOf)
  same('horizon', actual.horizon, given.document.horizon)
  same('outcomes', Object.keys(actual.outcomes), [...expected.outcomes.keys()])
  for (const [id, { prior, probability }] of expected.outcomes) {
    near(`prior of outcome ${id}`, actual.outcomes[id]!.prior, prior)
    near(`probability of outcome ${id}`, actual.outcomes[id]!.probability, probability)
  }
  same('branches', Object.keys(actual.branches), [...expected.branches.keys()])
  for (const [id, { prior, reach, share }] of expected.branches) {
    const branch = actual.branches[id]!
    near(`prior of branch ${id}`, branch.prior, prior)
    near(`reach of branch ${id}`, branch.reach, reach)
    if (share === null || branch.share === null) same(`share of branch ${id}`, branch.share, share)
    else near(`share of branch ${id}`, branch.share, share)
  }
  near(
    'logCoherence',
    actual.logCoherence,
    expected.logCoherence,
    Math.max(1, Math.abs(expected.logCoherence)),
  )
  same('events used', actual.events.used, expected.used)
  same('events ignored', actual.events.ignored, expected.log.ignored)
  same('warnings', warningsOf(actual), expectedWarnings(given, expected))
  incidences(actual, expected, near, same)
  return found
}

function impossibilities(actual: Forecast | ImpossibleEvidence, expected: ReferenceForecast): string[] {
  if (!(actual instanceof ImpossibleEvidence)) return ['the library finds impossible evidence possible']
  if (expected.impossible === undefined) return ['the library finds possible evidence impossible']
  const named = actual.rows.map(({ kind, signal, event, date }) => ({ kind, signal, event, date }))
  const [left, right] = [JSON.stringify(named), JSON.stringify(expected.impossible.map(nameOf))]
  if (left !== right) return [`impossible rows: ${left}, expected ${right}`]
  // An event may be pointed at by any of its reports that count.
  return actual.rows.flatMap(({ row }, i) => {
    const factor = expected.impossible![i]!
    const pointed = factor.kind === 'event' ? factor.event.rows.includes(row!) : row === undefined
    return pointed ? [] : [`${JSON.stringify(named[i])} is pointed at by row ${row}`]
  })
}

function nameOf(row: ReferenceRow): unknown {
  if (row.kind === 'event') {
    const { signal, id, day } = row.event
    return { kind: row.kind, signal, event: id, date: textOfDay(day) }
  }
  return row.kind === 'silence' ? { kind: row.kind, signal: row.signal } : { kind: row.kind }
}

/** The three warnings that semantics defines, which alone are compared. */
const compared = ['no-residual', 'duplicate-row', 'as-of-defaulted']

function warningsOf(forecast: Forecast): string[] {
  const codes = new Set(forecast.warnings.map((warning) => warning.code))
  return compared.filter((code) => codes.has(code))
}

function expectedWarnings({ document, asOf }: ScenarioCase, expected: ReferenceForecast): string[] {
  const signals = Object.values(document.signals ?? {})
  const dayMatters =
    expected.leaves.some((leaf) => leaf.timing !== undefined) ||
    signals.some((signal) => signal.rate !== undefined || signal.halfLife !== undefined)
  const residual = JSON.stringify(document.tree).includes('"residual":true')
  return compared.filter(
    (code) =>
      (code === 'no-residual' && document.exhaustive !== true && !residual) ||
      (code === 'duplicate-row' && expected.log.duplicates > 0) ||
      (code === 'as-of-defaulted' && asOf === undefined && dayMatters),
  )
}

function incidences(
  actual: Forecast,
  expected: ReferenceForecast,
  near: (what: string, a: number, b: number) => void,
  same: (what: string, a: unknown, b: unknown) => void,
): void {
  const { T, H } = expected
  const days = [...new Set([T, T + 1, Math.floor((T + 2 * H) / 3), H - 1, H])].filter(
    (day) => day >= T && day <= H,
  )
  // One curve a case, another in every other: a curve has up to five hundred days.
  const outcomes = [...expected.outcomes.keys()]
  const outcome = outcomes[(T + H) % outcomes.length]!
  const curve = cumulativeIncidence(actual, outcome)
  same(`days of ${outcome}`, [curve.days[0], curve.days.at(-1), curve.days.length], [T, H, H - T + 1])
  for (const day of days) {
    near(
      `incidence of ${outcome} by ${day}`,
      curve.probability[day - T]!,
      expected.cumulativeIncidence(outcome, day),
    )
  }
  const origin = dayOf(actual.origin)
  const branch = [...expected.branches.keys()].at(-1)!
  for (const any of [[branch], [outcomes[0]!], [branch, outcomes[0]!]]) {
    near(`probability of ${any}`, probabilityOf(actual, { any }), expected.probabilityOf(any))
  }
  for (const day of [...days, Math.floor(T / 2)]) {
    const any = [branch, outcomes[0]!]
    const by = textOfDay(origin + day)
    near(
      `probability of ${any} by day ${day}`,
      probabilityOf(actual, { any, by }),
      expected.probabilityOf(any, by),
    )
  }
}
