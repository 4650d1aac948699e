import { backtest } from '../scoring/backtest.ts'
import { QuoteError } from '../scoring/quotes.ts'
import { InputError } from './inputError.ts'
import { type Inputs, joined } from './inputs.ts'

/** Scores what was read; what does not fit together is told with its place. */
export function scored(inputs: Inputs, quotesFile: string, options: Parameters<typeof backtest>[2]) {
  try {
    return joined(inputs, () => backtest(inputs.scenario, inputs.log, options))
  } catch (error) {
    if (error instanceof QuoteError)
      throw new InputError(error.problems.map((problem) => ({ file: quotesFile, ...problem })))
    throw error
  }
}
