import { exactSum } from '../numeric/exactSum.ts'
import type { BranchDocument } from '../scenario/document.ts'
import type { Model } from '../scenario/model.ts'
import type { Split } from '../scenario/split.ts'

/** The prior of a split, in the forms that cases can update and those that they cannot. */
export type SplitPrior =
  /** Shares ~ Dirichlet(alphas); `counts` where the document writes counts. */
  | { readonly kind: 'dirichlet'; readonly alphas: readonly number[]; readonly counts: boolean }
  /** Two branches, of which one has p ~ Beta(alpha, beta) and the other the rest. */
  | { readonly kind: 'beta'; readonly child: number; readonly alphas: readonly number[] }
  /** Shares that are plain numbers, without uncertainty. */
  | { readonly kind: 'certain'; readonly shares: readonly number[] }
  /** Another distribution or an expression, whose posterior does not have the same form. */
  | { readonly kind: 'not-conjugate' }

/**
 * The prior of a split.
 *
 * @param concentration how many cases a split of plain numbers is worth; undefined leaves it certain.
 */
export function splitPrior(model: Model, split: Split, concentration: number | undefined): SplitPrior {
  const shares = split.children.map((child) => model.share[child] as number)
  if (split.uncertain.length > 0) return uncertainPrior(model, split)
  if (split.form === 'count')
    return { kind: 'dirichlet', alphas: Array.from(split.values, (n) => n + split.smoothing), counts: true }
  const kappa = split.concentration ?? concentration
  // A split with one branch has nothing to learn.
  if (kappa === undefined || shares.length === 1) return { kind: 'certain', shares }
  const values = Array.from(split.values)
  // Weights that sum to the concentration are used as they are, because scaling would round them.
  const alphas = split.form === 'weight' && exactSum(values) === kappa ? values : shares.map((p) => kappa * p)
  return { kind: 'dirichlet', alphas, counts: false }
}

function uncertainPrior(model: Model, split: Split): SplitPrior {
  const [only, more] = split.uncertain
  if (!only || more || split.children.length !== 2 || split.rest < 0 || split.concentration !== undefined)
    return { kind: 'not-conjugate' }
  const { p } = model.tree.documents[split.children[only.child] as number] as BranchDocument
  if (typeof p !== 'object' || !('beta' in p)) return { kind: 'not-conjugate' }
  const { alpha, beta } = p.beta
  return { kind: 'beta', child: only.child, alphas: only.child === 0 ? [alpha, beta] : [beta, alpha] }
}
