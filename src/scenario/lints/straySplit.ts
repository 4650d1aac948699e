import type { Finding } from '../../checking/finding.ts'
import { sharesInto } from '../shares.ts'
import type { Split } from '../split.ts'
import { nodePath } from '../tree.ts'
import {
  code,
  parameterValues,
  probability,
  type Range,
  reachOf,
  strayFrom,
  strayRows,
  weight,
} from './strayValue.ts'
import { parametersOf, type Trials, trialOf, valuesOver } from './trial.ts'

/** Rounding that a sum of probabilities is allowed, as in sharesInto. */
const tolerance = 1e-9

/** Checks each share by itself. Then checks the sum of probabilities, if several are uncertain or none says `rest`. */
export function* straySplit(trials: Trials, split: Split): Iterable<Finding> {
  const { form, children, values, uncertain, rest } = split
  const certain = values.slice()
  for (const { child } of uncertain) certain[child] = 0
  if (rest >= 0) certain[rest] = 0
  const left = 1 - certain.reduce((sum, value) => sum + value, 0)
  const alone = form === 'p' && uncertain.length === 1 && rest >= 0
  const range = form === 'p' ? probability : weight
  for (const { child, quantity } of uncertain) {
    const path = [...nodePath(trials.model.tree, children[child] as number), form]
    const allowed = alone && left < 1 ? upTo(left) : range
    const finding = strayFrom(trials, quantity, allowed, path)
    if (finding) yield finding
  }
  if (form === 'p' && !alone) yield* straySum(trials, split)
}

/** The range that the siblings leave, worded without digits that are rounding errors. */
function upTo(left: number): Range {
  const shown = Number(left.toPrecision(12))
  return {
    lower: 0,
    upper: left + tolerance,
    expected: `a probability, in [0, ${shown}], since the other branches take ${Number((1 - left).toPrecision(12))}`,
  }
}

/** Finds draws in which the probabilities sum to more than 1 (or not to 1), though each is a probability by itself. */
function* straySum(trials: Trials, split: Split): Iterable<Finding> {
  const { node, form, values, uncertain, rest, smoothing } = split
  const quantities = uncertain.map(({ quantity }) => quantity)
  const most = values.slice()
  for (const { child, quantity } of uncertain) most[child] = reachOf(trials, quantity)[1]
  if (rest >= 0) most[rest] = 0
  if (rest >= 0 && most.reduce((sum, value) => sum + value, 0) <= 1) return
  const parameters = parametersOf(trials, quantities)
  const trial = trialOf(trials, parameters)
  const columns = quantities.map((quantity) => valuesOver(trials, quantity, trial))
  const drawn = values.slice()
  const shares = new Float64Array(values.length)
  const sums = Float64Array.from({ length: trial.corners + trial.draws }, (_, row) => {
    for (const [place, { child }] of uncertain.entries()) drawn[child] = columns[place]?.[row] as number
    const problem = sharesInto(shares, form, drawn, rest, smoothing)
    return problem?.code === 'split-sum' ? problem.received : 1
  })
  const stray = strayRows(sums, trial, (sum) => sum !== 1)
  if (!stray) return
  const where = parameterValues(trials, parameters, trial, stray.row).join(' and ')
  const wrong = rest < 0 ? 'not to 1' : 'to more than 1'
  const way =
    rest < 0 ? 'let one branch say rest' : 'keep their sum within 1, with clamp or min, or write weights'
  yield {
    code,
    message: `the probabilities of these branches sum to ${stray.example} where ${where}, and ${wrong} in ${stray.share}, which are drawn again: ${way}`,
    path: [...nodePath(trials.model.tree, node), 'branches'],
  }
}
