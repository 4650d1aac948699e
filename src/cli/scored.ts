import { OptionError } from '../checking/optionError.ts'
import { formatPath } from '../checking/problem.ts'
import { show } from '../checking/show.ts'
import { backtest } from '../scoring/backtest/backtest.ts'
import { QuoteError } from '../scoring/backtest/quotes.ts'
import { type FileProblem, InputError } from './inputError.ts'
import { joined, type LocatedInputs } from './inputs.ts'

type Options = NonNullable<Parameters<typeof backtest>[2]>

/** Scores the inputs; turns errors about quotes and the resolution into an InputError with their places. */
export function scored(inputs: LocatedInputs, quotesFile: string, options: Options) {
  try {
    return joined(inputs, () => backtest(inputs.scenario, inputs.log, options))
  } catch (error) {
    if (error instanceof QuoteError)
      throw new InputError(error.problems.map((problem) => ({ file: quotesFile, ...problem })))
    if (error instanceof OptionError && isOfDocument(error, inputs, options))
      throw new InputError([resolutionProblem(error, inputs)])
    throw error
  }
}

/** Whether the error is about the resolution in the document, and not about --outcome or --date. */
function isOfDocument({ option }: OptionError, { scenario }: LocatedInputs, options: Options): boolean {
  const isOutcome = option === 'outcome' || option === 'date'
  return isOutcome && options[option] === undefined && scenario.document.resolution?.outcome !== undefined
}

function resolutionProblem(error: OptionError, { scenarioFile, locate }: LocatedInputs): FileProblem {
  const { option, received, expected } = error
  const path = ['resolution', option]
  return {
    file: scenarioFile,
    code: 'invalid-resolution',
    message: `expected ${expected}; received ${show(received)}`,
    path: formatPath(path),
    received,
    expected,
    // for a missing key this is the place of the object that lacks it
    ...locate(path),
  }
}
