import type { Warning } from '../checking/problem.ts'
import { formatPath } from '../checking/problem.ts'
import { distributionOf } from '../distribution/distributionOf.ts'
import { addTo, emptySum, exactSum, sumValue } from '../numeric/exactSum.ts'
import type { BranchDocument } from '../scenario/document.ts'
import type { Model } from '../scenario/model.ts'
import type { Split } from '../scenario/split.ts'
import { nodePath } from '../scenario/tree.ts'
import { certain, type Estimate, estimateOf, estimateOfShare } from './estimate.ts'
import type { LearnedSplit } from './learned.ts'
import type { LinkedCase } from './linkCases.ts'
import { logDirichletMultinomial, logMultinomial } from './logMarginal.ts'
import { splitNotices } from './notices.ts'
import { type SplitCases, splitCases } from './splitCases.ts'
import { type SplitPrior, splitPrior } from './splitPrior.ts'

/** The changes of a node of the document: new values by key, undefined for keys that are removed. */
export type NodeChange = Readonly<Record<string, unknown>>

/** The posteriors of splits, and the changes of the document by node. */
export interface SplitsLearned {
  readonly splits: readonly LearnedSplit[]
  readonly changes: ReadonlyMap<number, NodeChange>
  readonly notices: readonly Warning[]
}

export function learnSplits(
  model: Model,
  cases: readonly LinkedCase[],
  concentration: number | undefined,
): SplitsLearned {
  const counted = splitCases(model, cases)
  const changes = new Map<number, NodeChange>()
  const notices: Warning[] = []
  const splits = model.splits.map((split, index): LearnedSplit => {
    const prior = splitPrior(model, split, concentration)
    const found = counted[index] as SplitCases
    const some = found.counts.some((n) => n > 0)
    // A branch with a split of its own can change twice: as a branch of its parent, and as a node.
    if (some)
      for (const [node, change] of changesOf(split, prior, found))
        changes.set(node, { ...changes.get(node), ...change })
    const { documents, ids } = model.tree
    const { question, title } = documents[split.node] as BranchDocument
    const name = question ?? title ?? (ids[split.node] || model.document.title)
    const names = split.children.map((child) => ids[child] as string)
    const path = formatPath(nodePath(model.tree, split.node))
    notices.push(...splitNotices(name, names, path, prior, found))
    const shares = sharesOf(model, split, prior, found.counts)
    return {
      branch: ids[split.node] || null,
      title: name,
      form: prior.kind,
      branches: Object.fromEntries(
        split.children.map((child, i) => [
          ids[child] as string,
          {
            title: (documents[child] as BranchDocument).title ?? (ids[child] as string),
            ...(shares[i] as (typeof shares)[number]),
          },
        ]),
      ),
      uncounted: found.uncounted,
      logMarginalLikelihood: some ? logMarginalOf(prior, found.counts) : 0,
    }
  })
  return { splits, changes, notices }
}

function posteriorAlphas(alphas: readonly number[], counts: readonly number[]): number[] {
  return alphas.map((alpha, i) => alpha + (counts[i] as number))
}

/** The changes that write the posterior: counts stay counts if they are whole numbers, everything else becomes weights. */
function changesOf(split: Split, prior: SplitPrior, { counts, whole }: SplitCases): [number, NodeChange][] {
  if (prior.kind === 'certain' || prior.kind === 'not-conjugate') return []
  const alphas = posteriorAlphas(prior.alphas, counts)
  if (prior.kind === 'beta') {
    const { child } = prior
    const beta = { alpha: alphas[child], beta: alphas[1 - child] }
    return [[split.children[child] as number, { p: { beta } }]]
  }
  if (prior.counts && whole)
    return split.children.map((child, i) => [
      child,
      { count: (split.values[i] as number) + (counts[i] as number) },
    ])
  return [
    [split.node, { smoothing: undefined, concentration: exactSum(alphas) }],
    ...split.children.map((child, i): [number, NodeChange] => [
      child,
      { p: undefined, count: undefined, weight: alphas[i] },
    ]),
  ]
}

/** The shares before and after the cases, branch by branch. */
function sharesOf(model: Model, split: Split, prior: SplitPrior, counts: readonly number[]) {
  const plugIn = split.children.map((child) => model.share[child] as number)
  if (prior.kind === 'certain' || prior.kind === 'not-conjugate')
    return plugIn.map((value, i) => {
      const same = prior.kind === 'certain' ? certain(value) : { value, lower: null, upper: null }
      return { cases: counts[i] as number, casesBefore: null, casesAfter: null, before: same, after: same }
    })
  const after = posteriorAlphas(prior.alphas, counts)
  const then = estimatesOf(prior, prior.alphas, plugIn)
  const now = counts.some((n) => n > 0) ? estimatesOf(prior, after) : then
  return plugIn.map((_, i) => ({
    cases: counts[i] as number,
    casesBefore: prior.alphas[i] as number,
    casesAfter: after[i] as number,
    before: then[i] as Estimate,
    after: now[i] as Estimate,
  }))
}

function estimatesOf(prior: SplitPrior, alphas: readonly number[], plugIn?: readonly number[]): Estimate[] {
  if (prior.kind === 'beta') {
    const { child } = prior
    // The document states p of one branch, and the other has the rest.
    const [alpha = 0, beta = 0] = [alphas[child], alphas[1 - child]]
    const own = estimateOf(distributionOf({ beta: { alpha, beta } }))
    const other = { value: 1 - own.value, lower: 1 - (own.upper ?? 1), upper: 1 - (own.lower ?? 0) }
    return child === 0 ? [own, other] : [other, own]
  }
  const sum = emptySum()
  for (const alpha of alphas) addTo(sum, alpha)
  const total = sumValue(sum)
  return alphas.map((alpha, i) => {
    // The sum of the other alphas, exact however large this one is.
    const rest = [...sum]
    addTo(rest, -alpha)
    return estimateOfShare(plugIn?.[i] ?? alpha / total, alpha, sumValue(rest))
  })
}

function logMarginalOf(prior: SplitPrior, counts: readonly number[]): number | null {
  if (prior.kind === 'not-conjugate') return null
  return prior.kind === 'certain'
    ? logMultinomial(prior.shares, counts)
    : logDirichletMultinomial(prior.alphas, counts)
}
