import type { Lead, LeadCalibration } from '../scoring/backtest/leadCalibration.ts'
import { scoreNames, scores } from '../scoring/backtest/scores.ts'
import type { TrackRecord } from '../scoring/backtest/trackRecord.ts'
import { formatCount, formatPercent } from './numbers.ts'
import { printable } from './printable.ts'
import { formatScore, formatSkill, scoreLegend } from './score.ts'
import type { Page } from './style.ts'
import { type Column, cell, table, widthOfColumns } from './table.ts'
import { paragraph, wrapAtMost } from './width.ts'

const countingNote =
  'Each question counts once, and the standard error is over questions; skill is against the priors.'

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

/** A track record for people: each question with its scores, the means, and calibration by days before the answer. */
export function trackRecordReport(record: TrackRecord, folder: string, page: Page): string {
  const { questions, open } = record
  const parts = [
    `${formatCount(questions.length)} answered`,
    `${formatCount(open.length)} open`,
    `${formatCount(record.void.length)} void`,
  ]
  return [
    `${page.style('title', printable(folder))}\n${parts.join(', ')}`,
    ...(questions.length > 0
      ? [questionTable(record, page), paragraph('', `${scoreLegend()} ${countingNote}`, page.width)]
      : []),
    ...listed('open, not scored', open, page),
    ...listed('lapsed, not scored', record.void, page),
    ...record.calibration
      .filter(({ forecasts }) => forecasts > 0)
      .map((lead) => calibrationTable(lead, page)),
  ].join('\n\n')
}

function questionTable({ questions, model, prior, standardError, skill }: TrackRecord, page: Page): string {
  const blank = (texts: readonly string[]) => [...texts, ...foot.map(() => '')]
  const foot = model && prior && skill ? ['mean', ...(standardError ? ['standard error'] : []), 'skill'] : []
  const numbers: Column[] = [
    left('came true', blank(questions.map(({ outcome }) => printable(outcome)))),
    left('on', blank(questions.map(({ date }) => date))),
    right('days', blank(questions.map(({ days }) => formatCount(days)))),
    ...scoreNames.flatMap((key) => {
      const { heading } = scores[key]
      return [
        right(heading, [
          ...questions.map((question) => formatScore(question.model[key])),
          ...(model ? [formatScore(model[key])] : []),
          ...(standardError ? [formatScore(standardError[key])] : []),
          ...(skill ? [formatSkill(skill[key])] : []),
        ]),
        right(`prior’s\n${heading}`, [
          ...questions.map((question) => formatScore(question.prior[key])),
          ...(prior ? [formatScore(prior[key])] : []),
        ]),
      ]
    }),
  ]
  const titleWidth = Math.max(14, page.width - widthOfColumns(numbers) - 2)
  const cells = [...questions.map(({ name }) => printable(name)), ...foot].map((name) => ({
    lines: wrapAtMost(name, titleWidth, 2),
  }))
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
      bins.map(({ meanForecast }) => formatPercent(meanForecast ?? NaN)),
    ),
    right(
      'came true',
      bins.map(({ observedFrequency }) => formatPercent(observedFrequency ?? NaN)),
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
