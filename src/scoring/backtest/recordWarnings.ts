import type { Warning } from '../../checking/problem.ts'
import type { ReliabilityBin } from '../calibration/reliabilityDiagram.ts'
import type { LeadCalibration } from './leadCalibration.ts'
import type { MeanScores } from './scores.ts'

/** With fewer questions a mean gets a warning: even at 30 its standard error is uncertain by an eighth. */
const enoughQuestions = 30
/** With fewer forecasts in a bin its frequency says little: the 90% interval of 2 out of 4 is two thirds of [0, 1]. */
const enoughInBin = 5

/** Warnings about numbers of a record that rest on too little, with the arithmetic. */
export function recordWarnings(
  n: number,
  error: MeanScores | null,
  calibration: readonly LeadCalibration[],
): readonly Warning[] {
  const warnings: Warning[] = []
  if (n < enoughQuestions) {
    const so =
      error && Number.isFinite(error.brier)
        ? `the standard error of the mean Brier score is ${error.brier.toFixed(3)}, so that a difference below ${(2 * error.brier).toFixed(3)} may be chance`
        : 'no standard error can be had'
    warnings.push({
      code: 'few-questions',
      message: `${n} answered ${n === 1 ? 'question' : 'questions'}: ${so}`,
    })
  }
  for (const { lead, reliability } of calibration) {
    const filled = (reliability ?? []).filter(({ count }) => count > 0)
    const thin = filled.filter(({ count }) => count < enoughInBin)
    const widest = widestOf(thin)
    if (widest?.interval)
      warnings.push({
        code: 'thin-bins',
        message: `${momentOf(lead)}, ${thin.length} of ${filled.length} bins with forecasts hold fewer than ${enoughInBin}: of ${widest.count} in one of them ${percent(widest.observedFrequency ?? 0)} came true, and the ${percent(widest.interval.level)} interval of that goes from ${percent(widest.interval.lower)} to ${percent(widest.interval.upper)}`,
      })
  }
  return warnings
}

function momentOf(lead: LeadCalibration['lead']): string {
  if (lead === 'origin') return 'at the origin'
  return `${lead} ${lead === 1 ? 'day' : 'days'} before the answer`
}

/** The bin with the widest interval. */
function widestOf(bins: readonly ReliabilityBin[]): ReliabilityBin | undefined {
  const width = ({ interval }: ReliabilityBin) => (interval ? interval.upper - interval.lower : 0)
  return bins.reduce<ReliabilityBin | undefined>(
    (widest, bin) => (widest && width(widest) >= width(bin) ? widest : bin),
    undefined,
  )
}

const percent = (share: number): string => `${(share * 100).toFixed(0)}%`
