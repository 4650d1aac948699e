import { exp } from '../numeric/exp.ts'
import { logSumExp } from '../numeric/logSumExp.ts'
import { logGammaVariate } from '../random/gamma.ts'
import type { Sfc32 } from '../random/sfc32.ts'
import { streamOf, type TextKey, textKey } from '../random/stream.ts'
import type { Model } from '../scenario/model.ts'
import { priorOf } from '../scenario/model.ts'
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
}

/** Gives the leaf priors of draw after draw: plug-in shares, except where a split is uncertain. */
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
    }))
  const share = model.share.slice()
  let streams: Sfc32[] = []
  return (draw) => {
    if (draw % drawBlock === 0) streams = splits.map(({ key }) => streamOf(seed, key, draw / drawBlock))
    splits.forEach((uncertain, i) => {
      const shares = sharesOf(uncertain, draw, streams[i]!)
      uncertain.children.forEach((child, k) => {
        share[child] = shares[k]!
      })
    })
    return splits.length === 0 ? model.prior : priorOf(model.tree, share)
  }
}

function sharesOf({ split, columns }: UncertainSplit, draw: number, stream: Sfc32): Float64Array {
  const values = split.values.slice()
  split.uncertain.forEach(({ child }, i) => {
    values[child] = at(columns[i]!, draw)
  })
  const shares = new Float64Array(values.length)
  // the parameters have been drawn so that this finds no problem
  sharesInto(shares, split.form, values, split.rest, split.smoothing)
  if (split.concentration !== undefined) dirichletInto(shares, split.concentration, stream)
  return shares
}

/** The least shape that keeps the logarithm of a gamma variate finite. */
const leastShape = 1e-300

/** Replaces shares by a draw from Dirichlet(concentration · shares); a share of 0 stays 0. */
export function dirichletInto(shares: Float64Array, concentration: number, stream: Sfc32): void {
  const logs = shares.map((share) =>
    share === 0
      ? Number.NEGATIVE_INFINITY
      : logGammaVariate(stream, Math.max(leastShape, concentration * share)),
  )
  const total = logSumExp(logs)
  for (let k = 0; k < shares.length; k++) shares[k] = exp(logs[k]! - total)
}
