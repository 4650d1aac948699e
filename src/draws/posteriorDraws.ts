import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { Model } from '../scenario/model.ts'
import type { Cells } from './cells.ts'
import type { PriorDraws } from './priorDraws.ts'
import { drawBlock } from './purposes.ts'
import { type MakeColumn, newColumn } from './reusedColumns.ts'

/** Factors that differ by less than e^300 stay in range when they are divided by the largest, whatever the priors. */
const widest = 300
/** Sums of rows that are held at once: 32 MB. */
const mostSums = 1 << 22

/** Where the leaf priors and the sums of rows come from. */
export interface DrawSources {
  readonly model: Pick<Model, 'classes'>
  readonly cells: Pick<Cells, 'count' | 'ofLeaf'>
  readonly priors: Pick<PriorDraws, 'eachLeaf'>
  /** Σ rows by class; and in a draw of the block, where they differ in some. */
  readonly rows: Float64Array
  readonly rowsOfDraw?: ((draw: number) => Float64Array) | undefined
  /** Rows by leaf that conditions have appended. */
  readonly appended: Float64Array | undefined
  readonly draws: number
  readonly makeColumn?: MakeColumn
}

/** What draws make of the leaves: P_d by cell and draw, cell by cell, and ln W_d; found block by block. */
export interface PosteriorDraws {
  readonly probability: Float64Array
  readonly logWeight: Float64Array
  find(first: number, length: number): void
}

/**
 * P_d and W_d of the draws of one block after the other.
 *
 * A draw that the evidence rules out has W_d = 0 and no P_d: its probabilities stay 0. Where no row tells leaves apart,
 * W_d is the same in every draw, to the last digit.
 */
export function posteriorDraws(sources: DrawSources): PosteriorDraws {
  const { cells, priors, rows, appended, draws, makeColumn = newColumn } = sources
  const { ofLeaf, count: classes } = sources.model.classes
  const probability = makeColumn(cells.count * draws)
  const logWeight = makeColumn(draws)
  const sums = Float64Array.from(ofLeaf, (k, leaf) => rows[k]! + (appended ? appended[leaf]! : 0))
  const finite = sums.filter((sum) => sum > -Infinity)
  const largest = finite.reduce((a, b) => Math.max(a, b), -Infinity)
  const least = finite.reduce((a, b) => Math.min(a, b), largest)
  const { rowsOfDraw = largest - least > widest ? () => rows : undefined } = sources
  const alike = !rowsOfDraw && largest === least && finite.length === sums.length
  const factor = sums.map((sum) => (alike ? 1 : sum === -Infinity ? 0 : exp(sum - largest)))

  const width = rowsOfDraw ? Math.min(drawBlock, Math.max(16, Math.floor(mostSums / classes))) : drawBlock
  // the first leaf of a cell clears it: a reused column holds the numbers of another simulation
  const isFirst = new Uint8Array(cells.ofLeaf.length)
  const isBegun = new Uint8Array(cells.count)
  cells.ofLeaf.forEach((cell, leaf) => {
    isFirst[leaf] = 1 - isBegun[cell]!
    isBegun[cell] = 1
  })
  const byClass = new Float64Array(rowsOfDraw ? width * classes : 0)
  const largestOf = new Float64Array(drawBlock).fill(largest)
  const column = new Float64Array(drawBlock)
  const total = new Float64Array(drawBlock)

  function find(first: number, length: number): void {
    if (rowsOfDraw)
      for (let from = 0; from < length; from += width)
        weighEach(rowsOfDraw, first, from, Math.min(length, from + width))
    else
      priors.eachLeaf(0, length, (leaf, scale, prior) => {
        addLeaf(leaf, scale * factor[leaf]!, prior, first, 0, length)
      })
    if (alike) logWeight.fill(largest, first, first + length)
    else normalize(first, length)
  }

  /** Adds scale · values, or scale, to the cell of a leaf: of draws `from` to `end` of the block that begins with `first`. */
  function addLeaf(
    leaf: number,
    scale: number,
    values: Float64Array | undefined,
    first: number,
    from: number,
    end: number,
  ): void {
    const at = cells.ofLeaf[leaf]! * draws + first
    if (isFirst[leaf] === 1) probability.fill(0, at + from, at + end)
    if (values) addScaled(probability, at, scale, values, from, end)
    else for (let i = from; i < end; i++) probability[at + i]! += scale
  }

  /** The same where each draw has its own factors: divided by the largest among leaves that the draw's prior allows. */
  function weighEach(rowsOf: (draw: number) => Float64Array, first: number, from: number, end: number): void {
    for (let i = from; i < end; i++) {
      const those = rowsOf(i)
      for (let k = 0; k < classes; k++) byClass[k * width + i - from] = those[k]!
    }
    largestOf.fill(-Infinity, from, end)
    priors.eachLeaf(from, end, (leaf, scale, prior) => {
      const more = appended ? appended[leaf]! : 0
      const at = ofLeaf[leaf]! * width - from
      for (let i = from; i < end; i++) {
        const sum = byClass[at + i]! + more
        if (sum > largestOf[i]! && (prior ? scale * prior[i]! : scale) > 0) largestOf[i] = sum
      }
    })
    priors.eachLeaf(from, end, (leaf, scale, prior) => {
      const more = appended ? appended[leaf]! : 0
      const at = ofLeaf[leaf]! * width - from
      for (let i = from; i < end; i++) {
        const p = prior ? scale * prior[i]! : scale
        const sum = byClass[at + i]! + more
        // without a prior, and without a chance: the factor may then be anything
        column[i] = p > 0 && sum > -Infinity ? p * exp(sum - largestOf[i]!) : 0
      }
      addLeaf(leaf, 1, column, first, from, end)
    })
  }

  function normalize(first: number, length: number): void {
    total.fill(0)
    for (let at = first; at < probability.length; at += draws)
      for (let i = 0; i < length; i++) total[i]! += probability[at + i]!
    for (let i = 0; i < length; i++) {
      logWeight[first + i] = largestOf[i]! + log(total[i]!)
      if (total[i] === 0) total[i] = 1
    }
    for (let at = first; at < probability.length; at += draws)
      for (let i = 0; i < length; i++) probability[at + i]! /= total[i]!
  }

  return { probability, logWeight, find }
}

function addScaled(
  out: Float64Array,
  at: number,
  scale: number,
  values: Float64Array,
  from: number,
  end: number,
): void {
  for (let i = from; i < end; i++) out[at + i]! += scale * values[i]!
}
