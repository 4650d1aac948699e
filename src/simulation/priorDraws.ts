import { dirichletInto } from '../random/dirichlet.ts'
import type { Sfc32 } from '../random/sfc32.ts'
import { streamOf, type TextKey } from '../random/stream.ts'
import { textKey } from '../random/textKey.ts'
import type { Model } from '../scenario/model.ts'
import { priorInto } from '../scenario/model.ts'
import { sharesInto } from '../scenario/shares.ts'
import type { Split } from '../scenario/split.ts'
import { at, columnOf, type DrawColumn } from './columns.ts'
import { drawBlock, purposes } from './purposes.ts'

/** Whether a scenario holds anything that a draw can change. */
export function isUncertain(model: Model): boolean {
  return model.parameters.length > 0 || model.splits.some(({ concentration }) => concentration !== undefined)
}

interface UncertainSplit {
  readonly split: Split
  readonly children: readonly number[]
  readonly columns: readonly DrawColumn[]
  readonly key: TextKey
  /** Scratch: what is written for the branches, plug-in where it is certain, and their shares. */
  readonly values: Float64Array
  readonly shares: Float64Array
}

/**
 * Gives the leaf priors of draw after draw: plug-in shares, except where a split is uncertain. The column given is
 * that of the last draw asked for.
 */
export function priorDraws(
  model: Model,
  seed: TextKey,
  parameters: readonly Float64Array[],
  draws: number,
): (draw: number) => Float64Array {
  const splits: UncertainSplit[] = model.splits
    .filter(({ uncertain, concentration }) => uncertain.length > 0 || concentration !== undefined)
    .map((split) => ({
      split,
      children: split.children,
      columns: split.uncertain.map(({ quantity }) => columnOf(quantity, parameters, draws)),
      key: textKey(purposes.split(model.tree.ids[split.node]!)),
      values: split.values.slice(),
      shares: new Float64Array(split.values.length),
    }))
  if (splits.length === 0) return () => model.prior
  const share = model.share.slice()
  const reach = new Float64Array(share.length)
  const prior = new Float64Array(model.prior.length)
  let streams: Sfc32[] = []
  return (draw) => {
    if (draw % drawBlock === 0) streams = splits.map(({ key }) => streamOf(seed, key, draw / drawBlock))
    for (let i = 0; i < splits.length; i++) {
      const uncertain = splits[i]!
      drawShares(uncertain, draw, streams[i]!)
      const { children, shares } = uncertain
      for (let k = 0; k < shares.length; k++) share[children[k]!] = shares[k]!
    }
    priorInto(prior, reach, model.tree, share)
    return prior
  }
}

function drawShares({ split, columns, values, shares }: UncertainSplit, draw: number, stream: Sfc32): void {
  for (let i = 0; i < columns.length; i++) values[split.uncertain[i]!.child] = at(columns[i]!, draw)
  // the parameters have been drawn so that this finds no problem
  sharesInto(shares, split.form, values, split.rest, split.smoothing)
  if (split.concentration !== undefined) dirichletInto(shares, split.concentration, stream)
}
