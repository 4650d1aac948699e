import type { Path } from '../checking/problem.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import type { BranchDocument, QuantityDocument } from './document.ts'
import type { Quantities, Quantity } from './quantity.ts'
import { atMedians } from './quantity.ts'
import type { SplitForm } from './shares.ts'
import { sharesInto, splitForms } from './shares.ts'
import type { Tree } from './tree.ts'
import { nodePath } from './tree.ts'

/** How one node splits over its branches, and what is uncertain about the split. */
export interface Split {
  readonly node: number
  readonly children: readonly number[]
  readonly form: SplitForm
  /** Plug-in values as written, one per child. */
  readonly values: Float64Array
  /** The children whose value follows from parameters. */
  readonly uncertain: readonly { readonly child: number; readonly quantity: Quantity }[]
  /** Index of the child that says `rest`, or −1. */
  readonly rest: number
  readonly smoothing: number
  /** Shares ~ Dirichlet(concentration · shares); for counts the sum of cases; undefined when the split is exact. */
  readonly concentration?: number
}

/** Jeffreys' prior for a multinomial split: half a case for every branch. */
export const defaultSmoothing = 0.5

export function childrenOf(tree: Pick<Tree, 'endNode'>, node: number): number[] {
  const children: number[] = []
  for (let child = node + 1; child < (tree.endNode[node] as number); child = tree.endNode[child] as number)
    children.push(child)
  return children
}

/** Compiles every split, and writes the plug-in share of each node. Shares of nodes with a problem are NaN. */
export function splitsOf(
  tree: Tree,
  quantities: Quantities,
  report: Report,
): { splits: Split[]; share: Float64Array } {
  const share = new Float64Array(tree.ids.length)
  share[0] = 1
  const splits: Split[] = []
  for (let node = 0; node < tree.ids.length; node++) {
    if ((tree.endNode[node] as number) === node + 1) continue
    const split = splitOf(tree, node, quantities, report)
    const shares = new Float64Array(split?.values.length ?? 0)
    const problem = split && sharesInto(shares, split.form, split.values, split.rest, split.smoothing)
    if (problem) {
      const child = problem.index === undefined ? undefined : split.children[problem.index]
      const path =
        child === undefined ? [...nodePath(tree, node), 'branches'] : [...nodePath(tree, child), split.form]
      const estimated = split.uncertain.some(
        ({ child: index }) => problem.index === undefined || problem.index === index,
      )
      report(problem.code, path, `${problem.message}${estimated ? atMedians : ''}`, {
        received: problem.received,
      })
    }
    const children = split?.children ?? childrenOf(tree, node)
    children.forEach((child, index) => {
      share[child] = split && !problem ? (shares[index] as number) : NaN
    })
    if (split) splits.push(split)
  }
  return { splits, share }
}

function splitOf(tree: Tree, node: number, quantities: Quantities, report: Report): Split | undefined {
  const document = tree.documents[node] as BranchDocument
  const children = childrenOf(tree, node)
  const form = formOf(tree, node, children, report)
  if (!form) return undefined
  checkNodeKeys(document, form, () => nodePath(tree, node), report)

  const values = new Float64Array(children.length)
  const uncertain: { child: number; quantity: Quantity }[] = []
  let rest = -1
  let failed = false
  children.forEach((child, index) => {
    const written = (tree.documents[child] as BranchDocument)[form] as QuantityDocument
    if (typeof written === 'number') {
      values[index] = written
      return
    }
    const path: Path = [...nodePath(tree, child), form]
    if (form === 'p' && written === 'rest') {
      if (rest >= 0) {
        const first = tree.ids[children[rest] as number]
        report(
          'second-rest',
          path,
          `"${first}" says rest already; only one of the branches can take what is left`,
          { received: written },
        )
        failed = true
      }
      rest = index
      return
    }
    if (written === 'rest') {
      report(
        'misplaced-rest',
        path,
        `rest takes what is left of 1, and goes with p; this split says ${form}`,
        {
          received: written,
        },
      )
      failed = true
      return
    }
    const quantity = quantities.quantity(written, path)
    failed ||= !quantity
    values[index] = quantity?.value ?? NaN
    if (quantity) uncertain.push({ child: index, quantity })
  })
  if (failed) return undefined
  const smoothing = document.smoothing ?? defaultSmoothing
  const cases = values.reduce((sum, value) => sum + value + smoothing, 0)
  const concentration = form === 'count' ? cases : document.concentration
  const split = { node, children, form, values, uncertain, rest, smoothing }
  return concentration === undefined ? split : { ...split, concentration }
}

/** Whether a branch writes its share in this form only. Keys are read by name, which is faster for 10⁵ branches. */
function saysOnly({ p, weight, count }: BranchDocument, form: SplitForm): boolean {
  if (form === 'p') return p !== undefined && weight === undefined && count === undefined
  if (form === 'weight') return weight !== undefined && p === undefined && count === undefined
  return count !== undefined && p === undefined && weight === undefined
}

/** The form that all branches of a node use; undefined after problems have been reported. */
function formOf(
  tree: Tree,
  node: number,
  children: readonly number[],
  report: Report,
): SplitForm | undefined {
  let form: SplitForm | undefined
  let failed = false
  for (const child of children) {
    const document = tree.documents[child] as BranchDocument
    if (form !== undefined && saysOnly(document, form)) continue
    const written = splitForms.filter((key) => document[key] !== undefined)
    if (written.length === 1 && (form === undefined || form === written[0])) form = written[0]
    else {
      failed = true
      const likeSiblings = form ? `, here ${form} like its siblings` : ''
      const wrong =
        written.length === 0
          ? `needs its share: p, weight or count${likeSiblings}`
          : written.length > 1
            ? `says ${written.join(' and ')}; a share is written in one form`
            : `says ${written[0]} where its siblings under "${tree.ids[node] || 'tree'}" say ${form}; the forms are never mixed`
      const code = written.length === 0 ? 'split-missing' : 'split-mixed'
      report(code, nodePath(tree, child), `"${tree.ids[child]}" ${wrong}`)
    }
  }
  return failed ? undefined : form
}

function checkNodeKeys(document: BranchDocument, form: SplitForm, path: () => Path, report: Report): void {
  if (document.smoothing !== undefined && form !== 'count')
    report(
      'misplaced-key',
      [...path(), 'smoothing'],
      `smoothing goes with counts, and these branches say ${form}`,
      {
        received: document.smoothing,
        part: 'key',
      },
    )
  if (document.concentration !== undefined && form === 'count')
    report(
      'misplaced-key',
      [...path(), 'concentration'],
      `counts say how sure the split is by themselves; leave concentration: ${show(document.concentration)} out`,
      { received: document.concentration, part: 'key' },
    )
}
