import type { Lead, LeadCalibration } from '../scoring/leadCalibration.ts'
import type { TrackRecord } from '../scoring/trackRecord.ts'
import { formatCount, formatPercent } from './numbers.ts'
import { printable } from './printable.ts'
import { formatScore, formatSkill } from './score.ts'
import type { Page } from './style.ts'
import { type Column, cell, table, widthOfColumns } from './table.ts'
import { paragraph, wrapAtMost } from './width.ts'

const told =
  'Brier over all outcomes, 0 to 2; log in nats; lower is better. Each question counts once; ± one standard error over questions.'

const right = (heading: string, texts: readonly string[]): Column => ({
  heading,
  align: 'right',
  cells: texts.map((text) => cell(text)),
})
const left = (heading: string, texts: readonly string[]): Column => ({
  heading,
  align: 'left',
  cells: texts.map((text) => cell(text)),
})

/** A record of several questions: each with its scores, their mean, and calibration by days before the answer. */
export function trackRecordReport(record: TrackRecord, folder: string, page: Page): string {
  const { questions, open } = record
  const parts = [
    `${formatCount(questions.length)} answered`,
    `${formatCount(open.length)} open`,
    `${formatCount(record.void.length)} void`,
  ]
  return [
    `${page.style('title', printable(folder))}\n${parts.join(', ')}`,
    ...(questions.length > 0 ? [questionTable(record, page), paragraph('', told, page.width)] : []),
    ...listed('open, not scored', open, page),
    ...listed('lapsed, not scored', record.void, page),
    ...record.calibration
      .filter(({ forecasts }) => forecasts > 0)
      .map((lead) => calibrationTable(lead, page)),
  ].join('\n\n')
}

function questionTable({ questions, model, prior, standardError, skill }: TrackRecord, page: Page): string {
  const withError = (score: number, error: number | undefined) =>
    error === undefined ? formatScore(score) : `${formatScore(score)} ± ${formatScore(error)}`
  const whole = model && prior && skill
  const numbers: Column[] = [
    left('came true', [...questions.map(({ outcome }) => printable(outcome)), ...(whole ? ['', ''] : [])]),
    left('on', [...questions.map(({ date }) => date), ...(whole ? ['', ''] : [])]),
    right('days', [...questions.map(({ days }) => formatCount(days)), ...(whole ? ['', ''] : [])]),
    ...(['brier', 'log'] as const).flatMap((key) => {
      const name = key === 'brier' ? 'Brier' : 'log'
      return [
        right(name, [
          ...questions.map((question) => formatScore(question.model[key])),
          ...(whole ? [withError(model[key], standardError?.[key]), formatSkill(skill[key])] : []),
        ]),
        right(`prior’s\n${name}`, [
          ...questions.map((question) => formatScore(question.prior[key])),
          ...(whole ? [formatScore(prior[key]), ''] : []),
        ]),
      ]
    }),
  ]
  const room = Math.max(12, page.width - widthOfColumns(numbers) - 2)
  const names = [
    ...questions.map(({ name }) => printable(name)),
    ...(whole ? ['mean', 'skill against the priors'] : []),
  ]
  const cells = names.map((name) => ({ lines: wrapAtMost(name, room, 2) }))
  return table([{ heading: 'question', align: 'left', cells }, ...numbers], page.style)
}

function listed(heading: string, names: readonly string[], page: Page): string[] {
  return names.length === 0
    ? []
    : [paragraph('', `${heading}: ${names.map(printable).join(', ')}`, page.width)]
}

function momentOf(lead: Lead): string {
  if (lead === 'origin') return 'at the origin, by the priors'
  return `${formatCount(lead)} ${lead === 1 ? 'day' : 'days'} before the answer`
}

function calibrationTable({ lead, questions, forecasts, reliability }: LeadCalibration, page: Page): string {
  const bins = (reliability ?? []).filter(({ count }) => count > 0)
  const title = `${momentOf(lead)}: ${formatCount(forecasts)} forecasts of ${formatCount(questions)} ${questions === 1 ? 'question' : 'questions'}`
  const columns = [
    left(
      'said',
      bins.map(({ lower, upper }) => `${formatPercent(lower, 0)} to ${formatPercent(upper, 0)}`),
    ),
    right(
      'forecasts',
      bins.map(({ count }) => formatCount(count)),
    ),
    right(
      'on average',
      bins.map(({ meanForecast }) => formatPercent(meanForecast ?? Number.NaN)),
    ),
    right(
      'came true',
      bins.map(({ observedFrequency }) => formatPercent(observedFrequency ?? Number.NaN)),
    ),
    right(
      'between',
      bins.map(({ interval }) =>
        interval ? `${formatPercent(interval.lower)} to ${formatPercent(interval.upper)}` : '–',
      ),
    ),
  ]
  return `${paragraph('', title, page.width)}\n\n${table(columns, page.style)}`
}
