import { capProblems } from '../checking/problem.ts'
import { type ParsedScenario, type Scenario, ScenarioError, scenarioFrom } from '../scenario/scenario.ts'
import { readDocument } from './document.ts'
import { parseExpression } from './expressionParser.ts'

/**
 * Reads a scenario from YAML or JSON text, or lists everything that is wrong with it.
 *
 * Use it in editors and checkers that need the problems as data; `readScenario` throws them.
 *
 * @param text a scenario document.
 * @returns `{ scenario }`, or `{ problems }` with code, message, path, line, column, received and expected.
 * @example
 * parseScenario('forkcast: 1').problems?.[0]?.message // '"title" is missing; it takes text'
 */
export function parseScenario(text: string): ParsedScenario {
  const { value, problems, locate } = readDocument(text)
  if (value === undefined) return { problems }
  const parsed = scenarioFrom(value, parseExpression, locate)
  if (problems.length === 0) return parsed
  return { problems: capProblems([...problems, ...(parsed.problems ?? [])]) }
}

/**
 * Reads a scenario from YAML or JSON text.
 *
 * @param text a scenario document.
 * @returns the checked scenario, for `update`.
 * @throws ScenarioError holding every problem, each with its line and column.
 * @example
 * readScenario('{ "forkcast": 1, "title": "Coin", "origin": "2030-01-01", "horizon": "2030-12-31", "exhaustive": true, "tree": { "branches": { "heads": { "p": 0.5 }, "tails": { "p": "rest" } } } }').outcomes // ['heads', 'tails']
 */
export function readScenario(text: string): Scenario {
  const { scenario, problems } = parseScenario(text)
  if (problems) throw new ScenarioError(problems)
  return scenario
}
