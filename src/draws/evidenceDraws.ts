import { baseRateOf, type Evidence, type Factor, silenceOf, valuesByClass } from '../evidence/evidence.ts'
import { logLikelihoodInto, temperByCredence } from '../evidence/factor.ts'
import { addSparse, type Sparse } from '../numeric/sparse.ts'
import type { Model } from '../scenario/model.ts'
import { isCertain } from '../scenario/quantity.ts'
import { at, type DrawColumn } from './columns.ts'

/**
 * Gives Σ rows by class for draw after draw of a block, or undefined where they are those of the forecast in every draw.
 * Rows of certain signals are summed once; a factor of an uncertain one is computed anew for each draw and weighed with
 * all its rows at once.
 *
 * G₀ stays the plug-in one for likelihoods and rates; for ratios and decibans, whose level means nothing, it is
 * that of the draw (semantics §6).
 *
 * @param columns the values of the entries in the block, by signal; read when a draw is asked for.
 * @returns a function that gives the same column every time, filled anew.
 */
export function evidenceDraws(
  model: Model,
  evidence: Evidence,
  columns: readonly (readonly DrawColumn[])[],
): ((draw: number) => Float64Array) | undefined {
  const varies = model.signals.map(({ entries }) => !entries.every(isCertain))
  const weights = evidence.factorWeight
  const isUncertain = (factor: Factor) => factor.kind !== 'survival' && varies[factor.signal]!
  const uncertain = evidence.factors.flatMap((factor, index) =>
    factor.kind !== 'survival' && isUncertain(factor) ? [{ factor, weight: weights[index]! }] : [],
  )
  if (uncertain.length === 0) return undefined

  const certain = new Float64Array(model.classes.count)
  evidence.factors.forEach((factor, index) => {
    if (!isUncertain(factor)) addSparse(certain, factor.values, weights[index]!)
  })
  const total = new Float64Array(model.classes.count)
  const days = evidence.asOf - model.origin
  return (draw) => {
    total.set(certain)
    const values = columns.map((entries, signal) =>
      varies[signal] ? valuesAt(model, signal, entries, draw) : undefined,
    )
    for (const { factor, weight } of uncertain)
      addSparse(total, valuesOf(model, factor, values[factor.signal]!, days), weight)
    return total
  }
}

/** The values of an uncertain factor, from those of its signal in a draw. */
function valuesOf(
  model: Model,
  factor: Exclude<Factor, { kind: 'survival' }>,
  signalValues: Sparse,
  days: number,
): Sparse {
  const signal = model.signals[factor.signal]!
  const { values } = signalValues
  if (factor.kind === 'silence') return { ...signalValues, values: silenceOf(signal, values, days) }
  const row = { ...signalValues, values: new Float64Array(values.length) }
  logLikelihoodInto(row.values, signal.form, values, factor.observed, factor.strength)
  const relative = signal.form === 'ratio' || signal.form === 'decibans'
  temperByCredence(row.values, relative ? baseRateOf(model, row) : factor.logBase, factor.credence)
  return row
}

function valuesAt(model: Model, signal: number, entries: readonly DrawColumn[], draw: number): Sparse {
  return valuesByClass(model, model.signals[signal]!, (entry) => at(entries[entry]!, draw))
}
