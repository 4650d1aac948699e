import { formatDay } from '../../checking/day.ts'
import type { Finding } from '../../checking/finding.ts'
import { percent } from '../../checking/percent.ts'
import type { LinkedLog } from '../../events/link.ts'
import { exp } from '../../numeric/exp.ts'
import { logSumExp } from '../../numeric/logSumExp.ts'
import { addSparse } from '../../numeric/sparse.ts'
import type { Model } from '../../scenario/model.ts'
import { rulesOf } from '../../scenario/signalForms.ts'
import { evidenceOn, valuesByClass } from '../evidence.ts'

/** A silence less probable than this, by the scenario itself, probably means that nobody kept the log. */
const leastSilence = 0.05

/**
 * `log-ends-early`: a log without rows for so long before the as-of day that events of its `rate` signals were to be
 * expected. Their silence counts as evidence, so a log that was not kept distorts the forecast.
 *
 * The probability of no event of any rate signal is Σ P(ℓ)·exp(−Σ rates·days), with P the forecast on the last day of
 * news.
 */
export function* endedLogs(model: Model, log: LinkedLog, asOf: number): Iterable<Finding> {
  const rates = model.signals.filter(({ form }) => rulesOf(form).process)
  if (rates.length === 0) return
  const { day: last, row } = lastNews(model, log, asOf)
  const days = asOf - last
  const before = evidenceOn(model, log, last).total.map((value, k) => value + model.logClassPrior[k]!)
  const after = before.slice()
  for (const signal of rates) {
    addSparse(
      after,
      valuesByClass(model, signal, (entry) => signal.entries[entry]!.value / signal.per),
      -days,
    )
  }
  const silence = exp(logSumExp(after) - logSumExp(before))
  // NaN where the evidence is impossible, which update reports
  if (!(silence < leastSilence)) return
  const since =
    row === undefined
      ? `there is no news in the log after the origin, ${model.document.origin}`
      : `the last news in the log is of ${formatDay(last)}`
  const time = days === 1 ? 'the day' : `the ${days} days`
  yield {
    code: 'log-ends-early',
    message: `${since}, and ${time} from there to ${formatDay(asOf)} ${days === 1 ? 'counts' : 'count'} as silence, whose probability is ${percent(silence)}; bring the log up to date, or ask for the forecast of ${formatDay(last)}`,
    ...(row === undefined ? {} : { row }),
  }
}

/** The last day up to the as-of day on which a row became known or was retracted, or the origin. */
function lastNews(model: Model, log: LinkedLog, asOf: number): { day: number; row: number | undefined } {
  let day = model.origin
  let row: number | undefined
  for (let position = 0; position < log.row.length; position++)
    for (const news of [log.reported[position]!, log.retracted[position]!])
      if (news > day && news <= asOf) {
        day = news
        row = log.row[position]!
      }
  return { day, row }
}
