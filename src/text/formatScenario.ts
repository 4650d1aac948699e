import { stringify } from 'yaml'
import { OptionError } from '../checking/optionError.ts'
import type { ScenarioDocument } from '../scenario/document.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** The options of formatScenario. */
export interface FormatScenarioOptions {
  /** YAML or JSON. Default `yaml`. */
  readonly format?: 'yaml' | 'json'
}

/**
 * Writes a scenario as text that `readScenario` reads back to the same document.
 *
 * The text is made from the document, so the comments and the layout of the original text are lost.
 *
 * @param scenario from `defineScenario` or `readScenario`.
 * @param options `format`: `yaml` (default) or `json`.
 * @returns the text, with a newline at its end.
 * @throws OptionError for another format.
 * @example
 * readScenario(formatScenario(scenario)).document.clusters // { press: { correlation: 0.4 } }
 */
export function formatScenario(scenario: Scenario, options: FormatScenarioOptions = {}): string {
  const { format = 'yaml' } = options
  const document: ScenarioDocument = scenario.document
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`
  // No folded lines and no aliases, so that every value is written out where it belongs.
  if (format === 'yaml') return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })
  throw new OptionError('format', format, 'yaml or json')
}
