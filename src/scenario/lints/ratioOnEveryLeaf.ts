import type { Finding } from '../../checking/finding.ts'
import type { Model } from '../model.ts'
import { isCertain } from '../quantity.ts'
import { isRelative, type RelativeForm, rulesOf } from '../signalForms.ts'

/** What such a table says all the same, and how to write what it may have meant. */
const advice: Readonly<Record<RelativeForm, string>> = {
  ratio:
    'only the ratios between its values count; divide all by the value of the leaves it does not speak to, or write a likelihood',
  decibans:
    'only the differences between its values count; subtract the value of the leaves it does not speak to from all, or write a likelihood',
}

/**
 * `ratio-on-every-leaf`: a ratio table that names every leaf. A ratio is relative to the leaves that are not named.
 *
 * Such a table works: only the ratios between its values count. But `stays: 2, leaves: 4` then means the same as
 * `leaves: 2`, and its author may have meant probabilities of seeing the signal, or evidence for all leaves at once.
 */
export function* ratiosOnEveryLeaf({ signals }: Model): Iterable<Finding> {
  for (const { id, form, entries, ofLeaf } of signals) {
    if (!isRelative(form)) continue
    const { otherwise } = rulesOf(form)
    const isNeutral = entries.map((entry) => isCertain(entry) && entry.value === otherwise)
    if (ofLeaf.values.some((entry) => isNeutral[entry])) continue
    yield {
      code: 'ratio-on-every-leaf',
      message: `the ${form} of "${id}" leaves no leaf at ${otherwise}, so ${advice[form]}`,
      path: ['signals', id, form],
    }
  }
}
