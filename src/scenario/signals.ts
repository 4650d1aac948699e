import type { Path } from '../checking/problem.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import { type Sparse, sparseOf } from '../numeric/sparse.ts'
import type { ClusterDocument, SignalDocument, TableDocument } from './document.ts'
import type { Quantities, Quantity } from './quantity.ts'
import { atMedians, isCertain } from './quantity.ts'
import { formNames, rulesOf, type SignalForm } from './signalForms.ts'
import { tableKeys } from './tableKeys.ts'
import type { Tree } from './tree.ts'
import { leavesWithout, unknownId } from './tree.ts'

/** A signal with its table laid over the leaves. */
export interface Signal {
  readonly id: string
  readonly form: SignalForm
  /** Days that a rate is stated for. */
  readonly per: number
  /** Days; Infinity where the signal does not age. */
  readonly halfLife: number
  /** Index of its cluster, or −1. */
  readonly cluster: number
  /** The different values of the table. */
  readonly entries: readonly Quantity[]
  /** Entry by leaf. */
  readonly ofLeaf: Sparse<Int32Array>
}

export interface Cluster {
  readonly id: string
  readonly correlation: number
}

/** Days that a rate is stated for, unless it says. */
export const defaultPer = 30

/** What is wrong with a value of a signal's table, if anything; the same rule at the medians and in a draw. */
export function outOfRange(form: SignalForm, value: number): string | undefined {
  const { least, greatest, takes } = rulesOf(form)
  return value >= least && value <= greatest ? undefined : takes
}

export function signalsOf(
  tree: Tree,
  declared: Readonly<Record<string, SignalDocument>>,
  clusters: Readonly<Record<string, ClusterDocument>>,
  quantities: Quantities,
  report: Report,
): Signal[] {
  const clusterIds = Object.keys(clusters)
  return Object.entries(declared).flatMap(([id, document]) => {
    const path = ['signals', id]
    const forms = formNames.filter((form) => document[form] !== undefined)
    const form = forms[0]
    if (form === undefined || forms.length > 1) {
      const received = forms.length > 1 ? `; received ${forms.join(' and ')}` : ''
      report('signal-form', path, `a signal takes exactly one of ${formNames.join(', ')}${received}`)
      return []
    }
    checkSignalKeys(document, form, path, report)
    const cluster = document.cluster === undefined ? -1 : clusterIds.indexOf(document.cluster)
    if (document.cluster !== undefined && cluster < 0)
      report(
        'unknown-cluster',
        [...path, 'cluster'],
        `${show(document.cluster)} is no declared cluster${didYouMean(document.cluster, clusterIds)}`,
        {
          received: document.cluster,
        },
      )
    const table = tableOf(tree, document[form] as TableDocument, form, [...path, form], quantities, report)
    const { per = defaultPer, halfLife = Infinity } = document
    return [{ id, form, per, halfLife, cluster, ...table }]
  })
}

function checkSignalKeys(document: SignalDocument, form: SignalForm, path: Path, report: Report): void {
  if (document.per !== undefined && !rulesOf(form).process)
    report(
      'misplaced-key',
      [...path, 'per'],
      () => `"per" goes with a ${processForms().join(' or a ')}, and this signal says ${form}`,
      { received: document.per, part: 'key' },
    )
  for (const key of ['halfLife', 'cluster'] as const)
    if (document[key] !== undefined && rulesOf(form).process)
      report(
        'misplaced-key',
        [...path, key],
        `a ${form} is a complete model of arrivals and takes no ${key}`,
        {
          received: document[key],
          part: 'key',
        },
      )
}

function processForms(): SignalForm[] {
  return formNames.filter((form) => rulesOf(form).process)
}

function tableOf(
  tree: Tree,
  table: TableDocument,
  form: SignalForm,
  path: Path,
  quantities: Quantities,
  report: Report,
): { entries: Quantity[]; ofLeaf: Sparse<Int32Array> } {
  const entries: Quantity[] = []
  const certain = new Map<number, number>()
  const add = (quantity: Quantity): number => {
    const known = isCertain(quantity)
    const index = (known ? certain.get(quantity.value) : undefined) ?? entries.push(quantity) - 1
    if (known) certain.set(quantity.value, index)
    return index
  }
  const entryFor = (key: string): number => {
    const quantity = quantities.quantity(table[key] as number, [...path, key])
    const wrong = quantity && outOfRange(form, quantity.value)
    if (wrong)
      report(
        'out-of-range',
        [...path, key],
        `expected ${wrong}; received ${quantity.value}${isCertain(quantity) ? '' : atMedians}`,
        { received: quantity.value },
      )
    return add(quantity ?? { value: NaN })
  }

  const fallback = rulesOf(form).otherwise
  const otherwise = Object.hasOwn(table, 'otherwise')
    ? entryFor('otherwise')
    : fallback === null
      ? -1
      : add({ value: fallback })
  const ofLeaf = new Int32Array(tree.leafNode.length).fill(otherwise)
  const known = tableKeys(tree, table, (key) =>
    report('unknown-id', [...path, key], () => unknownId(tree, key), { received: key, part: 'key' }),
  )
  for (const { key, leaves, outcome } of known) {
    const entry = entryFor(key)
    for (const [first, end] of leaves) {
      ofLeaf.fill(entry, first, end)
      for (let leaf = first; outcome && leaf < end; leaf++) {
        const id = tree.ids[tree.leafNode[leaf] as number] as string
        if (id !== key && Object.hasOwn(table, id))
          report(
            'ambiguous-table',
            [...path, id],
            `"${id}" has the outcome "${key}", and the table names both; name one of them`,
            { received: id, part: 'key' },
          )
      }
    }
  }
  const without = leavesWithout(tree, ofLeaf)
  if (without)
    report(
      'otherwise-missing',
      path,
      `no ${form} for ${without}: name them, a branch above them, or say otherwise`,
    )
  return { entries, ofLeaf: sparseOf(ofLeaf) }
}
