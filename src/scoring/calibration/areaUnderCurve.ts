import { columnsOf, type ForecastPair } from './pairs.ts'

/**
 * The area under the ROC curve: the chance that a case that happened got a higher probability than one that did not.
 *
 * It measures discrimination alone: any increasing change of the probabilities leaves it unchanged, so that it says nothing
 * about calibration.
 *
 * @param pairs at least one.
 * @returns 0.5 for uninformative forecasts, 1 where every case that happened got more than every one that did not; equal
 *   forecasts count half. null where all happened or none did, because there is no pair to compare.
 * @throws OptionError for no pairs, or what is no probability or not true or false.
 * @example
 * areaUnderCurve([{ probability: 0.8, happened: true }, { probability: 0.3, happened: false }]) // 1
 *
 * Source: J. A. Hanley and B. J. McNeil, The meaning and use of the area under a ROC curve, Radiology 143 (1982) 29–36.
 */
export function areaUnderCurve(pairs: readonly ForecastPair[]): number | null {
  const { p, o } = columnsOf(pairs)
  const order = Int32Array.from(p, (_, i) => i).sort((a, b) => p[a]! - p[b]!)
  // Doubled, so that half a pair is a whole number and nothing is rounded.
  let twiceWon = 0
  let lost = 0
  let start = 0
  while (start < order.length) {
    const value = p[order[start]!]
    let end = start
    let came = 0
    while (end < order.length && p[order[end]!] === value) came += o[order[end++]!]!
    const not = end - start - came
    twiceWon += came * (2 * lost + not)
    lost += not
    start = end
  }
  const happened = p.length - lost
  return happened === 0 || lost === 0 ? null : twiceWon / (2 * happened * lost)
}
