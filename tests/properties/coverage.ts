import { dayOf, type PlainBranch, type PlainNode, type PlainSignal } from '../reference/plainScenario.ts'
import type { ReferenceForecast } from '../reference/referenceForecast.ts'
import { tailsOf } from '../reference/referenceTiming.ts'
import { readReferenceTree, sharesOf } from '../reference/referenceTree.ts'
import type { ScenarioCase } from './scenarioArbitrary.ts'

/** The eight whose every pair must occur: each as it takes effect, not merely as it is written down. */
export const pairedFeatures = [
  'credence',
  'cluster',
  'half-life',
  'rate',
  'timing',
  'retraction',
  'corroboration',
  'observed: false',
] as const

/** Every feature a case can have. */
export const allFeatures = [
  ...pairedFeatures,
  'depth 3 or more',
  'split p',
  'split rest',
  'split weight',
  'split count',
  'smoothing',
  'concentration',
  'sum off within tolerance',
  'zero prior',
  'shared outcome',
  'outcome named after another leaf',
  'residual',
  'exhaustive',
  'neither residual nor exhaustive',
  'odd id',
  'timing at the root',
  'timing on an inner branch',
  'timing on a leaf',
  'timing overridden',
  'timing: horizon cancels',
  'timing excludes a leaf',
  'timing mostly beyond the horizon',
  'impacts',
  'likelihood',
  'ratio',
  'decibans',
  'table names an inner branch',
  'table names an outcome that is no leaf',
  'table names a leaf',
  'table names a leaf with another outcome',
  'otherwise',
  'otherwise left out',
  'per',
  'two signals in a cluster',
  'a cluster of unequal strengths',
  'correlation 0',
  'correlation 1',
  'reported later',
  'several reports of one source',
  'grade',
  'strength',
  'strength 0',
  'own grades',
  'instant',
  'duplicate row',
  'not-yet-known',
  'before-origin',
  'retracted',
  'ungraded',
  'no-credence',
  'partly ignored event',
  'like rows with different notes',
  'decayed to nothing',
  'as-of left out',
  'as of the origin',
  'as of the horizon',
  'no rows',
  'a leaf excluded',
  'impossible evidence',
] as const

export type Feature = (typeof allFeatures)[number]

/** Which features a case has, judged with the reference forecast made of it. */
export function coverageOf(given: ScenarioCase, forecast: ReferenceForecast): Set<Feature> {
  const features = new Set<Feature>()
  const has = (feature: Feature, holds: boolean): void => {
    if (holds) features.add(feature)
  }
  treeFeatures(given, forecast, has)
  signalFeatures(given, forecast, has)
  logFeatures(given, forecast, has)
  has('impossible evidence', forecast.impossible !== undefined)
  has(
    'a leaf excluded',
    forecast.leaves.some((leaf, i) => leaf.prior > 0 && forecast.logWeights[i] === -Infinity),
  )
  has('as-of left out', given.asOf === undefined)
  has('as of the origin', forecast.T === 0)
  has('as of the horizon', forecast.T === forecast.H)
  return features
}

type Has = (feature: Feature, holds: boolean) => void

function treeFeatures({ document }: ScenarioCase, forecast: ReferenceForecast, has: Has): void {
  const { leaves } = forecast
  const visit = (node: PlainNode, timed: boolean): void => {
    const entries = Object.entries(node.branches ?? {}) as [string, PlainBranch][]
    const sum = entries.reduce(
      (total, [, branch]) => total + (typeof branch.p === 'number' ? branch.p : 0),
      0,
    )
    const rest = entries.some(([, branch]) => branch.p === 'rest')
    has('split p', !rest && entries[0]![1].p !== undefined)
    has('split rest', rest)
    has('split weight', entries[0]![1].weight !== undefined)
    has('split count', entries[0]![1].count !== undefined)
    has('smoothing', node.smoothing !== undefined)
    has('concentration', node.concentration !== undefined)
    has(
      'sum off within tolerance',
      entries[0]![1].p !== undefined && Math.abs(sum - 1) > 1e-13 && Math.abs(sum - 1) < 1e-9,
    )
    has('zero prior', [...sharesOf(node).values()].includes(0))
    for (const [id, branch] of entries) {
      const isLeaf = branch.branches === undefined
      has('odd id', /^(constructor|toString|valueOf|hasOwnProperty|X|a-b|a_b|Z9)$/.test(id))
      has('residual', branch.residual === true)
      has('impacts', branch.impacts !== undefined)
      has('timing on a leaf', isLeaf && branch.timing !== undefined && branch.timing !== 'horizon')
      has('timing on an inner branch', !isLeaf && branch.timing !== undefined && branch.timing !== 'horizon')
      has('timing overridden', timed && branch.timing !== undefined && branch.timing !== 'horizon')
      has('timing: horizon cancels', timed && branch.timing === 'horizon')
      if (!isLeaf) visit(branch, branch.timing === undefined ? timed : branch.timing !== 'horizon')
    }
  }
  const root = document.tree
  has('timing at the root', root.timing !== undefined)
  visit(root, root.timing !== undefined)
  has(
    'depth 3 or more',
    leaves.some((leaf) => leaf.path.length >= 3),
  )
  has('shared outcome', new Set(leaves.map((leaf) => leaf.outcome)).size < leaves.length)
  has(
    'outcome named after another leaf',
    leaves.some((leaf) => leaf.outcome !== leaf.id && leaves.some((other) => other.id === leaf.outcome)),
  )
  has('exhaustive', document.exhaustive === true)
  has(
    'neither residual nor exhaustive',
    document.exhaustive !== true && !JSON.stringify(root).includes('"residual":true'),
  )
  const timed = leaves.some((leaf) => leaf.prior > 0 && leaf.timing !== undefined)
  has('timing', timed && forecast.T > 0)
  has(
    'timing mostly beyond the horizon',
    leaves.some((leaf) => leaf.timing !== undefined && tailsOf(leaf.timing, forecast.H).above > 0.9),
  )
  const survival = forecast.rows.at(-1)!
  has(
    'timing excludes a leaf',
    forecast.T < forecast.H && leaves.some((leaf, i) => leaf.prior > 0 && survival.row[i] === -Infinity),
  )
}

