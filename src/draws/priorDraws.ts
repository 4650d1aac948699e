import { dirichletInto } from '../random/dirichlet.ts'
import type { TextKey } from '../random/stream.ts'
import { textKey } from '../random/textKey.ts'
import type { Model } from '../scenario/model.ts'
import { isLeaf } from '../scenario/tree.ts'
import type { DrawSource } from './drawSource.ts'
import type { FollowingValues } from './followingValues.ts'
import { drawBlock, purposes } from './purposes.ts'

/** Whether a scenario holds anything that a draw can change. */
export function isUncertain(model: Model): boolean {
  return model.parameters.length > 0 || model.splits.some(({ concentration }) => concentration !== undefined)
}

/** Shown a leaf, its prior in draw i of the block is scale · column[i], or scale alone where there is no column. */
type SeeLeaf = (leaf: number, scale: number, column: Float64Array | undefined) => void

/** The leaf priors of one block of draws after the other. */
export interface PriorDraws {
  /** Draws the uncertain splits of a block, each from its own stream. */
  draw(block: number, length: number): void
  /** Shows the priors of every leaf, in order, in draws `from` to `end` of the block that was drawn last. */
  eachLeaf(from: number, end: number, see: SeeLeaf): void
}

/** How many columns the splits of a block are drawn in, and those that they are drawn around. */
export function splitColumns({ splits }: Pick<Model, 'splits'>): number {
  return splits.reduce(
    (sum, { children, uncertain, concentration }) =>
      sum + children.length * (Number(uncertain.length > 0) + Number(concentration !== undefined)),
    0,
  )
}

/** @param given what follows from the parameters in the block. */
export function priorDraws(
  model: Model,
  seed: TextKey,
  given: Pick<FollowingValues, 'shares'>,
  source: DrawSource,
  draws: number,
): PriorDraws {
  const { tree } = model
  const longest = Math.min(drawBlock, draws)
  const shares = new Map(given.shares)
  const drawn = model.splits.flatMap(({ node, children, concentration }) => {
    if (concentration === undefined) return []
    const around = given.shares.get(node) ?? children.map((child) => model.share[child]!)
    const columns = children.map(source.column)
    shares.set(node, columns)
    return [{ key: textKey(purposes.split(tree.ids[node]!)), concentration, around, columns }]
  })
  // of the node on the way to a leaf, by depth
  const reached: Float64Array[] = []

  function draw(block: number, length: number): void {
    for (const { key, concentration, around, columns } of drawn) {
      source.start(seed, key, block)
      dirichletInto(columns, around, concentration, source, length)
    }
  }

  function eachLeaf(from: number, end: number, see: SeeLeaf): void {
    let leaf = 0
    const visit = (node: number, depth: number, scale: number, column: Float64Array | undefined): void => {
      if (isLeaf(tree, node)) {
        see(leaf++, scale, column)
        return
      }
      const columns = shares.get(node)
      let child = node + 1
      for (let k = 0; child < tree.endNode[node]!; k++) {
        const share = columns?.[k]
        if (!share) visit(child, depth, scale * model.share[child]!, column)
        else visit(child, depth + 1, scale, column ? product(depth, column, share, from, end) : share)
        child = tree.endNode[child]!
      }
    }
    visit(0, 0, 1, undefined)
  }

  function product(depth: number, a: Float64Array, b: Float64Array, from: number, end: number): Float64Array {
    reached[depth] ??= new Float64Array(longest)
    const out = reached[depth]!
    for (let i = from; i < end; i++) out[i] = a[i]! * b[i]!
    return out
  }

  return { draw, eachLeaf }
}
