import type { Path } from '../checking/problem.ts'
import { formatPath } from '../checking/problem.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import type { Distribution, DistributionSpec } from '../distribution/distribution.ts'
import { distributionOf } from '../distribution/distributionOf.ts'
import { distributionProblem } from '../distribution/distributionProblem.ts'
import { parseInterval } from '../distribution/interval.ts'
import type { Executable } from '../expression/executable.ts'
import type { Expression } from '../expression/expression.ts'
import { reservedNames } from '../expression/names.ts'
import { symbolsOf } from '../expression/symbols.ts'
import type { ExpressionParser } from '../expression/syntax.ts'
import type { ParameterDocument, QuantityDocument } from './document.ts'
import { formulaOf } from './formula.ts'
import { reservedIds } from './ids.ts'

/** An uncertain quantity of the scenario: declared under `parameters`, or written where it is used. */
export interface Parameter {
  /** Its id, or the path of one that is written where it is used. */
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
  /** The index of the parameter that it is; neither this nor `program` where the value is certain. */
  readonly parameter?: number
  /** The compiled expression that it is. */
  readonly program?: Executable
  /** The source of `program`, to bound its range. */
  readonly expression?: Expression
}

/** An impact's value. It can also be a distribution that is drawn for each run, or an expression in `days`. */
export interface ImpactQuantity extends Quantity {
  readonly distribution?: Distribution
  /** What the distribution was made from: its mean is asked of that. */
  readonly spec?: DistributionSpec
  readonly usesDays?: boolean
}

export interface Quantities {
  readonly parameters: readonly Parameter[]
  /** Compiles a quantity; undefined after a problem has been reported. */
  quantity(document: QuantityDocument, path: Path): Quantity | undefined
  impact(document: QuantityDocument, path: Path, typicalDays: number): ImpactQuantity | undefined
  distribution(document: DistributionSpec, path: Path): Distribution | undefined
}

/** Stands in for a distribution that was refused, so that the rest of the document can still be checked. */
const placeholder: DistributionSpec = { uniform: { min: 0, max: 1 } }

/** The end of a message about a value that follows from parameters and so is not in the document. */
export const atMedians = ' (its value at the medians of the parameters)'

/** Whether a quantity is a plain number, without parameters. */
export function isCertain({ parameter, program }: Quantity): boolean {
  return parameter === undefined && program === undefined
}

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
    const compiled = distribution(spec, path)
    if (!compiled) return undefined
    const median = compiled.quantile(0.5)
    return parameters.push({ id, declared: isDeclared, spec, distribution: compiled, median }) - 1
  }

  /** A number, or an expression with its value at the medians; reports a value that is not finite. */
  const plain = (document: number | string, path: Path, days?: number): ImpactQuantity | undefined => {
    if (typeof document === 'number') return { value: document }
    if (isQuotedNumber(document, path, report)) return undefined
    const symbols = days === undefined ? names : [...names, 'days']
    const expression = formulaOf(document, symbols, parser, path, report)
    if (!expression) return undefined
    const program = expression.compile(symbols)
    const medians = names.map((_, index) => parameters[index]?.median ?? NaN)
    const value = program.evaluate(days === undefined ? medians : [...medians, days])
    if (Number.isFinite(value))
      return { value, program, expression, usesDays: symbolsOf(expression).includes('days') }
    // the median of a refused parameter is NaN, and that problem has been reported
    if (!medians.some(Number.isNaN))
      report(
        'not-finite',
        path,
        `${show(document)} is ${value} at the medians of the parameters; keep it finite, with clamp, min or max`,
        { received: document },
      )
    return undefined
  }

  names.forEach((name, index) => {
    const path = ['parameters', name]
    const reserved = reservedNames.has(name) || reservedIds.includes(name)
    if (reserved || !/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
      const why = reserved ? 'has a meaning of its own' : 'is no name there: letters, digits and _ only'
      report('invalid-parameter-id', path, `expressions could not use ${show(name)}: it ${why}`, {
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
        median: NaN,
      }
  })

  const quantity = (document: QuantityDocument, path: Path): Quantity | undefined => {
    if (isPlain(document)) return plain(document, path)
    const parameter = addParameter(formatPath(path), false, document, path)
    return parameter === undefined ? undefined : { value: parameters[parameter]?.median ?? NaN, parameter }
  }

  const impact = (
    document: QuantityDocument,
    path: Path,
    typicalDays: number,
  ): ImpactQuantity | undefined => {
    if (isPlain(document)) return plain(document, path, typicalDays)
    const compiled = distribution(document, path)
    return compiled && { value: compiled.quantile(0.5), distribution: compiled, spec: document }
  }
  return { parameters, quantity, impact, distribution }
}

/** Whether a quantity is written as a number or an expression. */
function isPlain(document: QuantityDocument): document is number | string {
  return typeof document === 'number' || (typeof document === 'string' && !parseInterval(document))
}

/** Refuses a number in quotes, which would otherwise pass as an expression without parameters. */
function isQuotedNumber(document: string, path: Path, report: Report): boolean {
  if (document.trim() === '' || Number.isNaN(Number(document))) return false
  const expected = 'a number, a distribution or an expression'
  const message = `expected ${expected}; received ${show(document)}, which is text: write it without quotes`
  report('invalid-value', path, message, { received: document, expected })
  return true
}
