import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import type { DistributionSpec } from '../distribution/distribution.ts'
import type { Timing } from '../distribution/timing.ts'
import { timingOf } from '../distribution/timing.ts'
import type { BranchDocument, ImpactDocument } from './document.ts'
import type { ImpactQuantity, Quantities } from './quantity.ts'
import type { Tree } from './tree.ts'
import { leavesWithout, nodePath } from './tree.ts'

const unset = -2

/** By leaf: the number of the nearest setting at the leaf or above it, or `none`. */
function nearestByLeaf(
  tree: Tree,
  settingOfNode: (node: number) => number | undefined,
  none: number,
): Int32Array {
  if (tree.withSettings.length === 0) return new Int32Array(tree.leafNode.length).fill(none)
  const ofNode = new Int32Array(tree.ids.length).fill(unset)
  for (const node of tree.withSettings) ofNode[node] = settingOfNode(node) ?? unset
  for (let node = 0; node < ofNode.length; node++)
    if (ofNode[node] === unset)
      ofNode[node] = node === 0 ? none : (ofNode[tree.parent[node] as number] as number)
  return tree.leafNode.map((node) => ofNode[node] as number)
}

export interface Timings {
  readonly timings: readonly Timing[]
  /** Timing by leaf; −1 for a leaf that comes true at the horizon and not before. */
  readonly ofLeaf: Int32Array
}

/** The timing of every leaf, cut to the days up to the horizon. Equal timings are compiled once. */
export function timingsOf(tree: Tree, span: number, quantities: Quantities, report: Report): Timings {
  const timings: Timing[] = []
  const indexOfText = new Map<string, number>()
  const timingOfNode = (node: number): number | undefined => {
    const written = (tree.documents[node] as BranchDocument).timing
    if (written === undefined) return undefined
    if (written === 'horizon') return -1
    const path = [...nodePath(tree, node), 'timing']
    const distribution = quantities.distribution(written as DistributionSpec, path)
    if (!distribution || !(span > 0)) return -1
    const key = JSON.stringify(written)
    const earlier = indexOfText.get(key)
    if (earlier !== undefined) return earlier
    const timing = timingOf(distribution, span)
    if (!timing) {
      const days = span === 1 ? '1 day' : `${span} days`
      report(
        'timing-outside',
        path,
        `this timing puts nothing on the ${days} from origin to horizon; write when it comes true given that it does, in days from origin, or move the horizon`,
        { received: written },
      )
      return -1
    }
    const index = timings.push(timing) - 1
    indexOfText.set(key, index)
    return index
  }
  const ofLeaf = nearestByLeaf(tree, timingOfNode, -1)
  return { timings, ofLeaf }
}

export interface Impact {
  readonly id: string
  readonly document: ImpactDocument
  readonly settings: readonly ImpactQuantity[]
  /** Setting by leaf. */
  readonly ofLeaf: Int32Array
}

/** The value of every declared impact on every leaf: the nearest one in the tree, or else the impact's default. */
export function impactsOf(
  tree: Tree,
  declared: Readonly<Record<string, ImpactDocument>>,
  span: number,
  quantities: Quantities,
  report: Report,
): Impact[] {
  const ids = Object.keys(declared)
  for (const node of tree.withSettings) {
    const written = (tree.documents[node] as BranchDocument).impacts
    for (const id of written ? Object.keys(written) : [])
      if (!Object.hasOwn(declared, id))
        report(
          'unknown-impact',
          [...nodePath(tree, node), 'impacts', id],
          () => `${show(id)} is not declared under impacts${didYouMean(id, ids)}`,
          {
            received: id,
            part: 'key',
          },
        )
  }
  return ids.map((id) => {
    const document = declared[id] as ImpactDocument
    const settings: ImpactQuantity[] = []
    const add = (written: Parameters<Quantities['impact']>[0], path: readonly string[]): number => {
      const setting = quantities.impact(written, path, span)
      return settings.push(setting ?? { value: NaN }) - 1
    }
    const fallback = document.default === undefined ? -1 : add(document.default, ['impacts', id, 'default'])
    const settingOfNode = (node: number): number | undefined => {
      const written = (tree.documents[node] as BranchDocument).impacts
      if (!written || !Object.hasOwn(written, id)) return undefined
      return add(written[id] as number, [...(nodePath(tree, node) as string[]), 'impacts', id])
    }
    const ofLeaf = nearestByLeaf(tree, settingOfNode, fallback)
    const without = leavesWithout(tree, ofLeaf)
    if (without)
      report(
        'impact-missing',
        ['impacts', id],
        `no value for ${without}: set it on the leaf or above it, or give the impact a default`,
      )
    return { id, document, settings, ofLeaf }
  })
}
