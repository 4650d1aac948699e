import type { Distribution, DistributionSpec } from '../distribution/distribution.ts'
import { distributionOf } from '../distribution/distributionOf.ts'
import { distributionProblem } from '../distribution/distributionProblem.ts'
import { parseInterval } from '../distribution/interval.ts'
import type { Expression } from '../expression/expression.ts'
import { reservedNames } from '../expression/names.ts'
import type { Program } from '../expression/program.ts'
import { compile, evaluate } from '../expression/program.ts'
import { symbolsOf } from '../expression/symbols.ts'
import { type ExpressionParser, ExpressionSyntaxError } from '../expression/syntax.ts'
import type { ParameterDocument, QuantityDocument } from './document.ts'
import type { Path } from './problem.ts'
import { formatPath, show } from './problem.ts'
import type { Report } from './report.ts'
import { didYouMean } from './suggestion.ts'

/** An uncertain quantity of the scenario: declared under `parameters`, or written where it is used. */
export interface Parameter {
  /** Its id, or for one written in place the path to it. */
  readonly id: string
  readonly declared: boolean
  readonly spec: DistributionSpec
  readonly distribution: Distribution
  readonly median: number
}

/** A number of the scenario: its plug-in value, and how it follows from the parameters where it is uncertain. */
export interface Quantity {
  /** The value at the medians of all parameters. */
  readonly value: number
  /** The parameter that it is, or the expression in parameters. Neither: the value is certain. */
  readonly parameter?: number
  readonly program?: Program
  /** The expression, for what is said about its range. */
  readonly expression?: Expression
}

/** An impact's value: also a distribution drawn anew for each run, or an expression in `days`. */
export interface ImpactQuantity extends Quantity {
  readonly spec?: DistributionSpec
  readonly usesDays?: boolean
}

export interface Quantities {
  readonly parameters: readonly Parameter[]
  /** A quantity where the scenario may say one; undefined after a problem has been reported. */
  quantity(document: QuantityDocument, path: Path): Quantity | undefined
  impact(document: QuantityDocument, path: Path, typicalDays: number): ImpactQuantity | undefined
  distribution(document: DistributionSpec, path: Path): Distribution | undefined
}

/** Stands in for a distribution that was refused, so that the rest of the document can still be checked. */
const placeholder: DistributionSpec = { uniform: { min: 0, max: 1 } }

const noParser =
  'expressions need a parser: pass { expressions } from "forkcast/read" to defineScenario, or read the scenario from text'

/** Compiles the scenario's uncertain numbers, and collects the parameters they depend on. */
export function quantitiesOf(
  declared: Readonly<Record<string, ParameterDocument>>,
  parser: ExpressionParser | undefined,
  report: Report,
): Quantities {
  const parameters: Parameter[] = []
  const names = Object.keys(declared)

  const distribution = (document: DistributionSpec, path: Path): Distribution | undefined => {
    const problem = distributionProblem(document)
    if (!problem) return distributionOf(document)
    const { received, expected } = problem
    report('invalid-distribution', [...path, ...problem.path], problem.message, { received, expected })
    return undefined
  }

  const addParameter = (
    id: string,
    isDeclared: boolean,
    spec: DistributionSpec,
    path: Path,
  ): number | undefined => {
    const known = distribution(spec, path)
    if (!known) return undefined
    return (
      parameters.push({ id, declared: isDeclared, spec, distribution: known, median: known.quantile(0.5) }) -
      1
    )
  }

  const parse = (source: string, path: Path): Expression | undefined => {
    if (!parser) {
      report('no-expression-parser', path, `"${source}" is an expression, and ${noParser}`, {
        received: source,
      })
      return undefined
    }
    try {
      return parser(source)
    } catch (error) {
      if (!(error instanceof Error) || !isSyntaxError(error)) throw error
      const where = `at character ${error.offset + 1} of ${show(source)}`
      report('invalid-expression', path, `${error.message}, ${where}`, {
        received: source,
        expected: error.expected,
      })
      return undefined
    }
  }

  const expressionOf = (source: string, path: Path, known: readonly string[]): Expression | undefined => {
    const expression = parse(source, path)
    const unknown = expression && symbolsOf(expression).filter((name) => !known.includes(name))
    for (const name of unknown ?? []) {
      const message =
        name === 'days'
          ? '"days" is known in impacts alone'
          : `"${name}" is no declared parameter${didYouMean(name, known)}`
      report('unknown-parameter', path, message, { received: source })
    }
    return unknown?.length === 0 ? expression : undefined
  }

  /** The value of an expression at the medians, or undefined with a problem when it is no number there. */
  const compiled = (
    expression: Expression,
    source: string,
    path: Path,
    days?: number,
  ): Quantity | undefined => {
    const program = compile(expression, days === undefined ? names : [...names, 'days'])
    const medians = names.map((_, index) => parameters[index]?.median ?? Number.NaN)
    const value = evaluate(program, days === undefined ? medians : [...medians, days])
    if (Number.isFinite(value)) return { value, program, expression }
    // a parameter that was itself refused leaves NaN behind: one problem is enough for that
    if (!medians.some(Number.isNaN))
      report('not-finite', path, `the expression is ${value} at the medians of its parameters`, {
        received: source,
      })
    return undefined
  }

  names.forEach((name, index) => {
    const path = ['parameters', name]
    if (reservedNames.has(name) || !/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
      const why = reservedNames.has(name)
        ? 'has a meaning of its own in expressions'
        : 'is no name there: letters, digits and _ only'
      report('invalid-parameter-id', path, `expressions could not use "${name}": it ${why}`, {
        received: name,
        part: 'key',
      })
    }
    const spec = declared[name]?.distribution as DistributionSpec
    if (addParameter(name, true, spec, [...path, 'distribution']) === undefined)
      parameters[index] = {
        id: name,
        declared: true,
        spec: placeholder,
        distribution: distributionOf(placeholder),
        median: Number.NaN,
      }
  })

  const constant = (value: number, path: Path): Quantity | undefined => {
    if (Number.isFinite(value)) return { value }
    report('not-finite', path, `expected a finite number; received ${value}`, { received: value })
    return undefined
  }
  const isInterval = (document: string) => parseInterval(document) !== undefined

  const quantity = (document: QuantityDocument, path: Path): Quantity | undefined => {
    if (typeof document === 'number') return constant(document, path)
    if (typeof document === 'string' && !isInterval(document)) {
      const expression = expressionOf(document, path, names)
      return expression && compiled(expression, document, path)
    }
    const parameter = addParameter(formatPath(path), false, document, path)
    return parameter === undefined
      ? undefined
      : { value: parameters[parameter]?.median ?? Number.NaN, parameter }
  }

  const impact = (
    document: QuantityDocument,
    path: Path,
    typicalDays: number,
  ): ImpactQuantity | undefined => {
    if (typeof document === 'number') return constant(document, path)
    if (typeof document === 'string' && !isInterval(document)) {
      const expression = expressionOf(document, path, [...names, 'days'])
      const known = expression && compiled(expression, document, path, typicalDays)
      return known && { ...known, usesDays: symbolsOf(expression).includes('days') }
    }
    const known = distribution(document, path)
    return known && { value: known.quantile(0.5), spec: document }
  }
  return { parameters, quantity, impact, distribution }
}

/** By name, since a parser from another copy of the package throws another copy of the class. */
function isSyntaxError(error: Error): error is ExpressionSyntaxError {
  return error.name === ExpressionSyntaxError.name
}
