import type { Finding } from '../../checking/finding.ts'
import { listed } from '../../checking/listed.ts'
import type { Model } from '../model.ts'
import { nodePath } from '../tree.ts'

/**
 * `inseparable-outcomes`: outcomes that keep the ratio of their priors whatever the log says.
 *
 * No signal and no timing distinguishes their leaves, or their priors are spread in the same way over classes of leaves.
 * A scenario without signals is not meant to be updated, and gets no such warning.
 */
export function* inseparableOutcomes(model: Model): Iterable<Finding> {
  const { tree, signals } = model
  if (signals.length === 0) return
  const groups = new Map<string, number[]>()
  for (const outcome of tree.outcomeIds.keys()) {
    const spread = spreadOf(model, outcome)
    if (spread === undefined) continue
    const group = groups.get(spread)
    if (group) group.push(outcome)
    else groups.set(spread, [outcome])
  }
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined || group.length === 1) continue
    const ids = group.map((outcome) => `"${tree.outcomeIds[outcome]}"`)
    const leaf = tree.leavesByOutcome[tree.outcomeStart[first] as number] as number
    yield {
      code: 'inseparable-outcomes',
      message: `no signal and no timing tells ${listed(ids)} apart, so whatever happens they keep the ratio of their priors; add a signal that speaks to one of them, or make them one outcome`,
      path: nodePath(tree, tree.leafNode[leaf] as number),
    }
  }
}

/** How an outcome's prior is spread over the classes of leaves, as a text to compare; undefined for a prior of 0. */
function spreadOf({ tree, classes, prior }: Model, outcome: number): string | undefined {
  const masses = new Map<number, number>()
  let total = 0
  for (const leaf of tree.leavesByOutcome.subarray(
    tree.outcomeStart[outcome],
    tree.outcomeStart[outcome + 1],
  )) {
    const mass = prior[leaf] as number
    if (mass === 0) continue
    const k = classes.ofLeaf[leaf] as number
    masses.set(k, (masses.get(k) ?? 0) + mass)
    total += mass
  }
  if (total === 0) return undefined
  const shares = [...masses]
    .sort(([a], [b]) => a - b)
    .map(([k, mass]) => `${k}:${(mass / total).toPrecision(12)}`)
  return shares.join(' ')
}
