import type { Locate } from '../../checking/problem.ts'
import { recordsFrom } from '../../records/check.ts'
import { type Parsed, RecordError } from '../../records/recordError.ts'
import { type Quotes, quoteKind } from './quote.ts'

/** Quotes that are wrong, with every problem at once. */
export class QuoteError extends RecordError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'QuoteError'
  /** Of every such error. */
  readonly code = 'invalid-quotes'
}

/** Quotes, or everything that is wrong with them. */
export type ParsedQuotes = Parsed<{
  /** The checked quotes. */
  readonly quotes: Quotes
}>

/** Checks quotes by themselves. Whether their ids exist is a question for a scenario. */
export function quotesFrom(rows: readonly unknown[], locate?: Locate): ParsedQuotes {
  const { rows: quotes, problems } = recordsFrom(quoteKind, rows, locate)
  return problems ? { problems } : { quotes }
}
