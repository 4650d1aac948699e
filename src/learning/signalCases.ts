import { addTo, type ExactSum, emptySum, sumValue } from '../numeric/exactSum.ts'
import { log } from '../numeric/log.ts'
import { logGamma } from '../numeric/logGamma.ts'
import type { SignalDocument, TableDocument } from '../scenario/document.ts'
import type { Model } from '../scenario/model.ts'
import { isLearnable, signalForms } from '../scenario/signalForms.ts'
import type { Signal } from '../scenario/signals.ts'
import { tableKeys } from '../scenario/tableKeys.ts'
import type { Leaves, LinkedCase } from './linkCases.ts'

/** What cases say of one value of a signal's table. */
export interface TargetCases {
  readonly key: string
  /** The first leaf that takes this value. */
  readonly leaf: number
  /** Looks that saw it, or occurrences; weights counted in. */
  readonly seen: number
  /** Looks that did not; 0 for a rate. */
  readonly absent: number
  /** Days watched, weights counted in; 0 for a likelihood. */
  readonly days: number
  /** Σ (n ln t − ln n!) over the cases, t in periods of the rate. */
  readonly arrangement: number
}

/** The cases of one signal. */
export interface SignalCases {
  readonly targets: readonly TargetCases[]
  /** How many cases name it. */
  readonly named: number
  /** Names of the cases of which it is not known which value of the table is theirs. */
  readonly uncounted: readonly string[]
}

interface Sums {
  readonly seen: ExactSum
  readonly absent: ExactSum
  readonly days: ExactSum
  readonly arrangement: ExactSum
}

/**
 * Counts what cases saw, by signal and value of its table: a case counts for a value where all leaves it may have
 * ended in have that value.
 *
 * @returns by signal of the model; without targets where cases teach nothing of a signal's form.
 */
export function signalCases(model: Model, cases: readonly LinkedCase[]): SignalCases[] {
  const tallies = model.signals.map((signal) => {
    const table = tableOf(model, signal)
    const keys = Object.keys(table)
    return {
      count: isLearnable(signal.form) ? signalForms[signal.form].cases : null,
      per: signal.per,
      keys,
      ofLeaf: targetsOfLeaves(model, table, keys),
      sums: keys.map(
        (): Sums => ({
          seen: emptySum(),
          absent: emptySum(),
          days: emptySum(),
          arrangement: emptySum(),
        }),
      ),
      named: 0,
      uncounted: [] as string[],
    }
  })
  for (const { name, weight, leaves, looks, days } of cases)
    for (const { signal: index, seen, absent } of looks) {
      const tally = tallies[index] as (typeof tallies)[number]
      tally.named++
      if (tally.keys.length === 0) continue
      const target = commonTarget(tally.ofLeaf, leaves)
      const sums = tally.sums[target]
      if (!sums) {
        tally.uncounted.push(name)
        continue
      }
      addTo(sums.seen, weight * seen)
      switch (tally.count) {
        case 'looks':
          addTo(sums.absent, weight * absent)
          break
        case 'arrivals': {
          addTo(sums.days, weight * days)
          const periods = days / tally.per
          addTo(sums.arrangement, weight * (seen === 0 ? 0 : seen * log(periods) - logGamma(seen + 1)))
          break
        }
        default:
          tally.count satisfies null
      }
    }
  return tallies.map(({ keys, ofLeaf, sums, named, uncounted }) => ({
    targets: keys.flatMap((key, i): TargetCases[] => {
      const leaf = ofLeaf.indexOf(i)
      // a value that nearer names hide from every leaf plays no part
      if (leaf < 0) return []
      const { seen, absent, days, arrangement } = sums[i] as Sums
      const target = {
        key,
        leaf,
        seen: sumValue(seen),
        absent: sumValue(absent),
        days: sumValue(days),
        arrangement: sumValue(arrangement),
      }
      return [target]
    }),
    named,
    uncounted,
  }))
}

/** The table of a signal that cases can change: of a ratio there is none, it says nothing of how often it is seen. */
export function tableOf(model: Model, { id, form }: Signal): TableDocument {
  const document = model.document.signals?.[id] as SignalDocument
  return (isLearnable(form) ? document[form] : undefined) ?? {}
}

/** By leaf, the index of the key whose value it takes; −1 for none. */
function targetsOfLeaves(model: Model, table: TableDocument, keys: readonly string[]): Int32Array {
  const ofLeaf = new Int32Array(model.tree.leafNode.length).fill(keys.indexOf('otherwise'))
  // the scenario has been checked: every key is known
  for (const { key, leaves } of tableKeys(model.tree, table, () => undefined))
    for (const [first, end] of leaves) ofLeaf.fill(keys.indexOf(key), first, end)
  return ofLeaf
}

/** The one target of all leaves; −1 where they differ. */
function commonTarget(ofLeaf: Int32Array, leaves: Leaves): number {
  const target = ofLeaf[leaves[0]?.[0] as number] as number
  for (const [first, end] of leaves)
    for (let leaf = first; leaf < end; leaf++) if (ofLeaf[leaf] !== target) return -1
  return target
}
