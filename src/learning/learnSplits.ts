import { distributionOf } from '../distribution/distributionOf.ts'
import { exactSum } from '../numeric/exactSum.ts'
import type { BranchDocument } from '../scenario/document.ts'
import type { Model } from '../scenario/model.ts'
import type { Warning } from '../scenario/problem.ts'
import { formatPath } from '../scenario/problem.ts'
import type { Split } from '../scenario/split.ts'
import { nodePath } from '../scenario/tree.ts'
import { certain, type Estimate, estimateOf, estimateOfShare } from './estimate.ts'
import type { LearnedSplit } from './learned.ts'
import type { LinkedCase } from './linkCases.ts'
import { logDirichletMultinomial, logMultinomial } from './logMarginal.ts'
import { splitNotices } from './notices.ts'
import { type SplitCases, splitCases } from './splitCases.ts'
import { type SplitPrior, splitPrior } from './splitPrior.ts'

/** What becomes of a node of the document: keys with new values, undefined for those that go. */
export type NodeChange = Readonly<Record<string, unknown>>

/** Splits with cases counted in, and how the document changes, by node. */
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
    // a branch that splits changes as a branch of its parent and as a node
    if (some)
      for (const [node, change] of changesOf(split, prior, found))
        changes.set(node, { ...changes.get(node), ...change })
    const { documents, ids } = model.tree
    const { question, title } = documents[split.node] as BranchDocument
    const name = question ?? title ?? (ids[split.node] || model.document.title)
    const names = split.children.map((child) => ids[child] as string)
    const path = formatPath(nodePath(model.tree, split.node))
    notices.push(...splitNotices(name, names, path, prior, found))
    return {
      branch: ids[split.node] || null,
      title: name,
      form: prior.kind,
      branches: Object.fromEntries(
        split.children.map((child, i) => [
          ids[child] as string,
          {
            title: (documents[child] as BranchDocument).title ?? (ids[child] as string),
            ...shareOf(model, split, prior, found.counts, i),
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

/** How the document writes the posterior: counts stay counts where they are whole, all else becomes weights. */
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

function shareOf(model: Model, split: Split, prior: SplitPrior, counts: readonly number[], i: number) {
  const cases = counts[i] as number
  const plugIn = model.share[split.children[i] as number] as number
  if (prior.kind === 'certain' || prior.kind === 'not-conjugate') {
    const before = prior.kind === 'certain' ? certain(plugIn) : { value: plugIn, lower: null, upper: null }
    return { cases, casesBefore: null, casesAfter: null, before, after: before }
  }
  const after = posteriorAlphas(prior.alphas, counts)
  const changed = counts.some((n) => n > 0)
  const before = estimateAt(prior, prior.alphas, i, plugIn)
  return {
    cases,
    casesBefore: prior.alphas[i] as number,
    casesAfter: after[i] as number,
    before,
    after: changed ? estimateAt(prior, after, i) : before,
  }
}

function estimateAt(prior: SplitPrior, alphas: readonly number[], i: number, plugIn?: number): Estimate {
  const alpha = alphas[i] as number
  const rest = exactSum(alphas.filter((_, j) => j !== i))
  if (prior.kind !== 'beta') return estimateOfShare(plugIn ?? alpha / exactSum(alphas), alpha, rest)
  // the document says p of one branch, and the other takes what is left
  const own = estimateOf(
    distributionOf({ beta: { alpha: alphas[prior.child] ?? 0, beta: alphas[1 - prior.child] ?? 0 } }),
  )
  if (i === prior.child) return own
  return { value: 1 - own.value, lower: 1 - (own.upper ?? 1), upper: 1 - (own.lower ?? 0) }
}

function logMarginalOf(prior: SplitPrior, counts: readonly number[]): number | null {
  if (prior.kind === 'not-conjugate') return null
  return prior.kind === 'certain'
    ? logMultinomial(prior.shares, counts)
    : logDirichletMultinomial(prior.alphas, counts)
}
