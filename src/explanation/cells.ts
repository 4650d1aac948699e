import type { Condition, ForecastState } from '../forecast/forecast.ts'
import { membership } from '../forecast/membership.ts'
import { sumByOutcome, sumOfProbabilities } from '../forecast/tables.ts'
import { log } from '../numeric/log.ts'
import { spread } from '../numeric/sparse.ts'
import { classesOf } from '../scenario/classes.ts'
import type { Model } from '../scenario/model.ts'

/** What a forecast is asked about: its outcomes, which exclude each other, and branches, which may overlap them. */
export interface Questions {
  readonly outcomes: readonly string[]
  readonly branches: readonly string[]
}

/** The leaves of one forecast, laid over a list of leaves that may be longer. */
export interface Leaves {
  readonly model: Model
  readonly conditions: readonly Condition[]
  /** Leaf by place in the list; −1 where this scenario has none. */
  readonly leafAt: Int32Array
}

/**
 * A forecast by cells: leaves that have the same rows, conditions and answers. All that an explanation needs of
 * leaves; there are never more cells than leaves.
 */
export interface Cells {
  readonly model: Model
  readonly questions: Questions
  /** Class by cell; −1 where this scenario has no such leaves. */
  readonly classOf: Int32Array
  /** One of the leaves of the cell, which are alike; −1 where there are none. */
  readonly leafOf: Int32Array
  /** ln of the prior of all leaves of the cell; −∞ where there are none. */
  readonly logPrior: Float64Array
  /** Index into `questions.outcomes` by cell, −1 where there are no leaves. */
  readonly outcomeOf: Int32Array
  /** Whether each cell lies below a branch asked for, by branch. */
  readonly within: readonly Uint8Array[]
  readonly conditions: readonly Condition[]
}

/** Every leaf of a model, in its order. */
export function allLeaves(model: Model, conditions: readonly Condition[]): Leaves {
  return { model, conditions, leafAt: Int32Array.from(model.tree.leafNode, (_, leaf) => leaf) }
}

/** The cells of one forecast; a branch that is an outcome too is asked about once. */
export function cellsOfState({ model, conditions }: ForecastState, branches: readonly string[] = []): Cells {
  const more = [...new Set(branches)].filter((id) => !model.tree.outcomeOfId.has(id))
  const questions = { outcomes: model.tree.outcomeIds, branches: more }
  const [cells] = cellsOf([allLeaves(model, conditions)], questions)
  return cells!
}

/** Lays forecasts over one list of cells. */
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

/** Numbers the different values of a column, so that leaves can be grouped by them. */
function numbered(values: Float64Array): (leaf: number) => number {
  const numbers = new Map<number, number>()
  for (const value of values) if (!numbers.has(value)) numbers.set(value, numbers.size)
  return (leaf) => numbers.get(values[leaf]!)!
}

/** The prior of each question, summed as a forecast sums it. */
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
