import { ForkcastError } from '../checking/forkcastError.ts'
import { NotLiveError } from '../checking/notLiveError.ts'
import type { Locate, Path, Problem, Warning } from '../checking/problem.ts'
import { formatProblem } from '../checking/problem.ts'
import { collector } from '../checking/report.ts'
import { freezeDeep, snapshot } from '../checking/snapshot.ts'
import type { ExpressionParser } from '../expression/syntax.ts'
import type { ScenarioDocument } from './document.ts'
import { notTheParser } from './formula.ts'
import type { LiteralIds, ScenarioIds } from './literal.ts'
import type { LiteralOf } from './literalDocument.ts'
import { type Model, modelFrom } from './model.ts'
import { mostFaults, remainderOf } from './remainder.ts'
import { checkShape } from './shape.ts'

/**
 * A checked scenario, the input of `update`. It is immutable, and made by `defineScenario` or `readScenario`.
 *
 * `Ids` are the ids of a literal as types. `Scenario` without them stands for any scenario.
 */
export interface Scenario<Ids extends ScenarioIds = ScenarioIds> {
  /** The question. */
  readonly title: string
  /** The day at whose end the prior holds. */
  readonly origin: string
  /** The day at whose end the question closes. */
  readonly horizon: string
  /** Outcome ids in the order of their first leaf: the order of every table and chart. */
  readonly outcomes: readonly Ids['outcome'][]
  /** Branch ids in document order, parents before children. */
  readonly branches: readonly Ids['branch'][]
  /** Signal ids in document order. */
  readonly signals: readonly Ids['signal'][]
  /** The document as it was checked: a frozen copy. */
  readonly document: ScenarioDocument
  /** What is allowed but may be a mistake. */
  readonly warnings: readonly Warning[]
}

/** The scenario document is wrong; lists every problem in it. */
export class ScenarioError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'ScenarioError'
  /** The same for every error of this class. */
  readonly code = 'invalid-scenario'
  /** The first hundred; where there are more, one entry at the end counts them. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], file?: string) {
    super(problems.map((problem) => formatProblem(problem, file)).join('\n'))
    this.problems = problems
  }
}

/** A registered symbol, so that the CommonJS and the ESM build accept each other's scenarios. */
const modelKey = Symbol.for('forkcast.model')

const locateKey = Symbol.for('forkcast.locate')

const parserKey = Symbol.for('forkcast.expressions')

/** The parser that read a scenario's expressions, to compile scenarios that are derived from it. */
export function parserOf(scenario: Scenario): ExpressionParser | undefined {
  return (scenario as { [parserKey]?: ExpressionParser })[parserKey]
}

/** Finds where a path of a scenario was written; undefined where it was not read from text. */
export function locateOf(scenario: Scenario): Locate | undefined {
  return (scenario as { [locateKey]?: Locate })[locateKey]
}

/** The compiled columns of a scenario. A copy of a scenario does not have them, and then NotLiveError is thrown. */
export function modelOf(scenario: Scenario): Model {
  const model = (scenario as { [modelKey]?: Model } | undefined)?.[modelKey]
  if (!model)
    throw new NotLiveError(
      'no-live-scenario',
      'this is no scenario: make one with defineScenario(literal) or readScenario(text) first',
    )
  return model
}

/** A scenario, or the problems that keep the document from being one. */
export type ParsedScenario =
  | {
      /** The checked scenario. */
      readonly scenario: Scenario
      /** Absent. */
      readonly problems?: undefined
    }
  | {
      /** Absent. */
      readonly scenario?: undefined
      /** The first hundred; where there are more, one entry at the end counts them. */
      readonly problems: readonly Problem[]
    }

/** Options of `defineScenario`. */
export interface ScenarioOptions {
  /** The parser `expressions` of `forkcast/expressions`; needed only if the literal contains expressions. */
  readonly expressions?: ExpressionParser
}

/** Checks and compiles a value of unknown shape: a literal, or one parsed from text, of which `locate` finds the positions. */
export function scenarioFrom(value: unknown, parser?: ExpressionParser, locate?: Locate): ParsedScenario {
  const { problems, report } = collector(locate)
  const checked = snapshot(value)
  const faults: Path[] = []
  checkShape(checked, (code, path, message, details) => {
    // the path [] means that the rest is not checked: a tree that is too large must not be visited twice
    if (faults.length <= mostFaults) faults.push(code.startsWith('too-') ? [] : [...path])
    report(code, path, message, details)
  })
  if (problems.length > 0) {
    const rest = remainderOf(checked, faults)
    if (rest)
      modelFrom(rest.document as ScenarioDocument, parser, (code, path, message, details) => {
        if (!rest.follows(path, details?.received)) report(code, path, message, details)
      })
    return { problems: inOrder(problems) }
  }
  const model = modelFrom(checked as ScenarioDocument, parser, report)
  if (problems.length > 0) return { problems: inOrder(problems) }
  const { document, tree, signals } = model
  const scenario: Scenario = {
    title: document.title,
    origin: document.origin,
    horizon: document.horizon,
    outcomes: Object.freeze([...tree.outcomeIds]),
    branches: Object.freeze(tree.ids.slice(1)),
    signals: Object.freeze(signals.map(({ id }) => id)),
    // frozen when it is first read, since freezing takes as long as all checks
    get document() {
      freezeDeep(document)
      return document
    },
    warnings: Object.freeze(
      model.warnings.map((warning) =>
        Object.freeze({
          ...warning,
          ...(warning.path === undefined ? {} : locate?.(warning.path.split('.'), 'key')),
        }),
      ),
    ),
  }
  Object.defineProperty(scenario, modelKey, { value: model })
  if (locate) Object.defineProperty(scenario, locateKey, { value: locate })
  if (parser) Object.defineProperty(scenario, parserKey, { value: parser })
  return { scenario: Object.freeze(scenario) }
}

/** Sorted by their place in the text, if there is one, so that a file can be mended from top to bottom. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const rank = ({ line }: Problem) => line ?? Number.MAX_SAFE_INTEGER
  return problems.toSorted((a, b) => rank(a) - rank(b) || (a.column ?? 0) - (b.column ?? 0))
}

/**
 * Checks a scenario written as a literal.
 *
 * Use it for a scenario in code, and `readScenario` of `forkcast/read` for text. The ids of a literal become types: a
 * misspelt id does not compile, neither here nor in calls that take the scenario. docs/types.md lists what is caught.
 *
 * @param document the scenario, in the shape of a scenario document.
 * @param options `expressions`: the parser from `forkcast/expressions`, if the literal contains expressions.
 * @returns the checked scenario, to give to `update`.
 * @throws ScenarioError with every problem: code, message, path, received, expected; OptionError where
 *   `expressions` is no parser.
 * @example
 * const scenario = defineScenario({
 *   forkcast: 1, title: 'Coin', origin: '2030-01-01', horizon: '2030-12-31', exhaustive: true,
 *   tree: { branches: { heads: { p: 0.5 }, tails: { p: 'rest' } } },
 * })
 * scenario.outcomes // ['heads', 'tails']
 */
export function defineScenario<const T>(
  document: LiteralOf<T>,
  options: ScenarioOptions = {},
): Scenario<LiteralIds<T>> {
  const { expressions } = options
  if (expressions !== undefined && typeof expressions !== 'function') throw notTheParser(expressions)
  const { scenario, problems } = scenarioFrom(document, expressions)
  if (problems) throw new ScenarioError(problems)
  return scenario as Scenario<LiteralIds<T>>
}
