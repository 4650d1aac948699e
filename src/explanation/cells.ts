import type { Condition, ForecastState } from '../forecast/forecast.ts'
import { membership } from '../forecast/membership.ts'
import { sumByOutcome, sumOfProbabilities } from '../forecast/tables.ts'
import { log } from '../numeric/log.ts'
import { spread } from '../numeric/sparse.ts'
import { classesOf } from '../scenario/classes.ts'
import type { Model } from '../scenario/model.ts'

/** The ids whose probabilities are explained: outcomes, which exclude each other, and branches, which may overlap them. */
export interface Questions {
  readonly outcomes: readonly string[]
  readonly branches: readonly string[]
}

/** The leaves of one forecast as a selection from a list, which may also hold leaves of another forecast. */
export interface Leaves {
  readonly model: Model
  readonly conditions: readonly Condition[]
  /** Leaf by place in the list; −1 where this scenario does not have that leaf. */
  readonly leafAt: Int32Array
}

/**
 * The leaves of a forecast grouped into cells. The leaves of a cell have the same log factors in every row, the same
 * conditions, the same outcome and the same branches, so an explanation can compute on cells instead of leaves.
 */
export interface Cells {
  readonly model: Model
  readonly questions: Questions
  /** Class by cell; −1 for a cell whose leaves only the other scenario has. */
  readonly classOf: Int32Array
  /** The first leaf of each cell; −1 where there is none. */
  readonly leafOf: Int32Array
  /** Log of the summed prior of the leaves of each cell; −∞ where there are none. */
  readonly logPrior: Float64Array
  /** Index into `questions.outcomes` by cell, −1 where there are no leaves. */
  readonly outcomeOf: Int32Array
  /** By branch of `questions`: 1 for each cell that lies below it. */
  readonly within: readonly Uint8Array[]
  readonly conditions: readonly Condition[]
}

/** Every leaf of a model, in document order. */
export function allLeaves(model: Model, conditions: readonly Condition[]): Leaves {
  return { model, conditions, leafAt: Int32Array.from(model.tree.leafNode, (_, leaf) => leaf) }
}

/** The cells of one forecast. A branch that is also an outcome is listed as an outcome only. */
export function cellsOfState({ model, conditions }: ForecastState, branches: readonly string[] = []): Cells {
  const more = [...new Set(branches)].filter((id) => !model.tree.outcomeOfId.has(id))
  const questions = { outcomes: model.tree.outcomeIds, branches: more }
  const [cells] = cellsOf([allLeaves(model, conditions)], questions)
  return cells!
}

/** The cells of several forecasts, numbered alike: cell i is the same group of leaves in each. */
export function cellsOf(sides: readonly Leaves[], questions: Questions): Cells[] {
  const place = new Map(questions.outcomes.map((id, index) => [id, index]))
  const labelled = sides.map((side) => {
    const { model, leafAt } = side
    const byPlace = (ofLeaf: (leaf: number) => number) => leafAt.map((leaf) => (leaf < 0 ? -1 : ofLeaf(leaf)))
    const outcomePlace = model.tree.outcomeIds.map((id) => place.get(id) ?? -1)
    const members = questions.branches.map((id) => membership(model, 'branches', [id]))
    return {
      side,
      outcome: byPlace((leaf) => outcomePlace[model.tree.outcomeOfLeaf[leaf]!]!),
      classes: byPlace((leaf) => model.classes.ofLeaf[leaf]!),
      members: members.map((member) => byPlace((leaf) => member[leaf]!)),
      conditions: side.conditions.map(({ values }) => byPlace(numbered(spread(values)))),
    }
  })
  const columns = labelled.flatMap(({ outcome, classes, members, conditions }) => [
    outcome,
    classes,
    ...members,
    ...conditions,
  ])
  const grid = classesOf(sides[0]!.leafAt.length, columns)
  return labelled.map(({ side, outcome, classes, members }) => {
    const first = (labels: Int32Array) => Int32Array.from(grid.firstLeaf, (place) => labels[place]!)
    const prior = new Float64Array(grid.count)
    side.leafAt.forEach((leaf, place) => {
      if (leaf >= 0) prior[grid.ofLeaf[place]!]! += side.model.prior[leaf]!
    })
    return {
      model: side.model,
      questions,
      classOf: first(classes),
      leafOf: first(side.leafAt),
      logPrior: prior.map(log),
      outcomeOf: first(outcome),
      within: members.map((labels) => Uint8Array.from(first(labels), (label) => (label === 1 ? 1 : 0))),
      conditions: side.conditions,
    }
  })
}

/** A number for each distinct value of a column, so that leaves can be grouped by it. */
function numbered(values: Float64Array): (leaf: number) => number {
  const numbers = new Map<number, number>()
  for (const value of values) if (!numbers.has(value)) numbers.set(value, numbers.size)
  return (leaf) => numbers.get(values[leaf]!)!
}

/** The prior of each question, added up in the order in which a forecast adds it up, to the same bits. */
export function priorOf({ model, questions }: Cells): Float64Array {
  return answersByLeaf(model, questions, model.prior)
}

/** The probability of each question: outcomes first, then branches. */
export function answersByLeaf(model: Model, questions: Questions, leaves: Float64Array): Float64Array {
  const byOutcome = sumByOutcome(model.tree, leaves)
  return Float64Array.from([
    ...questions.outcomes.map((id) => {
      const outcome = model.tree.outcomeOfId.get(id)
      return outcome === undefined ? 0 : sumOfProbabilities(byOutcome[outcome]!)
    }),
    ...questions.branches.map((id) => {
      const member = membership(model, 'branches', [id])
      return sumOfProbabilities(leaves.reduce((sum, p, leaf) => (member[leaf] ? sum + p : sum), 0))
    }),
  ])
}
