import { type Evidence, type Factor, silenceInto, valuesByClass } from '../evidence/evidence.ts'
import { logBaseRate, logLikelihoodInto, temperByCredence } from '../evidence/factor.ts'
import type { Model } from '../scenario/model.ts'
import { isCertain } from '../scenario/quantity.ts'
import { rulesOf } from '../scenario/signalForms.ts'
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
    if (!isUncertain(factor)) addWeighted(certain, factor.values, weights[index]!)
  })
  const total = new Float64Array(model.classes.count)
  const scratch = new Float64Array(model.classes.count)
  const days = evidence.asOf - model.origin
  return (draw) => {
    total.set(certain)
    const values = columns.map((entries, signal) =>
      varies[signal] ? valuesAt(model, signal, entries, draw) : scratch,
    )
    for (const { factor, weight } of uncertain) {
      const signal = model.signals[factor.signal]!
      if (factor.kind === 'silence') silenceInto(scratch, signal, values[factor.signal]!, days)
      else {
        logLikelihoodInto(scratch, signal.form, values[factor.signal]!, factor.observed, factor.strength)
        const relative = rulesOf(signal.form).relative !== null
        const logBase = relative ? logBaseRate(scratch, model.logClassPrior) : factor.logBase
        temperByCredence(scratch, logBase, factor.credence)
      }
      addWeighted(total, scratch, weight)
    }
    return total
  }
}

function valuesAt(model: Model, signal: number, entries: readonly DrawColumn[], draw: number): Float64Array {
  return valuesByClass(model, model.signals[signal]!, (entry) => at(entries[entry]!, draw))
}

function addWeighted(total: Float64Array, values: Float64Array, weight: number): void {
  for (let k = 0; k < total.length; k++) total[k] = total[k]! + weight * values[k]!
}
