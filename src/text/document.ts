import { emptyDocument } from './emptyDocument.ts'
import { readJson } from './jsonDocument.ts'
import { nulCharacter } from './nulCharacter.ts'
import { withoutByteOrderMark } from './position.ts'
import type { TextDocument } from './textDocument.ts'
import { readYaml } from './yamlDocument.ts'

export type { TextDocument } from './textDocument.ts'

/** A longer text in brackets is only read as JSON: as YAML it would take seconds, and the errors would not help. */
const longestFlow = 1_000_000

/**
 * Reads a YAML (1.2, core schema) or JSON document into plain data with positions.
 *
 * It is stricter than both languages where they lose something silently: duplicate keys, tags, second documents, keys
 * that are not text, numbers that are not finite, `__proto__` and merge keys are problems, each with its place. Text that
 * begins with a bracket is read as JSON or, if it is not valid JSON, as YAML's flow style.
 *
 * @param text with or without a byte order mark.
 * @returns a document; never throws: problems are listed, at most a hundred.
 * @example readDocument('p: 0.1').locate(['p']) // { line: 1, column: 4 }
 */
export function readDocument(text: string): TextDocument {
  const source = withoutByteOrderMark(text)
  const refusal = source.trim() === '' ? emptyDocument : nulCharacter(source)
  if (refusal) return { value: undefined, problems: [refusal], locate: () => undefined }
  if (!/^\s*[{[]/.test(source)) return readYaml(source)
  const json = readJson(source)
  const isJson = json.problems[0]?.code !== 'json-syntax'
  if (isJson || source.length > longestFlow) return json
  const yaml = readYaml(source)
  const isYaml = yaml.problems.every((problem) => problem.code !== 'yaml-syntax')
  // Neither was valid. A first bracket followed by a quote or bracket looks like JSON, so the JSON problems are shown.
  return isYaml || !/^\s*[{[]\s*["{[]/.test(source) ? yaml : json
}
