import type { Model } from '../../scenario/model.ts'
import { isCertain } from '../../scenario/quantity.ts'
import { isRelative } from '../../scenario/signalForms.ts'

/**
 * The model as evidence may teach something about it: ratios and decibans at their medians. A ratio is a judgement about
 * an instance, and its being logged again says nothing about it, so that its uncertainty is carried and not learned: a
 * cut (M. Plummer, Cuts in Bayesian graphical models, Statistics and Computing 25, 2015).
 *
 * The model itself where it has no uncertain ones.
 */
export function learnedModel(model: Model): Model {
  const isCarried = ({ form, entries }: Model['signals'][number]) =>
    isRelative(form) && !entries.every(isCertain)
  if (!model.signals.some(isCarried)) return model
  return {
    ...model,
    signals: model.signals.map((signal) =>
      isCarried(signal) ? { ...signal, entries: signal.entries.map(({ value }) => ({ value })) } : signal,
    ),
  }
}
