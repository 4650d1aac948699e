import { countedShares } from '../evidence/countedShares.ts'
import { baseRateOf, type Evidence, type Factor, silenceOf, valuesByClass } from '../evidence/evidence.ts'
import { logLikelihoodInto, temperByCredence } from '../evidence/factor.ts'
import { addSparse, type Sparse, spread } from '../numeric/sparse.ts'
import type { Model } from '../scenario/model.ts'
import { isCertain } from '../scenario/quantity.ts'
import { isRelative } from '../scenario/signalForms.ts'
import { at, type DrawColumn } from './columns.ts'

/**
 * Gives Σ rows by class for draw after draw of a block, or undefined where they are those of the forecast in every draw.
 * Rows of certain signals are summed once; a factor of an uncertain one is computed anew for each draw and weighed with
 * all its rows at once.
 *
 * G₀ stays the plug-in one for likelihoods and rates; for ratios and decibans, whose level means nothing, it is
 * that of the draw (docs/semantics.md#draws).
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
  const { factors, factorWeight } = evidence
  const isUncertain = (factor: Factor) => 'signal' in factor && varies[factor.signal]!
  if (!factors.some(isUncertain)) return undefined

  const shares = sharesOfClusters(model, evidence, isUncertain)
  const weighed = factors.map((factor, index): Weighed => {
    const weight = factorWeight[index]!
    // shares of its own take the place of the row of an uncertain cluster
    const isReplaced = factor.kind === 'cluster' && shares.uncertain.has(factor.cluster)
    if (isReplaced) return { factor, weight: 0 }
    return { factor, weight: shares.ofFactor.get(index) ?? weight }
  })
  const certain = new Float64Array(model.classes.count)
  for (const { factor, weight } of weighed)
    if (!isUncertain(factor)) addWeighed(certain, factor.values, weight)
  const uncertain = weighed.flatMap(({ factor, weight }) =>
    'signal' in factor && isUncertain(factor) ? [{ factor, weight }] : [],
  )
  const total = new Float64Array(model.classes.count)
  const days = evidence.asOf - model.origin
  return (draw) => {
    total.set(certain)
    const values = columns.map((entries, signal) =>
      varies[signal] ? valuesAt(model, signal, entries, draw) : undefined,
    )
    for (const { factor, weight } of uncertain)
      addWeighed(total, valuesOf(model, factor, values[factor.signal]!, days), weight)
    return total
  }
}

/** A factor with the weight of all its rows: one number, or one for each class. */
interface Weighed {
  readonly factor: Factor
  readonly weight: number | Float64Array
}

/** The clusters with an uncertain signal, and by class what their events count at the medians. */
function sharesOfClusters(model: Model, evidence: Evidence, isUncertain: (factor: Factor) => boolean) {
  const uncertain = new Set<number>()
  const ofFactor = new Map<number, Float64Array>()
  for (const row of evidence.factors) {
    if (row.kind !== 'cluster') continue
    const shares = countedShares(model, evidence, row.cluster)
    if (![...shares.keys()].some((factor) => isUncertain(evidence.factors[factor]!))) continue
    uncertain.add(row.cluster)
    for (const [factor, share] of shares) ofFactor.set(factor, spread(share))
  }
  return { uncertain, ofFactor }
}

function addWeighed(total: Float64Array, values: Sparse, weight: number | Float64Array): void {
  if (typeof weight === 'number') addSparse(total, values, weight)
  else
    spread(values).forEach((value, k) => {
      total[k]! += weight[k]! * value
    })
}

/** The values of an uncertain factor, from those of its signal in a draw. */
function valuesOf(
  model: Model,
  factor: Extract<Factor, { signal: number }>,
  signalValues: Sparse,
  days: number,
): Sparse {
  const signal = model.signals[factor.signal]!
  const { values } = signalValues
  if (factor.kind === 'silence') return { ...signalValues, values: silenceOf(signal, values, days) }
  const row = { ...signalValues, values: new Float64Array(values.length) }
  logLikelihoodInto(row.values, signal.form, values, factor.observed, factor.strength)
  const logBase = isRelative(signal.form) ? baseRateOf(model, row) : factor.logBase
  temperByCredence(row.values, logBase, factor.credence)
  return row
}

function valuesAt(model: Model, signal: number, entries: readonly DrawColumn[], draw: number): Sparse {
  return valuesByClass(model, model.signals[signal]!, (entry) => at(entries[entry]!, draw))
}
