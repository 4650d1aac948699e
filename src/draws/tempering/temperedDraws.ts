import { filled } from '../../numeric/filled.ts'
import type { TextKey } from '../../random/stream.ts'
import type { Cells } from '../cells.ts'
import { drawSource } from '../drawSource.ts'
import { evidenceDraws } from '../evidenceDraws.ts'
import { type FollowingValues, followingValues } from '../followingValues.ts'
import { posteriorDraws } from '../posteriorDraws.ts'
import { priorDraws, splitColumns } from '../priorDraws.ts'
import { drawBlock } from '../purposes.ts'
import type { MakeColumn } from '../reusedColumns.ts'
import { learnedModel } from './learnedModel.ts'
import { meanShares } from './meanShares.ts'
import { type Known, modelTarget } from './modelTarget.ts'
import { posteriorShares } from './posteriorShares.ts'
import { type Course, finalSweeps, temper } from './temper.ts'
import { valuesFromScores } from './valuesFromScores.ts'

/** Draws of the posterior, of equal weight, as columns. */
export interface TemperedDraws {
  readonly parameters: readonly Float64Array[]
  readonly impacts: FollowingValues['impacts']
  /** P_d by cell and draw, cell by cell. */
  readonly probability: Float64Array
  /** ln W_d: 0, or −Infinity where the ratios of a draw leave no leaf. */
  readonly logWeight: Float64Array
  /** For each draw the number of its first ancestor, and of its last: what errors are grouped by. */
  readonly lineages: readonly Int32Array[]
  readonly course: Course
}

/**
 * The draws of a scenario moved to its posterior.
 *
 * The states of all sweeps at β = 1 are the draws, ten for each that was moved: every estimate is then a mean over the
 * same draws, outcomes, parameters and impacts jointly, with the small error of means along chains, and intervals are
 * of the P_d themselves. Splits are not moved but integrated, and drawn anew in every state.
 *
 * @param groups that draws are dealt to in turn: whole families are, so that groups stay independent.
 */
export function temperedDraws(
  known: Known,
  cells: Cells,
  seed: TextKey,
  { draws, groups, makeColumn }: { draws: number; groups: number; makeColumn: MakeColumn },
): TemperedDraws {
  const { model } = known
  const valuesInto = valuesFromScores(model.parameters.map(({ distribution }) => distribution))
  const sweeps = model.parameters.length === 0 ? 1 : finalSweeps
  const total = draws * sweeps
  const place = placesInGroups(total, Math.min(groups, total))
  const parameters = model.parameters.map(() => makeColumn(total))
  const values = model.parameters.map(() => new Float64Array(draws))
  const target = modelTarget(known, valuesInto)
  const course =
    model.parameters.length === 0
      ? unmoved(draws)
      : temper(target, draws, seed, (sweep, { scores }) => {
          valuesInto(values, scores)
          parameters.forEach((column, j) => {
            const from = values[j]!
            for (let i = 0; i < draws; i++) column[place[i * sweeps + sweep]!] = from[i]!
          })
        })
  target.release()
  const lineages = [course.eve, course.parent].map((of) => {
    const out = new Int32Array(total)
    for (let q = 0; q < total; q++) out[place[q]!] = of[Math.floor(q / sweeps)]!
    return out
  })
  return { parameters, lineages, course, ...posteriorOf(known, cells, seed, parameters, total, makeColumn) }
}

/** Without parameters nothing has to be moved: draws of the splits are independent. */
function unmoved(draws: number): Course {
  const own = filled(new Int32Array(draws), (i) => i)
  return { steps: 0, sweeps: 0, acceptance: null, eve: own, parent: own, isCutShort: false }
}

/** Where each of many draws goes, so that dealing them out in turn gives every group neighbours. */
function placesInGroups(total: number, groups: number): Int32Array {
  const place = new Int32Array(total)
  let q = 0
  for (let group = 0; group < groups; group++) for (let at = group; at < total; at += groups) place[q++] = at
  return place
}

/** What draws make of the leaves, with shares drawn given the evidence. */
function posteriorOf(
  { model, evidence, appended, asOfDays }: Known,
  cells: Cells,
  seed: TextKey,
  parameters: readonly Float64Array[],
  draws: number,
  makeColumn: MakeColumn,
): Pick<TemperedDraws, 'probability' | 'logWeight' | 'impacts'> {
  const mean = meanShares(model)
  const learned = learnedModel(mean)
  const source = drawSource(splitColumns(model))
  const following = followingValues(model, draws, asOfDays, source, makeColumn)
  const leaves = model.tree.leafNode.length
  const isDrawn = model.splits.some(({ concentration }) => concentration !== undefined)
  const longest = Math.min(drawBlock, draws)
  const shared = posteriorShares(model, seed, following, source, drawBlock)
  const sources = { model, rows: evidence.total, appended }
  const byLeaf = isDrawn
    ? posteriorDraws({
        ...sources,
        cells: { count: leaves, ofLeaf: filled(new Int32Array(leaves), (leaf) => leaf) },
        priors: priorDraws(mean, seed, following, source, longest),
        rowsOfDraw: evidenceDraws(learned, evidence, following.entries),
        draws: longest,
      })
    : undefined
  const posterior = posteriorDraws({
    ...sources,
    cells,
    priors: priorDraws(mean, seed, shared, source, longest),
    rowsOfDraw: evidenceDraws(model, evidence, following.entries),
    draws,
    makeColumn,
  })
  for (let first = 0; first < draws; first += drawBlock) {
    const length = Math.min(drawBlock, draws - first)
    following.follow(
      parameters.map((column) => column.subarray(first, first + length)),
      first,
      length,
    )
    if (byLeaf) {
      byLeaf.find(0, length)
      shared.draw(first / drawBlock, byLeaf.probability, longest, length)
    }
    posterior.find(first, length)
  }
  source.release()
  const { probability, logWeight } = posterior
  return {
    probability,
    impacts: following.impacts,
    logWeight: logWeight.map((value) => (value === -Infinity ? value : 0)),
  }
}
