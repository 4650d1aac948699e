import {
  Composer,
  type CST,
  type Document,
  isScalar,
  Lexer,
  type ParsedNode,
  Parser,
  type YAMLError,
} from 'yaml'
import type { Problem } from '../checking/problem.ts'
import { emptyDocument } from './emptyDocument.ts'
import { deepest, tooDeep } from './nesting.ts'
import { type Position, positionsIn } from './position.ts'
import { problemList } from './problemList.ts'
import type { TextDocument } from './textDocument.ts'
import { plainValue } from './yamlValue.ts'

/** Entries on the parser's stack besides the levels of the value: document, key, scalar. */
const stackMargin = 4

/**
 * Reads YAML 1.2 with the core schema.
 *
 * The parts of the `yaml` package are called one by one, so that depth is checked before anything recurses. Values,
 * duplicate keys and aliases are handled here: the package's check for duplicates is quadratic, and it expands aliases.
 */
export function readYaml(source: string): TextDocument {
  const position = positionsIn(source)
  const problems = problemList()
  const nothing = (): TextDocument => ({
    value: undefined,
    problems: problems.list(),
    locate: () => undefined,
  })
  const tokens = tokensOf(source, (offset) =>
    problems.add({ code: 'too-deep', message: tooDeep('one'), path: '', ...position(offset) }),
  )
  if (!tokens) return nothing()
  for (const token of tokens) if (token.type === 'directive') refuseDirective(token, position, problems.add)

  const [document, second] = documentsOf(tokens)
  if (!document) return nothing()
  if (isEmpty(document)) problems.add(emptyDocument)
  if (second) problems.add(severalDocuments(position(second.range[0])))
  for (const error of document.errors) problems.add(syntaxProblem(error, source, position))
  for (const warning of document.warnings) {
    // plainValue reports tags, with their path.
    if (warning.code !== 'TAG_RESOLVE_FAILED') problems.add(syntaxProblem(warning, source, position))
  }
  const { value, offsetOf } = plainValue(document.contents, source, position, problems.add)
  return {
    value,
    problems: problems.list(),
    locate: (path, part = 'value') => position(offsetOf(path, part)),
  }
}

/** The tokens of a text; undefined if it nests too deep, because the parser would recurse on its way back up. */
function tokensOf(source: string, refuse: (offset: number) => void): CST.Token[] | undefined {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > deepest + stackMargin) {
      refuse(parser.offset)
      return undefined
    }
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

function documentsOf(tokens: CST.Token[]): Document.Parsed<ParsedNode>[] {
  const composer = new Composer<ParsedNode, true>({ version: '1.2', schema: 'core', uniqueKeys: false })
  return [...composer.compose(tokens, true, 0)] as Document.Parsed<ParsedNode>[]
}

function refuseDirective(
  { source, offset }: CST.Directive,
  position: (offset: number) => Position,
  add: (problem: Problem) => void,
): void {
  if (/^%YAML[ \t]+1\.2[ \t]*$/.test(source)) return
  const version = source.startsWith('%YAML')
  add({
    code: version ? 'yaml-version' : 'yaml-directive',
    message: version
      ? 'YAML is read as version 1.2, where yes and no are text; remove this line, or write %YAML 1.2'
      : 'Directives other than %YAML 1.2 are not read; remove this line',
    path: '',
    ...position(offset),
    received: source,
  })
}

/** Whether a document has only comments and markers. A written null is a value, which the scenario's check refuses. */
function isEmpty({ contents, errors }: Document.Parsed<ParsedNode>): boolean {
  return errors.length === 0 && (contents === null || (isScalar(contents) && contents.source === ''))
}

function severalDocuments(place: Position): Problem {
  return {
    code: 'several-documents',
    message: 'The text holds a second YAML document; keep one in each file, or remove the line ---',
    path: '',
    ...place,
  }
}

/** What to do about the most common errors; for others the message is the parser's alone. */
const remedies: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'indent with spaces, not with tabs',
  BAD_INDENT: 'give entries that belong together the same indentation',
  BLOCK_AS_IMPLICIT_KEY: 'put a text that contains ": " into quotes, and nested keys on lines of their own',
  MULTILINE_IMPLICIT_KEY: 'write the key, a colon and a space on one line',
  BAD_SCALAR_START: 'put a text that begins with @ or ` into quotes',
  MISSING_CHAR: 'check for a missing quote, bracket, comma or colon',
  BAD_DQ_ESCAPE: 'write \\\\ for a backslash in double quotes, or use single quotes',
}

function syntaxProblem(error: YAMLError, source: string, position: (offset: number) => Position): Problem {
  const [offset] = error.pos
  const remedy = remedies[error.code] ?? 'check the indentation, quotes and brackets here'
  return {
    code: 'yaml-syntax',
    message: `The YAML cannot be read here: ${error.message.replace(/\.$/, '')}; ${remedy}`,
    path: '',
    ...position(Math.min(offset, source.length)),
  }
}
