import { expm1 } from '../../numeric/expm1.ts'
import { log } from '../../numeric/log.ts'
import { dirichletInto } from '../../random/dirichlet.ts'
import { openUniform, uniformInto } from '../../random/sfc32.ts'
import { streamOf, type TextKey } from '../../random/stream.ts'
import { textKey } from '../../random/textKey.ts'
import type { Model } from '../../scenario/model.ts'
import type { DrawSource } from '../drawSource.ts'
import type { FollowingValues } from '../followingValues.ts'
import { temperingPurposes } from './streams.ts'

/** Shares of the splits with a concentration, given a leaf for each draw of a block. */
export interface PosteriorShares {
  /** By node, those that follow from the parameters among them; columns that `draw` fills. */
  readonly shares: ReadonlyMap<number, readonly Float64Array[]>
  /**
   * Draws them.
   *
   * @param byLeaf P̄E⁰ by leaf, `stride` values each, normalised.
   */
  draw(block: number, byLeaf: Float64Array, stride: number, length: number): void
}

/**
 * Draws shares from their posterior: a leaf by its weight under the mean shares, and given the leaf Dirichlet(α + 1 along
 * its path), which is exact, since the weight Σ π(ℓ)E(ℓ) is linear in the shares of every split.
 *
 * Given shares s of Dirichlet(α) and b of Beta(1, κ), κ = Σα, the shares (1 − b)·s + b·eᵢ are of Dirichlet(α + eᵢ):
 * J. Sethuraman, A constructive definition of Dirichlet priors, Statistica Sinica 4 (1994), lemma 3.1.
 */
export function posteriorShares(
  model: Model,
  seed: TextKey,
  given: Pick<FollowingValues, 'shares'>,
  source: DrawSource,
  longest: number,
): PosteriorShares {
  const { tree } = model
  const shares = new Map(given.shares)
  const drawn = model.splits.flatMap(({ node, children, concentration }) => {
    if (concentration === undefined) return []
    const around = given.shares.get(node) ?? children.map((child) => model.share[child]!)
    const columns = children.map(source.column)
    shares.set(node, columns)
    const id = tree.ids[node]!
    const [key, path] = [textKey(temperingPurposes.split(id)), textKey(temperingPurposes.path(id))]
    return [{ key, path, node, children, concentration, around, columns }]
  })
  const leafKey = textKey(temperingPurposes.leaf)
  const uniform = new Float64Array(longest)
  const leaf = new Int32Array(longest)

  function draw(block: number, byLeaf: Float64Array, stride: number, length: number): void {
    uniformInto(uniform, streamOf(seed, leafKey, block), length)
    for (let i = 0; i < length; i++) leaf[i] = leafAt(uniform[i]!, byLeaf, stride, i)
    for (const { key, path, node, children, concentration, around, columns } of drawn) {
      source.start(seed, key, block)
      dirichletInto(columns, around, concentration, source, length)
      const state = streamOf(seed, path, block)
      for (let i = 0; i < length; i++) {
        // drawn in any case: what one draw takes may not depend on the leaf of another
        const moved = -expm1(log(openUniform(state)) / concentration)
        if (leaf[i]! < tree.firstLeaf[node]! || leaf[i]! >= tree.endLeaf[node]!) continue
        children.forEach((child, k) => {
          const isOnPath = leaf[i]! >= tree.firstLeaf[child]! && leaf[i]! < tree.endLeaf[child]!
          columns[k]![i] = (1 - moved) * columns[k]![i]! + (isOnPath ? moved : 0)
        })
      }
    }
  }
  return { shares, draw }
}

/** The leaf that a uniform variate falls on; never one without weight. */
function leafAt(u: number, byLeaf: Float64Array, stride: number, i: number): number {
  let left = u
  let chosen = 0
  for (let at = i, leaf = 0; at < byLeaf.length; at += stride, leaf++) {
    const p = byLeaf[at]!
    if (!(p > 0)) continue
    chosen = leaf
    if (left < p) break
    left -= p
  }
  return chosen
}
