import type { Finding } from '../../checking/finding.ts'
import type { Path } from '../../checking/problem.ts'
import { spread } from '../../numeric/sparse.ts'
import type { Impact } from '../cascade.ts'
import type { Model } from '../model.ts'
import { isCertain } from '../quantity.ts'
import { rulesOf, type SignalForm } from '../signalForms.ts'
import type { Signal } from '../signals.ts'
import { nodePath } from '../tree.ts'
import { straySplit } from './straySplit.ts'
import { type Range, strayFrom } from './strayValue.ts'
import { type Trials, trialsOf } from './trial.ts'

/** An impact may be any number, if it is one. */
const number: Range = {
  lower: -Infinity,
  upper: Infinity,
  expected: 'a finite number',
}

/**
 * `support-out-of-range`: parameters that can put a value where it makes no sense.
 *
 * Such draws are made again, so that the parameters are cut to where the scenario makes sense and follow another
 * distribution than the one written. For a plain distribution the probability is exact; an expression is accused
 * only where a value of it was found out of range, at the ends of its parameters or in a thousand draws.
 */
export function* straySupports(model: Model): Iterable<Finding> {
  const trials = trialsOf(model)
  for (const split of model.splits) if (split.uncertain.length > 0) yield* straySplit(trials, split)
  for (const signal of model.signals) yield* straySignal(trials, signal)
  for (const impact of model.impacts) yield* strayImpact(trials, impact)
}

function* straySignal(trials: Trials, { id, form, entries, ofLeaf }: Signal): Iterable<Finding> {
  if (entries.every(isCertain)) return
  const { least, greatest, takes } = rulesOf(form)
  const range: Range = { lower: least, upper: greatest, expected: takes }
  const firstLeaf = new Map<number, number>()
  for (const [leaf, index] of spread(ofLeaf).entries()) if (!firstLeaf.has(index)) firstLeaf.set(index, leaf)
  for (const [index, entry] of entries.entries()) {
    const leaf = firstLeaf.get(index)
    // the value of a name that nearer ones all replace is no leaf's
    if (leaf === undefined || isCertain(entry)) continue
    const path = ['signals', id, form, keyOf(trials.model, id, form, leaf)]
    const found = strayFrom(trials, entry, range, path)
    if (found) yield found
  }
}

/** The key of a signal's table that a leaf's value stands under. */
function keyOf({ tree, document }: Model, id: string, form: SignalForm, leaf: number): string {
  const table = document.signals?.[id]?.[form] ?? {}
  const outcome = tree.outcomeIds[tree.outcomeOfLeaf[leaf] as number] as string
  if (Object.hasOwn(table, outcome)) return outcome
  for (let node = tree.leafNode[leaf] as number; node > 0; node = tree.parent[node] as number)
    if (Object.hasOwn(table, tree.ids[node] as string)) return tree.ids[node] as string
  return 'otherwise'
}

/** Impacts know no range, but must be numbers; a default comes first among the settings, then those of the tree. */
function* strayImpact(trials: Trials, impact: Impact): Iterable<Finding> {
  const { id, document, settings } = impact
  if (settings.every(isCertain)) return
  const { tree } = trials.model
  const paths: Path[] = document.default === undefined ? [] : [['impacts', id, 'default']]
  for (const [node, { impacts }] of tree.documents.entries())
    if (impacts && Object.hasOwn(impacts, id)) paths.push([...nodePath(tree, node), 'impacts', id])
  const daysOf = daysBySetting(trials.model, impact)
  for (const [index, setting] of settings.entries()) {
    const days = daysOf[index]
    // what nearer settings all replace is no leaf's
    if (!days) continue
    const found = strayFrom(
      trials,
      setting,
      number,
      paths[index] as Path,
      setting.usesDays ? days : undefined,
    )
    if (found) yield found
  }
}

/** The first and the last day on which a leaf with each setting can come true. */
function daysBySetting(
  { timings, span }: Model,
  { settings, ofLeaf }: Impact,
): (readonly [number, number])[] {
  const ends = timings.timings.map(({ increments }): readonly [number, number] => {
    const isPossible = (mass: number) => mass > 0
    return [increments.findIndex(isPossible), increments.findLastIndex(isPossible)]
  })
  const found: (readonly [number, number])[] = new Array(settings.length)
  for (const [leaf, setting] of ofLeaf.entries()) {
    const [first, last] = ends[timings.ofLeaf[leaf] as number] ?? [span, span]
    const [earlier, later] = found[setting] ?? [first, last]
    found[setting] = [Math.min(earlier, first), Math.max(later, last)]
  }
  return found
}
