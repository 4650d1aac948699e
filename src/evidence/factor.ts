import { exp } from '../numeric/exp.ts'
import { expm1 } from '../numeric/expm1.ts'
import { log } from '../numeric/log.ts'
import { log1p } from '../numeric/log1p.ts'
import { logSumExp } from '../numeric/logSumExp.ts'
import { rulesOf, type SignalForm } from '../scenario/signalForms.ts'

/**
 * ln G by class: how likely one event of a signal is under each class (docs/semantics.md#events).
 *
 * @param values the signal's value by class.
 * @param strength a ≥ 0; 0·ln 0 is 0 here and nowhere else.
 */
export function logLikelihoodInto(
  out: Float64Array,
  form: SignalForm,
  values: Float64Array,
  observed: boolean,
  strength: number,
): void {
  const { seen, absent } = rulesOf(form)
  const logFactor = observed ? seen : absent
  for (let k = 0; k < out.length; k++)
    out[k] = strength === 0 || typeof logFactor !== 'function' ? 0 : strength * logFactor(values[k]!)
}

/**
 * ln M by class, in place: M = c·G/G₀ + (1 − c). A report of credence c is true with probability c. Otherwise it is
 * as likely under every class, at the signal's base rate.
 *
 * @param logLikelihood ln G by class; replaced by ln M.
 * @param logBase ln G₀; −∞ makes M = 1 − c everywhere.
 */
export function temperByCredence(logLikelihood: Float64Array, logBase: number, credence: number): void {
  for (let k = 0; k < logLikelihood.length; k++)
    logLikelihood[k] =
      logBase === -Infinity ? log1p(-credence) : logMixed(logLikelihood[k]! - logBase, credence)
}

/** ln(c·e^d + 1 − c), with a formula for each range of d that neither overflows nor cancels digits. */
function logMixed(difference: number, credence: number): number {
  if (credence === 1) return difference
  if (difference > 700) return difference + log(credence)
  if (difference < -1) return log(credence * exp(difference) + (1 - credence))
  return log1p(credence * expm1(difference))
}

/** ln G₀ = ln Σ π·G: the signal's base rate under a prior over classes. */
export function logBaseRate(logLikelihood: Float64Array, logClassPrior: Float64Array): number {
  return logSumExp(logLikelihood.map((value, k) => value + logClassPrior[k]!))
}
