import { dayAdvice, parseDay } from '../checking/day.ts'
import type { Warning } from '../checking/problem.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import type { ExpressionParser } from '../expression/syntax.ts'
import { log } from '../numeric/log.ts'
import type { Impact, Timings } from './cascade.ts'
import { impactsOf, timingsOf } from './cascade.ts'
import type { Classes } from './classes.ts'
import { classesOf } from './classes.ts'
import type { ClusterDocument, ResolutionDocument, ScenarioDocument } from './document.ts'
import type { Parameter } from './quantity.ts'
import { quantitiesOf } from './quantity.ts'
import type { Cluster, Signal } from './signals.ts'
import { signalsOf } from './signals.ts'
import type { Split } from './split.ts'
import { splitsOf } from './split.ts'
import type { Tree } from './tree.ts'
import { treeOf } from './tree.ts'

/** A scenario compiled to columns: what evidence, forecast and simulation compute on. */
export interface Model {
  readonly document: ScenarioDocument
  readonly origin: number
  readonly horizon: number
  /** horizon − origin, in days. */
  readonly span: number
  readonly tree: Tree
  /** Plug-in share of each node given its parent. */
  readonly share: Float64Array
  /** Prior of each leaf at the plug-in shares. */
  readonly prior: Float64Array
  /** Log prior of each leaf; −∞ for a prior of 0. */
  readonly logPrior: Float64Array
  readonly splits: readonly Split[]
  readonly parameters: readonly Parameter[]
  readonly signals: readonly Signal[]
  readonly signalOfId: ReadonlyMap<string, number>
  readonly clusters: readonly Cluster[]
  readonly timings: Timings
  readonly impacts: readonly Impact[]
  readonly classes: Classes
  /** Log of the summed prior of each class. */
  readonly logClassPrior: Float64Array
  /** Credence by Admiralty letter or digit, with the document's replacements. */
  readonly grades: ReadonlyMap<string, number>
  readonly warnings: readonly Warning[]
}

/** Reliability A–E: MISP taxonomy "admiralty-scale". Credibility 1–5: STIX 2.1, appendix A. */
export const defaultGrades: Readonly<Record<string, number>> = {
  A: 1,
  B: 0.75,
  C: 0.5,
  D: 0.25,
  E: 0,
  1: 0.9,
  2: 0.7,
  3: 0.5,
  4: 0.3,
  5: 0.1,
}

/** Compiles a document whose shape has been checked, and reports what is wrong with its values. */
export function modelFrom(
  document: ScenarioDocument,
  parser: ExpressionParser | undefined,
  report: Report,
): Model {
  const origin = dayOf(document.origin, 'origin', report)
  const horizon = dayOf(document.horizon, 'horizon', report)
  const span = horizon - origin
  if (span <= 0)
    report(
      'horizon-before-origin',
      ['horizon'],
      `the horizon must be a day after the origin, ${show(document.origin)}; received ${show(document.horizon)}`,
      {
        received: document.horizon,
      },
    )
  const quantities = quantitiesOf(document.parameters ?? {}, parser, report)
  const tree = treeOf(document, report)
  const { splits, share } = splitsOf(tree, quantities, report)
  const clusters = clustersOf(document.clusters ?? {})
  const signals = signalsOf(tree, document.signals ?? {}, document.clusters ?? {}, quantities, report)
  const timings = timingsOf(tree, span, quantities, report)
  // a span of 0 or less has been reported above; impacts are then checked with a span of a day
  const impacts = impactsOf(tree, document.impacts ?? {}, span > 0 ? span : 1, quantities, report)
  checkResolution(document.resolution, tree, report)
  const prior = priorOf(tree, share)
  const classes = classesOf(
    tree.leafNode.length,
    [timings.ofLeaf],
    signals.map(({ ofLeaf }) => ofLeaf),
  )
  return {
    document,
    origin,
    horizon,
    span,
    tree,
    share,
    prior,
    logPrior: prior.map(log),
    splits,
    parameters: quantities.parameters,
    signals,
    signalOfId: new Map(signals.map(({ id }, index) => [id, index])),
    clusters,
    timings,
    impacts,
    classes,
    logClassPrior: logClassPriorOf(classes, prior),
    grades: gradesOf(document.grades ?? {}, report),
    warnings: warningsOf(document, tree),
  }
}

function dayOf(text: string, key: string, report: Report): number {
  const day = parseDay(text)
  if (day === undefined) report('invalid-day', [key], `${show(text)}: ${dayAdvice(text)}`, { received: text })
  return day ?? NaN
}

/** The product of the shares from the root to each leaf. */
function priorOf(tree: Tree, share: Float64Array): Float64Array {
  const prior = new Float64Array(tree.leafNode.length)
  priorInto(prior, new Float64Array(tree.ids.length), tree, share)
  return prior
}

/** @param reach scratch, an entry for each node. */
function priorInto(prior: Float64Array, reach: Float64Array, tree: Tree, share: Float64Array): void {
  const { parent, leafNode } = tree
  reach[0] = 1
  for (let node = 1; node < reach.length; node++)
    reach[node] = (reach[parent[node] as number] as number) * (share[node] as number)
  for (let leaf = 0; leaf < prior.length; leaf++) prior[leaf] = reach[leafNode[leaf] as number] as number
}

function logClassPriorOf(classes: Classes, prior: Float64Array): Float64Array {
  const sums = new Float64Array(classes.count)
  for (let leaf = 0; leaf < prior.length; leaf++) {
    const k = classes.ofLeaf[leaf] as number
    sums[k] = (sums[k] as number) + (prior[leaf] as number)
  }
  return sums.map(log)
}

function clustersOf(declared: Readonly<Record<string, ClusterDocument>>): Cluster[] {
  return Object.entries(declared).map(([id, { correlation }]) => ({ id, correlation }))
}

function gradesOf(replaced: Readonly<Record<string, number>>, report: Report): Map<string, number> {
  const grades = new Map(Object.entries(defaultGrades))
  for (const [grade, credence] of Object.entries(replaced)) {
    if (grades.has(grade)) grades.set(grade, credence)
    else
      report(
        'unknown-grade',
        ['grades', grade],
        `${show(grade)} is no grade with a credence; these are ${[...grades.keys()].sort().join(', ')}`,
        {
          received: grade,
          part: 'key',
        },
      )
  }
  return grades
}

function checkResolution(resolution: ResolutionDocument | undefined, tree: Tree, report: Report): void {
  const { outcome, date } = resolution ?? {}
  if (outcome !== undefined && outcome !== 'void' && !tree.outcomeOfId.has(outcome))
    report(
      'unknown-id',
      ['resolution', 'outcome'],
      () => `${show(outcome)} is no outcome${didYouMean(outcome, [...tree.outcomeIds, 'void'])}`,
      {
        received: outcome,
      },
    )
  if (date !== undefined && parseDay(date) === undefined)
    report('invalid-day', ['resolution', 'date'], `${show(date)}: ${dayAdvice(date)}`, { received: date })
}

function warningsOf(document: ScenarioDocument, tree: Tree): Warning[] {
  const covered = document.exhaustive === true || tree.documents.some(({ residual }) => residual === true)
  if (covered) return []
  return [
    {
      code: 'no-residual',
      message:
        'no leaf stands for anything else: mark one with residual: true, or say exhaustive: true; what happens is often what nobody listed',
      path: 'tree',
    },
  ]
}
