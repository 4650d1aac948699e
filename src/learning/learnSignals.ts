import type { Warning } from '../checking/problem.ts'
import { distributionOf } from '../distribution/distributionOf.ts'
import { parseInterval } from '../distribution/interval.ts'
import { valueAt } from '../numeric/sparse.ts'
import type { QuantityDocument } from '../scenario/document.ts'
import type { Model } from '../scenario/model.ts'
import type { Quantity } from '../scenario/quantity.ts'
import { type CaseCount, isLearnable, signalForms } from '../scenario/signalForms.ts'
import type { Signal } from '../scenario/signals.ts'
import { certain, type Estimate, estimateOf } from './estimate.ts'
import type { LearnedSignal, LearnedTarget } from './learned.ts'
import type { LinkedCase } from './linkCases.ts'
import { signalNotices, targetNotices } from './notices.ts'
import { type SignalCases, signalCases, type TargetCases, tableOf } from './signalCases.ts'
import { logMarginalOf, posteriorOf, type TargetPrior, targetPrior } from './targetPrior.ts'

/** Signals with cases counted in, and the tables' new values, by signal and key. */
export interface SignalsLearned {
  readonly signals: readonly LearnedSignal[]
  readonly changes: ReadonlyMap<string, ReadonlyMap<string, QuantityDocument>>
  readonly notices: readonly Warning[]
}

export function learnSignals(
  model: Model,
  cases: readonly LinkedCase[],
  concentration: number | undefined,
): SignalsLearned {
  const counted = signalCases(model, cases)
  const changes = new Map<string, ReadonlyMap<string, QuantityDocument>>()
  const notices: Warning[] = []
  const signals = model.signals.flatMap((signal, index): LearnedSignal[] => {
    const { id, form, per } = signal
    const { targets, named, uncounted } = counted[index] as SignalCases
    notices.push(...signalNotices(id, form, named, uncounted))
    if (!isLearnable(form)) return []
    const count = signalForms[form].cases
    const table = tableOf(model, signal)
    const learned = targets.map((found): [string, LearnedTarget] => {
      const written = table[found.key] as QuantityDocument
      const prior = targetPrior(count, written, concentration)
      const path = `signals.${id}.${form}.${found.key}`
      notices.push(
        ...targetNotices(
          `the ${form} of ${JSON.stringify(id)} (${found.key})`,
          path,
          prior,
          found.seen,
          found.absent,
          found.days,
        ),
      )
      const after = posteriorOf(prior, found, per)
      return [found.key, targetOf(signal, count, written, after, prior, found)]
    })
    const changed = learned.filter(([, { writtenBefore, writtenAfter }]) => writtenAfter !== writtenBefore)
    if (changed.length > 0)
      changes.set(id, new Map(changed.map(([key, { writtenAfter }]) => [key, writtenAfter])))
    return [
      {
        signal: id,
        title: model.document.signals?.[id]?.title ?? id,
        form,
        per: count === 'arrivals' ? per : null,
        targets: Object.fromEntries(learned),
        uncounted,
      },
    ]
  })
  return { signals, changes, notices }
}

function targetOf(
  signal: Signal,
  count: CaseCount,
  written: QuantityDocument,
  posterior: QuantityDocument | undefined,
  prior: TargetPrior,
  cases: TargetCases,
): LearnedTarget {
  const before = estimateOfValue(written, signal, cases.leaf)
  return {
    form: prior.kind,
    seen: cases.seen,
    absent: count === 'arrivals' ? null : cases.absent,
    days: count === 'arrivals' ? cases.days : null,
    before,
    after:
      posterior === undefined
        ? before
        : estimateOf(distributionOf(posterior as Exclude<QuantityDocument, number>)),
    writtenBefore: written,
    writtenAfter: posterior ?? written,
    logMarginalLikelihood: logMarginalOf(prior, cases, count, signal.per),
  }
}

/** A number, a distribution, or the value of an expression at the medians. */
function estimateOfValue(written: QuantityDocument, { entries, ofLeaf }: Signal, leaf: number): Estimate {
  if (typeof written === 'number') return certain(written)
  if (typeof written !== 'string' || parseInterval(written)) return estimateOf(distributionOf(written))
  const { value } = entries[valueAt(ofLeaf, leaf)] as Quantity
  return { value, lower: null, upper: null }
}
