import { EventError } from '../events/log.ts'
import type { EventLog } from '../events/row.ts'
import { type Scenario, ScenarioError } from '../scenario/scenario.ts'
import { parseEvents } from '../text/parseEvents.ts'
import { parseScenario } from '../text/parseScenario.ts'
import { readText } from './readText.ts'

/**
 * Reads a scenario from a YAML or JSON file.
 *
 * @param path the path of a UTF-8 file.
 * @returns the checked scenario, to give to `update`.
 * @throws ScenarioError with every problem, each beginning with file:line:column; FileError where the file cannot
 *   be read.
 * @example
 * readScenarioFile('harbour.yaml').outcomes // ['stays', 'resigns', 'forced']
 */
export function readScenarioFile(path: string): Scenario {
  const { scenario, problems } = parseScenario(readText(path))
  if (problems) throw new ScenarioError(problems, path)
  return scenario
}

/**
 * Reads an event log from a CSV, JSON Lines or JSON file.
 *
 * @param path the path of a UTF-8 file.
 * @returns a read-only array of rows, to give to `update`.
 * @throws EventError with every problem, each beginning with file:line:column; FileError where the file cannot be
 *   read.
 * @example
 * readEventsFile('harbour.csv').length // 7
 */
export function readEventsFile(path: string): EventLog {
  const { log, problems } = parseEvents(readText(path))
  if (problems) throw new EventError(problems, path)
  return log
}
