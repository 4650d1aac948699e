import { emptyDocument } from './emptyDocument.ts'
import { readJson } from './jsonDocument.ts'
import { nulCharacter } from './nulCharacter.ts'
import { withoutByteOrderMark } from './position.ts'
import type { TextDocument } from './textDocument.ts'
import { readYaml } from './yamlDocument.ts'

export type { TextDocument } from './textDocument.ts'

/** Above this a text in brackets is meant as JSON: YAML would take seconds, and its errors help nobody. */
const longestFlow = 1_000_000

/**
 * Reads a YAML (1.2, core schema) or JSON document into plain data with positions.
 *
 * Stricter than both languages where they lose something silently: duplicate keys, tags, second documents, keys
 * that are not text, numbers that are not finite, `__proto__` and merge keys are problems, each with its place.
 * Text that begins with a bracket is read as JSON, or, where it is none, as YAML's flow style.
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
  // neither: what begins like JSON, with a quote or a bracket inside the first bracket, was meant as JSON
  return isYaml || !/^\s*[{[]\s*["{[]/.test(source) ? yaml : json
}
