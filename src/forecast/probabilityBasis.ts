import { isCertain } from '../scenario/quantity.ts'
import type { Signal } from '../scenario/signals.ts'
import type { ForecastState } from './forecast.ts'

/** `plug-in` where a probability follows from parameters: in a split, or in a signal that says something on the day. */
export function probabilityBasis({ model, evidence }: ForecastState): 'exact' | 'plug-in' {
  const isUncertain = ({ entries }: Signal) => !entries.every(isCertain)
  const uncertain =
    model.splits.some(({ uncertain }) => uncertain.length > 0) ||
    evidence.factors.some((factor) => 'signal' in factor && isUncertain(model.signals[factor.signal]!))
  return uncertain ? 'plug-in' : 'exact'
}
