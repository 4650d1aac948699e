import { dayAdvice, parseDay } from '../checking/day.ts'
import type { Path } from '../checking/problem.ts'
import { isRecord } from '../checking/record.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import { exp } from '../numeric/exp.ts'
import { decibansPerNat } from './beliefs.ts'
import {
  inverted,
  type Printed,
  type PublishedNumber,
  probabilityOfOdds,
  readFactor,
  readOdds,
  readProbability,
  type Unreadable,
} from './published.ts'

/** A published outcome: every figure given for it, and its parts. */
export interface Figure {
  readonly id: string
  readonly path: Path
  /** One probability for each way in which it was written: as a share, as odds, as odds against. */
  readonly figures: readonly Printed[]
  readonly children: readonly Figure[]
  /** Whether its parts cover all of it. */
  readonly exhaustive: boolean
}

export interface Cumulative {
  readonly path: Path
  readonly by: string
  /** Days, to order by. */
  readonly day: number
  readonly figure: Printed
}

export interface Update {
  readonly path: Path
  readonly prior: Printed
  readonly factors: readonly { readonly name: string; readonly factor: Printed }[]
  readonly posterior: Printed
}

/** A page of published forecasts (a "tracker"): every number as the range that it was rounded from. */
export interface Tracker {
  readonly outcomes: Figure
  readonly horizons: readonly { readonly id: string; readonly series: readonly Cumulative[] }[]
  readonly factors: readonly Update[]
}

const notes = ['title', 'note', 'source'] as const
/** Nesting deeper than this is refused, so that a cyclic object ends. */
const deepest = 50

/** Reads a document of published numbers, and reports what cannot be read. */
export function trackerFrom(value: unknown, report: Report): Tracker {
  const document = recordAt(value, [], ['outcomes', 'horizons', 'factors', 'exhaustive'], report)
  if (document && !document.outcomes && !document.horizons && !document.factors)
    report('nothing-to-audit', [], 'expected outcomes, horizons or factors, any of them; received none')
  const exhaustive = flagAt(document?.exhaustive, ['exhaustive'], report)
  const outcomes = entriesAt(document?.outcomes, ['outcomes'], report)
  return {
    outcomes: {
      id: '',
      path: ['outcomes'],
      figures: [],
      children: outcomes.flatMap(([id, figure]) => figureAt(id, figure, ['outcomes', id], report, 1)),
      exhaustive,
    },
    horizons: entriesAt(document?.horizons, ['horizons'], report).map(([id, series]) => ({
      id,
      series: seriesAt(series, ['horizons', id], report),
    })),
    factors: entriesAt(document?.factors, ['factors'], report).flatMap(([id, update]) =>
      updateAt(update, ['factors', id], report),
    ),
  }
}

function figureAt(id: string, value: unknown, path: Path, report: Report, depth: number): Figure[] {
  if (depth > deepest) {
    report('too-deep', path, `outcomes are nested more than ${deepest} deep`)
    return []
  }
  if (!isRecord(value)) {
    const figure = numberAt(value, path, readProbability, report)
    return [{ id, path, figures: figure ? [figure] : [], children: [], exhaustive: true }]
  }
  const keys = ['probability', 'odds', 'against', 'children', 'exhaustive']
  const node = recordAt(value, path, keys, report) ?? {}
  const figures = [
    numberAt(node.probability, [...path, 'probability'], readProbability, report, true),
    numberAt(node.odds, [...path, 'odds'], (text) => probabilityOfOdds(readOdds(text)), report, true),
    numberAt(
      node.against,
      [...path, 'against'],
      (text) => probabilityOfOdds(inverted(readOdds(text))),
      report,
      true,
    ),
  ].flatMap((figure) => figure ?? [])
  const children = entriesAt(node.children, [...path, 'children'], report).flatMap(([child, part]) =>
    figureAt(child, part, [...path, 'children', child], report, depth + 1),
  )
  if (figures.length === 0 && children.length === 0)
    report('nothing-to-audit', path, 'expected a probability, odds, odds against, or children; received none')
  return [
    { id, path, figures, children, exhaustive: flagAt(node.exhaustive, [...path, 'exhaustive'], report) },
  ]
}

function seriesAt(value: unknown, path: Path, report: Report): Cumulative[] {
  const series = entriesAt(value, path, report).flatMap(([by, published]): Cumulative[] => {
    const at = [...path, by]
    const day = /^\d{1,6}$/.test(by) ? Number(by) : parseDay(by)
    if (day === undefined)
      report('invalid-day', at, `${show(by)}: ${dayAdvice(by)}, or a whole number of days`, { part: 'key' })
    const figure = numberAt(published, at, readProbability, report)
    return figure && day !== undefined ? [{ path: at, by, day, figure }] : []
  })
  const counted = series.filter(({ by }) => /^\d+$/.test(by)).length
  if (counted > 0 && counted < series.length)
    report('mixed-horizons', path, 'horizons are days of the calendar or numbers of days, not both')
  return series.sort((a, b) => a.day - b.day)
}

function updateAt(value: unknown, path: Path, report: Report): Update[] {
  const update = recordAt(value, path, ['prior', 'factors', 'posterior'], report)
  if (!update) return []
  const prior = numberAt(update.prior, [...path, 'prior'], readProbability, report)
  const posterior = numberAt(update.posterior, [...path, 'posterior'], readProbability, report)
  const listed = Array.isArray(update.factors)
    ? update.factors.map((factor, i): [string | number, unknown] => [i, factor])
    : entriesAt(update.factors, [...path, 'factors'], report)
  const toRatio = (decibans: number) => exp(decibans / decibansPerNat)
  const factors = listed.flatMap(([name, published]) => {
    const at = [...path, 'factors', name]
    const factor = numberAt(published, at, (text) => readFactor(text, toRatio), report)
    return factor ? [{ name: String(name), factor }] : []
  })
  return prior && posterior && factors.length === listed.length ? [{ path, prior, factors, posterior }] : []
}

function numberAt(
  value: unknown,
  path: Path,
  read: (published: PublishedNumber) => Printed | Unreadable,
  report: Report,
  optional = false,
): Printed | undefined {
  if (value === undefined && optional) return undefined
  if (typeof value !== 'string' && typeof value !== 'number') {
    report('invalid-type', path, `expected a number, or text that keeps its digits; received ${show(value)}`)
    return undefined
  }
  const found = read(value)
  if (typeof found !== 'string') return found
  report('invalid-number', path, `expected ${found}; received ${show(value)}`, { received: value })
  return undefined
}

function flagAt(value: unknown, path: Path, report: Report): boolean {
  if (value !== undefined && typeof value !== 'boolean')
    report('invalid-type', path, `expected true or false; received ${show(value)}`)
  return value !== false
}

function entriesAt(value: unknown, path: Path, report: Report): [string, unknown][] {
  if (value === undefined) return []
  if (isRecord(value)) return Object.entries(value)
  report('invalid-type', path, `expected an object keyed by names; received ${show(value)}`)
  return []
}

function recordAt(
  value: unknown,
  path: Path,
  allowed: readonly string[],
  report: Report,
): Record<string, unknown> | undefined {
  if (!isRecord(value)) {
    report('invalid-type', path, `expected an object; received ${show(value)}`)
    return undefined
  }
  const keys = [...allowed, ...notes]
  for (const key of Object.keys(value))
    if (!keys.includes(key))
      report('unknown-key', [...path, key], `unknown key ${show(key)}${didYouMean(key, keys)}`, {
        part: 'key',
      })
  return value
}
