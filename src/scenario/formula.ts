import { OptionError } from '../checking/optionError.ts'
import type { Path } from '../checking/problem.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import type { Parsed } from '../expression/executable.ts'
import { symbolsOf } from '../expression/symbols.ts'
import type { ExpressionParser, ExpressionSyntaxError } from '../expression/syntax.ts'

const noParser =
  'expressions need a parser: pass { expressions } from "forkcast/expressions" to defineScenario, or read the scenario from text'

/** Reads an expression that may use the given names. Reports what is wrong with it, and then returns undefined. */
export function formulaOf(
  source: string,
  names: readonly string[],
  parser: ExpressionParser | undefined,
  path: Path,
  report: Report,
): Parsed | undefined {
  const expression = read(source, parser, path, report)
  const unknown = expression && symbolsOf(expression).filter((name) => !names.includes(name))
  for (const name of unknown ?? []) {
    const message =
      name === 'days'
        ? '"days" is known in impacts alone'
        : `${show(name)} is no declared parameter${didYouMean(name, names)}`
    report('unknown-parameter', path, message, { received: source })
  }
  return unknown?.length === 0 ? expression : undefined
}

function read(
  source: string,
  parser: ExpressionParser | undefined,
  path: Path,
  report: Report,
): Parsed | undefined {
  if (!parser) {
    report('no-expression-parser', path, `${show(source)} is an expression, and ${noParser}`, {
      received: source,
    })
    return undefined
  }
  let expression: Parsed
  try {
    expression = parser(source)
  } catch (error) {
    if (!(error instanceof Error) || !isSyntaxError(error)) throw error
    const where = `at character ${error.offset + 1} of ${show(source)}`
    report('invalid-expression', path, `${error.message}, ${where}`, {
      received: source,
      expected: error.expected,
    })
    return undefined
  }
  if (typeof expression?.compile !== 'function') throw notTheParser(parser)
  return expression
}

export function notTheParser(received: unknown): OptionError {
  return new OptionError('expressions', received, 'the parser `expressions` of "forkcast/expressions"')
}

/** Compares the name, since a parser from another copy of the package throws an error of another class. */
function isSyntaxError(error: Error): error is ExpressionSyntaxError {
  return error.name === 'ExpressionSyntaxError'
}
