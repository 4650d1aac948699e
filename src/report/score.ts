import type { Scenario } from '../scenario/scenario.ts'
import type { Backtest, ScoredBacktest } from '../scoring/backtest/backtestResult.ts'
import type { QuestionScores } from '../scoring/backtest/questionScores.ts'
import {
  type MeanScores,
  type Skills,
  scoreNames,
  scores,
  type YesNoScores,
} from '../scoring/backtest/scores.ts'
import { formatCount, formatNumber, formatPercent } from './numbers.ts'
import { printable } from './printable.ts'
import type { Page } from './style.ts'
import { type Cell, type Column, cell, table, widthOfColumns } from './table.ts'
import { paragraph, wrapAtMost } from './width.ts'

const mostDays = 12
/** A sentence that names the scores of a table, with their scales. */
export function scoreLegend(): string {
  return `${scoreNames.map((name) => scores[name].legend).join('; ')}; lower is better.`
}
const skillLegend = 'Skill: the share of those scores that the replay does away with; below 0 it did worse.'

function yesNoLegend(): string {
  const legends = scoreNames.flatMap((name) => scores[name].yesNoLegend ?? [])
  return `${legends.join('; ')}. Beside each forecaster, the replay on the same days: only those compare.`
}

/** A backtest for people: the scores of the replay beside those of the prior, some of its days, and the yes-no questions. */
export function scoreReport(result: Backtest, scenario: Scenario, page: Page): string {
  const titleLines = paragraph('', printable(result.title), page.width).split('\n')
  const title = titleLines.map((line) => page.style('title', line)).join('\n')
  if (result.void) return `${title}\nit lapsed (void): there is nothing to score`
  const { outcome, date, from, to, days } = result
  const what = `“${printable(titleOf(scenario, outcome))}” on ${date}; scored at the end of each day, ${from} to ${to} (${counted(days.length)})`
  return [
    `${title}\n${paragraph('', what, page.width)}`,
    scoreTable(result, page),
    paragraph('', `${scoreLegend()} ${skillLegend}`, page.width),
    dayTable(result, page),
    ...(result.questions.length > 0
      ? [questionTable(result.questions, page), paragraph('', yesNoLegend(), page.width)]
      : []),
  ].join('\n\n')
}

function titleOf({ document }: Scenario, outcome: string): string {
  let found = outcome
  const visit = (branches: typeof document.tree.branches): void => {
    for (const [id, branch] of Object.entries(branches ?? {})) {
      if (id === outcome && branch.title !== undefined) found = branch.title
      visit(branch.branches)
    }
  }
  visit(document.tree.branches)
  return found
}

const counted = (days: number): string => `${formatCount(days)} ${days === 1 ? 'day' : 'days'}`

/** A score with three decimals; ∞ if the outcome that came true had probability 0. */
export function formatScore(score: number): string {
  return score === Infinity ? '∞' : formatNumber(score, 3)
}

export function formatSkill(skill: number | null): string {
  return skill === null ? '–' : `${formatNumber(skill * 100, 1)}%`
}

const right = (heading: string, texts: readonly string[]): Column => ({
  heading,
  align: 'right',
  cells: texts.map((text) => cell(text)),
})
const left = (heading: string, cells: readonly Cell[]): Column => ({ heading, align: 'left', cells })

function scoreTable({ model, prior, baseRate, skill }: ScoredBacktest, page: Page): string {
  const forecasts: readonly (readonly [string, MeanScores])[] = [
    ['the replay', model],
    ['the prior, never updated', prior],
    ...(baseRate ? [['the base rate', baseRate] as const] : []),
  ]
  const skills: readonly (readonly [string, Skills])[] = [
    ['skill against the prior', skill.prior],
    ...(skill.baseRate ? [['skill against the base rate', skill.baseRate] as const] : []),
  ]
  return table(
    [
      left(
        '',
        [...forecasts, ...skills].map(([name]) => cell(name)),
      ),
      ...scoreNames.map((name) =>
        right(scores[name].heading, [
          ...forecasts.map(([, { [name]: score }]) => formatScore(score)),
          ...skills.map(([, { [name]: skill }]) => formatSkill(skill)),
        ]),
      ),
    ],
    page.style,
  )
}

/** The first day, the last, and some between them. */
function dayTable({ days, outcome }: ScoredBacktest, page: Page): string {
  const step = Math.max(1, Math.ceil((days.length - 1) / (mostDays - 1)))
  const shown = days.filter((_, i) => i % step === 0 || i === days.length - 1)
  return table(
    [
      left(
        'end of',
        shown.map(({ asOf }) => cell(asOf)),
      ),
      right(
        printable(outcome),
        shown.map(({ probability }) => formatPercent(probability[outcome] ?? NaN)),
      ),
      ...scoreNames.map((name) =>
        right(
          scores[name].heading,
          shown.map(({ [name]: score }) => formatScore(score)),
        ),
      ),
    ],
    page.style,
  )
}

interface QuestionLine {
  readonly question: string
  readonly answer: string
  readonly who: string
  readonly days: string
  readonly texts: readonly string[]
}

function questionTable(questions: readonly QuestionScores[], page: Page): string {
  const lines = questions.flatMap(linesOf)
  const headings = scoreNames.map((name) => scores[name].heading)
  const numbers: Column[] = [
    left(
      'answer',
      lines.map(({ answer }) => cell(answer)),
    ),
    left(
      'who',
      lines.map(({ who }) => cell(who)),
    ),
    right(
      'days',
      lines.map(({ days }) => days),
    ),
    ...[...headings, ...headings.map((heading) => `replay’s\n${heading}`)].map((heading, i) =>
      right(
        heading,
        lines.map(({ texts }) => texts[i] ?? ''),
      ),
    ),
  ]
  const titleWidth = Math.max(16, page.width - widthOfColumns(numbers) - 2)
  // a title takes at most as many lines as there are rows of forecasters beside it
  const cells = questions.flatMap((question): Cell[] => {
    const count = linesOf(question).length
    const title = wrapAtMost(printable(question.id), titleWidth, count)
    return Array.from({ length: count }, (_, i) => cell(title[i] ?? ''))
  })
  return table([left('question', cells), ...numbers], page.style)
}

function linesOf({ happened, probability, model, prior, forecasters }: QuestionScores): QuestionLine[] {
  const of = (from: YesNoScores | null) => scoreNames.map((name) => (from ? formatScore(from[name]) : '–'))
  const days = formatCount(probability.length)
  return [
    { question: '', answer: happened ? 'yes' : 'no', who: 'the replay', days, texts: of(model) },
    { question: '', answer: '', who: 'the prior', days, texts: of(prior) },
    ...forecasters.map(({ forecaster, days: theirs, scores, model: ours }) => ({
      question: '',
      answer: '',
      who: printable(forecaster),
      days: formatCount(theirs),
      texts: [...of(scores), ...of(ours)],
    })),
  ]
}
