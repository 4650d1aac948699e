import type { Evidence } from '../../evidence/evidence.ts'
import { textKey } from '../../random/textKey.ts'
import type { Model } from '../../scenario/model.ts'
import { drawSource } from '../drawSource.ts'
import { evidenceDraws } from '../evidenceDraws.ts'
import { followingValues } from '../followingValues.ts'
import { posteriorDraws } from '../posteriorDraws.ts'
import { priorDraws, splitColumns } from '../priorDraws.ts'
import { drawBlock } from '../purposes.ts'
import { learnedModel } from './learnedModel.ts'
import { meanShares } from './meanShares.ts'
import { temperingPurposes } from './streams.ts'
import type { Target } from './target.ts'

/** What is known on a day about a scenario. */
export interface Known {
  readonly model: Model
  readonly evidence: Evidence
  /** Rows by leaf that conditions have appended. */
  readonly appended: Float64Array | undefined
  readonly asOfDays: number
}

/** The target of a scenario's parameters: W̄ = Σ π̄(ℓ)E⁰(ℓ), with mean shares and with ratios at their medians. */
export function modelTarget(
  { model, evidence, appended, asOfDays }: Known,
  valuesInto: (values: readonly Float64Array[], scores: readonly Float64Array[]) => void,
): Target & { release(): void } {
  const mean = learnedModel(meanShares(model))
  const source = drawSource(splitColumns(mean))
  const following = followingValues(mean, drawBlock, asOfDays, source)
  const posterior = posteriorDraws({
    model,
    cells: { count: 1, ofLeaf: new Int32Array(model.tree.leafNode.length) },
    // no seed: without concentrations nothing is drawn
    priors: priorDraws(mean, [0, 0], following, source, drawBlock),
    rows: evidence.total,
    rowsOfDraw: evidenceDraws(mean, evidence, following.entries),
    appended,
    draws: drawBlock,
  })
  const block = model.parameters.map(() => new Float64Array(drawBlock))
  return {
    keys: model.parameters.map(({ id }) => textKey(temperingPurposes.scores(id))),
    release: source.release,
    logWeight(out, scores) {
      for (let first = 0; first < out.length; first += drawBlock) {
        const length = Math.min(drawBlock, out.length - first)
        const parts = block.map((column) => column.subarray(0, length))
        valuesInto(
          parts,
          scores.map((column) => column.subarray(first, first + length)),
        )
        following.bad.fill(0)
        following.follow(block, 0, length)
        posterior.find(0, length)
        for (let i = 0; i < length; i++)
          out[first + i] = following.bad[i] === 1 ? -Infinity : posterior.logWeight[i]!
      }
    },
  }
}
