/** The columns of a quote. */
export interface QuoteColumns {
  /** The day on which it was said; it stands until the same forecaster says something else. */
  readonly date: string
  /** Who said it: a market, a colleague, a panel. */
  readonly forecaster: string
  /** Branch and outcome ids: the question is whether the truth lies in any of them. */
  readonly any: readonly string[]
  /** The day by whose end it must have come true; default the horizon. */
  readonly by?: string
  /** What was said, in [0, 1]. */
  readonly probability: number
  /** Where it was said. */
  readonly source?: string
  /** For people. */
  readonly note?: string
}

/** A probability that somebody gave on a day: a market's price, a colleague's forecast. */
export interface Quote extends QuoteColumns {
  /** Columns of one's own are carried along and mean nothing here. */
  readonly [own: `x-${string}`]: unknown
}

/** A quote as it may be written: also by an interface of one's own, which is no `Quote` to the compiler. */
export type QuoteInput = QuoteColumns | Quote

/** Checked quotes: a read-only array. */
export type Quotes = readonly Quote[]

/** The columns of a quote, in their usual order. */
export const quoteColumns = ['date', 'forecaster', 'any', 'by', 'probability', 'source', 'note'] as const

/** What a checked quote says, ready to score. */
export interface QuoteData {
  readonly day: number
  readonly line?: number
  readonly column?: number
}

/** Registered, so that the CommonJS and the ESM copy of this package know each other's quotes. */
const dataKey = Symbol.for('forkcast.quote')

/** The data of a quote that has been checked; undefined for any other value. */
export function quoteData(row: unknown): QuoteData | undefined {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, dataKey)) return undefined
  return (row as { [dataKey]?: QuoteData })[dataKey]
}

/** Marks a quote as checked. It is frozen: what was read from it must stay what it says. */
export function brandQuote(row: Quote, data: QuoteData): Quote {
  Object.defineProperty(row, dataKey, { value: data })
  return Object.freeze(row)
}