function signalFeatures({ document }: ScenarioCase, forecast: ReferenceForecast, has: Has): void {
  const { branches } = readReferenceTree(document)
  const leafOf = new Map(forecast.leaves.map((leaf) => [leaf.id, leaf]))
  const inCluster = new Map<string, number>()
  for (const signal of Object.values(document.signals ?? {})) {
    const table = tableOf(signal)
    has('likelihood', signal.likelihood !== undefined)
    has('ratio', signal.ratio !== undefined)
    has('decibans', signal.decibans !== undefined)
    has('per', signal.per !== undefined)
    has('otherwise', Object.hasOwn(table, 'otherwise'))
    has('otherwise left out', !Object.hasOwn(table, 'otherwise'))
    for (const key of Object.keys(table)) {
      if (key === 'otherwise') continue
      has('table names an inner branch', branches.has(key) && !leafOf.has(key))
      has('table names an outcome that is no leaf', !branches.has(key))
      has('table names a leaf', leafOf.has(key))
      has('table names a leaf with another outcome', leafOf.has(key) && leafOf.get(key)!.outcome !== key)
    }
    if (signal.cluster !== undefined) inCluster.set(signal.cluster, (inCluster.get(signal.cluster) ?? 0) + 1)
  }
  has('rate', forecast.T > 0 && forecast.rows.some((row) => row.kind === 'silence'))
  has(
    'two signals in a cluster',
    [...inCluster.values()].some((n) => n > 1),
  )
  const correlations = Object.values(document.clusters ?? {}).map((cluster) => cluster.correlation)
  has('correlation 0', correlations.includes(0))
  has('correlation 1', correlations.includes(1))
  has('own grades', document.grades !== undefined)
}

function logFeatures({ document, rows }: ScenarioCase, forecast: ReferenceForecast, has: Has): void {
  const { log } = forecast
  const signals = new Map(Object.entries(document.signals ?? {}))
  const ignored = new Map(log.ignored.map(({ row, reason }) => [row, reason]))
  for (const { reason } of log.ignored) has(reason, true)
  has(
    'retraction',
    log.ignored.some(({ reason }) => reason === 'retracted'),
  )
  has('no rows', rows.length === 0)
  has(
    'like rows with different notes',
    rows.some((row) => row.note === 'not the same row'),
  )
  has('duplicate row', log.duplicates > 0)
  has(
    'instant',
    rows.some((row) => row.date.includes('T')),
  )
  has(
    'reported later',
    rows.some(
      (row, i) => row.reported !== undefined && dayOf(row.reported) > dayOf(row.date) && !ignored.has(i + 1),
    ),
  )
  has(
    'grade',
    rows.some((row, i) => row.grade !== undefined && row.credence === undefined && !ignored.has(i + 1)),
  )
  has(
    'cluster',
    forecast.rows.some(({ kind, row }) => kind === 'cluster' && row.some((value) => value !== 0)),
  )
  has('a cluster of unequal strengths', unequalStrengths(forecast, signals))
  for (const factor of forecast.rows) {
    if (factor.kind !== 'event') continue
    const { event, age } = factor
    has('credence', event.credence < 1)
    has('decayed to nothing', factor.u === 0)
    has('half-life', age > 0 && signals.get(event.signal)!.halfLife !== undefined)
    has('observed: false', !event.observed)
    has('strength', event.strength !== 1 && event.strength !== 0)
    has('strength 0', event.strength === 0)
    has('corroboration', event.sources > 1)
    has('several reports of one source', event.rows.length > event.sources)
    has(
      'partly ignored event',
      event.id !== undefined && rows.some((row, i) => row.event === event.id && ignored.has(i + 1)),
    )
  }
}

/** Whether two events of a dependent cluster push some leaf the same way, one more than the other. */
function unequalStrengths(
  { rows, leaves }: ReferenceForecast,
  signals: ReadonlyMap<string, PlainSignal>,
): boolean {
  const events = rows.flatMap((row) => (row.kind === 'event' ? [row] : []))
  return rows.some((row) => {
    if (row.kind !== 'cluster' || row.row.every((value) => value === 0)) return false
    const own = events.filter(({ signal }) => signals.get(signal)!.cluster === row.cluster)
    return leaves.some((_, i) => {
      const pushes = own.map((event) => event.row[i]!).filter((push) => Number.isFinite(push) && push !== 0)
      const unlike = (side: number[]) => new Set(side).size > 1
      return unlike(pushes.filter((push) => push > 0)) || unlike(pushes.filter((push) => push < 0))
    })
  })
}

function tableOf(signal: PlainSignal): Readonly<Record<string, number>> {
  return signal.likelihood ?? signal.ratio ?? signal.decibans ?? signal.rate ?? {}
}
