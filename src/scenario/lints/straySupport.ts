import type { Impact } from '../cascade.ts'
import type { Model } from '../model.ts'
import type { Path } from '../problem.ts'
import { isCertain } from '../quantity.ts'
import { mostEvidence, type Signal, type SignalForm } from '../signals.ts'
import { nodePath } from '../tree.ts'
import type { Finding } from './finding.ts'
import { straySplit } from './straySplit.ts'
import { probability, type Range, strayFrom, weight } from './strayValue.ts'

const ranges: Readonly<Record<SignalForm, Range>> = {
  likelihood: probability,
  ratio: { ...weight, expected: 'a likelihood ratio, 0 or more' },
  decibans: {
    lower: -mostEvidence,
    upper: mostEvidence,
    expected: `decibans from −${mostEvidence} to ${mostEvidence}`,
  },
  rate: {
    lower: 0,
    open: true,
    upper: mostEvidence,
    expected: `a number of events above 0, up to ${mostEvidence}`,
  },
}

/** An impact may be any number, if it is one. */
const number: Range = {
  lower: Number.NEGATIVE_INFINITY,
  upper: Number.POSITIVE_INFINITY,
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
  for (const split of model.splits) if (split.uncertain.length > 0) yield* straySplit(model, split)
  for (const signal of model.signals) yield* straySignal(model, signal)
  for (const impact of model.impacts) yield* strayImpact(model, impact)
}

function* straySignal(model: Model, { id, form, entries, ofLeaf }: Signal): Iterable<Finding> {
  for (const [index, entry] of entries.entries()) {
    if (isCertain(entry)) continue
    const leaf = ofLeaf.indexOf(index)
    // the value of a name that nearer ones all replace is no leaf's
    if (leaf < 0) continue
    const found = strayFrom(model, entry, ranges[form], ['signals', id, form, keyOf(model, id, form, leaf)])
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
function* strayImpact(model: Model, { id, document, settings }: Impact): Iterable<Finding> {
  const { tree, span } = model
  const paths: Path[] = document.default === undefined ? [] : [['impacts', id, 'default']]
  for (const [node, { impacts }] of tree.documents.entries())
    if (impacts && Object.hasOwn(impacts, id)) paths.push([...nodePath(tree, node), 'impacts', id])
  for (const [index, setting] of settings.entries()) {
    const days = setting.usesDays ? ([1, span] as const) : undefined
    const found = strayFrom(model, setting, number, paths[index] as Path, days)
    if (found) yield found
  }
}
