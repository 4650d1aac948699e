import { emptyDocument } from './emptyDocument.ts'
import { readJson } from './jsonDocument.ts'
import { nulCharacter } from './nulCharacter.ts'
import { withoutByteOrderMark } from './position.ts'
import type { TextDocument } from './textDocument.ts'
import { readYaml } from './yamlDocument.ts'

export type { TextDocument } from './textDocument.ts'

/** A longer text in brackets is read as JSON only: YAML would take seconds, and its errors would not help. */
const longestFlow = 1_000_000

/**
 * Reads a YAML (1.2, core schema) or JSON document into plain data with positions.
 *
 * Stricter than both languages where they lose something silently: duplicate keys, tags, second documents, keys
 * that are not text, numbers that are not finite, `__proto__` and merge keys are problems, each with its place.
 * Text that begins with a bracket is read as JSON. If it is not valid JSON, it is read as YAML's flow style.
 *
 * @param text with or without a byte order mark.
 * @returns a document with its problems, at most a hundred; it never throws.
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
  // Valid as neither: report JSON's errors if it begins like JSON, with a quote or bracket after the first bracket.
  return isYaml || !/^\s*[{[]\s*["{[]/.test(source) ? yaml : json
}
