import { OptionError } from '../../checking/optionError.ts'
import { show } from '../../checking/show.ts'
import { rowCollector } from '../../records/collector.ts'
import type { Model } from '../../scenario/model.ts'
import { type OpenQuestion, openQuestion, questionKey, type Resolved } from './question.ts'
import { type Quote, type QuoteData, type QuoteInput, quoteData, quoteKind } from './quote.ts'
import { QuoteError, quotesFrom } from './quotes.ts'

/** What one forecaster said of one question, in the order of days. */
export interface Said {
  readonly forecaster: string
  readonly dated: readonly { readonly day: number; readonly probability: number }[]
}

/** A question, and what was said of it. */
export interface Asked {
  readonly question: OpenQuestion
  readonly forecasters: readonly Said[]
}

/**
 * Joins quotes to the questions that they answer; a question that nobody has asked yet is asked by its first quote.
 *
 * @throws QuoteError with every problem: rows that are wrong by themselves, ids and days that the scenario does not have,
 *   and two quotes of one forecaster for one question and day.
 */
export function linkQuotes(
  model: Model,
  rows: readonly QuoteInput[],
  resolved: Resolved,
  questions: readonly OpenQuestion[],
): Asked[] {
  if (!Array.isArray(rows))
    throw new OptionError('quotes', rows, 'an array of rows; text goes through readQuotes of "forkcast/read"')
  const { quotes, problems: own } = quotesFrom(rows)
  if (own) throw new QuoteError(own)
  const { problems, report } = rowCollector(quoteKind, quotes)
  const asked = new Map(questions.map((question) => [questionKey(question), askedOf(question)]))
  const first = new Map<string, number>()
  quotes.forEach((quote, index) => {
    const { day } = quoteData(quote) as QuoteData
    let question: OpenQuestion
    try {
      question = openQuestion(model, '', quote, resolved)
    } catch (error) {
      if (!(error instanceof OptionError)) throw error
      const { option, received, expected } = error
      const key = option === '.by' ? 'by' : 'any'
      report('quote-question', index, key, `expected ${expected}; received ${show(received)}`, {
        received,
        expected,
      })
      return
    }
    const key = questionKey(question)
    const entry = asked.get(key) ?? askedOf(question)
    asked.set(key, entry)
    const said = JSON.stringify([key, quote.forecaster, day])
    const earlier = first.get(said)
    if (earlier !== undefined)
      report(
        'duplicate-quote',
        index,
        'date',
        `row ${earlier + 1} has what ${show(quote.forecaster)} said of this on ${quote.date} already; keep the last of the day`,
        { received: quote.date },
      )
    first.set(said, index)
    const dated = entry.said.get(quote.forecaster) ?? []
    dated.push({ day, probability: quote.probability })
    entry.said.set(quote.forecaster, dated)
  })
  if (problems.length > 0) throw new QuoteError(problems)
  return [...asked.values()].map(({ question, said }) => ({
    question,
    forecasters: [...said].map(([forecaster, dated]) => ({
      forecaster,
      dated: dated.toSorted((a, b) => a.day - b.day),
    })),
  }))
}

function askedOf(question: OpenQuestion) {
  return { question, said: new Map<string, { day: number; probability: Quote['probability'] }[]>() }
}
