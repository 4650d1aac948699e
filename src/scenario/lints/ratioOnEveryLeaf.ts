import type { Finding } from '../../checking/finding.ts'
import type { Model } from '../model.ts'
import { isCertain } from '../quantity.ts'
import { rulesOf } from '../signalForms.ts'

/**
 * `ratio-on-every-leaf`: a ratio is against the leaves not named, and here there are none.
 *
 * Such a table works, by the ratios between its values. But `stays: 2, leaves: 4` says what `leaves: 2` says, and
 * its author may have meant something else: probabilities of seeing the signal, or evidence for all leaves at once.
 */
export function* ratiosOnEveryLeaf({ signals }: Model): Iterable<Finding> {
  for (const { id, form, entries, ofLeaf } of signals) {
    const { relative, otherwise } = rulesOf(form)
    if (relative === null) continue
    const isNeutral = entries.map((entry) => isCertain(entry) && entry.value === otherwise)
    if (ofLeaf.values.some((entry) => isNeutral[entry])) continue
    yield {
      code: 'ratio-on-every-leaf',
      message: `the ${form} of "${id}" leaves no leaf at ${otherwise}, so ${relative}`,
      path: ['signals', id, form],
    }
  }
}
