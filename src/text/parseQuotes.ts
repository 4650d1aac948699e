import type { Quotes } from '../scoring/backtest/quote.ts'
import { quoteKind } from '../scoring/backtest/quote.ts'
import { type ParsedQuotes, QuoteError, quotesFrom } from '../scoring/backtest/quotes.ts'
import { checkedRecords } from './checkedRecords.ts'

/**
 * Reads quotes, the dated probabilities of other forecasters, from CSV, JSON Lines or a JSON array, or returns all problems.
 *
 * Each row is checked by itself. `backtest` checks whether its ids exist in the scenario.
 *
 * @param text one quote a row, with the columns date, forecaster, any, by, probability, source, note, and any that begin
 *   with `x-`. In CSV `any` holds ids with spaces or | between them, in JSON it is a list.
 * @returns `{ quotes }`, or `{ problems }` with code, message, path (`row 4: by`), line and column.
 * @example
 * parseQuotes('date,forecaster,any,probability\n2030-03-11,market,forced,20').problems?.[0]?.code // 'invalid-value'
 */
export function parseQuotes(text: string): ParsedQuotes {
  return checkedRecords(text, quoteKind, quotesFrom)
}

/**
 * Reads quotes, the dated probabilities of other forecasters, from CSV, JSON Lines or a JSON array.
 *
 * @param text one quote a row.
 * @returns a read-only array of quotes, for `backtest`.
 * @throws QuoteError holding every problem, each with its line and column.
 * @example
 * readQuotes('date,forecaster,any,by,probability\n2030-03-11,market,forced,2030-06-30,0.2')[0]?.any // ['forced']
 */
export function readQuotes(text: string): Quotes {
  const { quotes, problems } = parseQuotes(text)
  if (problems) throw new QuoteError(problems)
  return quotes
}
