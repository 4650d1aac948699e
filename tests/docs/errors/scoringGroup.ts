import { backtest, defineScenario, QuoteError, type Quotes, trackRecord } from 'forkcast'
import { parseQuotes } from 'forkcast/read'
import { formatProblem } from '../../../src/checking/problem.ts'
import type { Entry, Group } from './entry.ts'

const coin = (resolution: object) =>
  defineScenario({
    forkcast: 1,
    title: 'Coin',
    origin: '2030-01-01',
    horizon: '2030-12-31',
    exhaustive: true,
    tree: { branches: { heads: { p: 0.5 }, tails: { p: 'rest' } } },
    resolution,
  } as never)

const quotes: Readonly<Record<string, readonly [meaning: string, csv: string]>> = {
  'quote-question': [
    'A quote is about something that the scenario does not have, or that its outcome does not decide.',
    'date,forecaster,any,by,probability\n2030-01-20,market,hads,2030-02-01,0.6',
  ],
  'duplicate-quote': [
    'One forecaster said two things of one question on one day.',
    'date,forecaster,any,probability\n2030-01-20,market,heads,0.6\n2030-01-20,market,heads,0.7',
  ],
}

const warnings: Readonly<Record<string, string>> = {
  'few-questions': 'A mean over so few questions says little; the message says how little.',
  'thin-bins': 'Bins of a reliability diagram hold so few forecasts that their frequencies mean nothing.',
}

/** What scoring says of quotes and of records. */
export function scoringGroup(): Group {
  const ofQuotes = Object.entries(quotes).map(([title, [meaning, csv]]): Entry => {
    const { quotes: rows, problems = [] } = parseQuotes(csv)
    const found = rows ? problemsOf(rows) : problems
    if (found.some(({ code }) => code !== title) || found.length === 0)
      throw new Error(`the example of ${title} gives ${found.map(({ code }) => code).join(', ')}`)
    const message = found.map((problem) => formatProblem(problem, 'quotes.csv')).join('\n')
    return { title, meaning, examples: [{ language: 'csv', text: csv, message }] }
  })
  const found = trackRecord([
    { name: 'coin', scenario: coin({ outcome: 'heads', date: '2030-02-01' }), log: [] },
  ])
  const ofRecords = Object.entries(warnings).map(([title, meaning]): Entry => {
    const warning = found.warnings.find(({ code }) => code === title)
    if (!warning) throw new Error(`there is no ${title}`)
    const text = 'trackRecord([one]).warnings'
    return { title, meaning, examples: [{ language: 'ts', text, message: warning.message }] }
  })
  return {
    title: 'Quotes and records',
    intro:
      'Quotes are what others said, day by day: `readQuotes` and `backtest` throw a `QuoteError` with all problems. `trackRecord` has warnings.',
    entries: [...ofQuotes, ...ofRecords],
  }
}

function problemsOf(rows: Quotes) {
  try {
    backtest(coin({}), [], { outcome: 'heads', date: '2030-02-01', quotes: rows } as never)
    return []
  } catch (error) {
    if (error instanceof QuoteError) return error.problems
    throw error
  }
}
