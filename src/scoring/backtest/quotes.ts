import { ForkcastError } from '../../checking/forkcastError.ts'
import type { Locate, Problem } from '../../checking/problem.ts'
import { formatProblem } from '../../checking/problem.ts'
import { type RowReport, rowCollector } from '../../events/log.ts'
import { checkQuote } from './checkQuote.ts'
import { type Quote, type Quotes, quoteData } from './quote.ts'

/** Quotes that are wrong, with every problem at once. */
export class QuoteError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'QuoteError'
  /** Of every such error. */
  readonly code = 'invalid-quotes'
  /** All that were found, up to a hundred; the last one counts the others. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], file?: string) {
    super(problems.map((problem) => formatProblem(problem, file)).join('\n'))
    this.problems = problems
  }
}

/** Quotes, or everything that is wrong with them. */
export type ParsedQuotes =
  | {
      /** The checked quotes. */
      readonly quotes: Quotes
      /** There are none. */
      readonly problems?: undefined
    }
  | {
      /** There are none. */
      readonly quotes?: undefined
      /** All that were found, up to a hundred; the last one counts the others. */
      readonly problems: readonly Problem[]
    }

/** Collects what is wrong with quotes, each with its place. */
export function quoteCollector(
  rows: readonly unknown[],
  locate?: Locate,
): { readonly problems: Problem[]; readonly report: RowReport } {
  return rowCollector(rows, locate, quoteData)
}

/** Checks quotes by themselves. Whether their ids exist is a question for a scenario. */
export function quotesFrom(rows: readonly unknown[], locate?: Locate): ParsedQuotes {
  const { problems, report } = quoteCollector(rows, locate)
  const checked = Array.from(rows, (row, index) =>
    quoteData(row) ? (row as Quote) : checkQuote(row, index, report, locate?.([index])),
  )
  // without a problem every row has passed
  return problems.length > 0 ? { problems } : { quotes: Object.freeze(checked as Quote[]) }
}
