import { visit } from 'jsonc-parser'
import type { Path, Problem } from '../checking/problem.ts'
import type { Position } from './position.ts'

/** Something that JSON.parse loses silently. */
export interface Loss {
  readonly code: 'duplicate-key' | 'not-finite' | 'forbidden-key'
  readonly message: string
  readonly path: Path
  readonly offset: number
  readonly received: unknown
}

/**
 * Goes once through a valid JSON text, no deeper than allowed, and reports what JSON.parse loses silently. Each loss is
 * passed as a function, to be called at once or never: there may be many, few are shown, and making one takes time.
 */
export function visitJson(
  source: string,
  position: (offset: number) => Position,
  report: (loss: () => Loss) => void,
): void {
  const open: Map<string, number>[] = []
  visit(source, {
    onObjectBegin: () => {
      open.push(new Map())
    },
    onObjectEnd: () => {
      open.pop()
    },
    onObjectProperty: (key, offset, _length, _line, _character, path) => {
      const keys = open.at(-1)
      const first = keys?.get(key)
      if (first === undefined) keys?.set(key, offset)
      else report(() => ({ ...duplicateKey(key, position(first)), path: [...path(), key], offset }))
      if (key === '__proto__') report(() => ({ ...forbiddenKey, path: [...path(), key], offset }))
    },
    onLiteralValue: (value, offset, length, _line, _character, path) => {
      if (typeof value === 'number' && !Number.isFinite(value))
        report(() => ({ ...notFinite(source.slice(offset, offset + length)), path: path(), offset }))
    },
  })
}

export function duplicateKey(key: string, first: Position) {
  return {
    code: 'duplicate-key',
    message: `The key ${JSON.stringify(key)} stands twice here, first on line ${first.line}, column ${first.column}; keep one, or rename the other`,
    received: key,
  } as const
}

/** Many programs that copy an object with this key would set the prototype of the copy. */
export const forbiddenKey = {
  code: 'forbidden-key',
  message: 'The key __proto__ means something else to JavaScript; choose another',
  received: '__proto__',
} as const

export function notFinite(written: string) {
  return {
    code: 'not-finite',
    message: `Numbers must be finite, and ${written} is not; the largest is about 1.8e308`,
    received: written,
  } as const
}

/** Messages by jsonc-parser's error number. Its enum ParseErrorCode has no values at run time. */
const reasons: ReadonlyMap<number, string> = new Map([
  [1, 'this is no JSON value; text goes into double quotes'],
  [2, 'this is no JSON number; write it like -1.5e3, without leading zeros or plus'],
  [3, 'a key in double quotes is expected; remove a comma that nothing follows'],
  [4, 'a value is expected; remove a comma that nothing follows'],
  [5, 'a colon is expected after the key'],
  [6, 'a comma is expected between entries'],
  [7, 'a closing } is expected; an object was opened and not closed'],
  [8, 'a closing ] is expected; an array was opened and not closed'],
  [9, 'nothing more is expected here; one value ended before'],
  [10, 'JSON has no comments; remove it, or put it into a note'],
  [11, 'a comment is not closed, and JSON has none; remove it'],
  [12, 'a text in double quotes is not closed on its line'],
  [13, 'a number ends too early'],
  [14, 'a \\u escape takes four hexadecimal digits'],
  [15, 'this escape is not one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX'],
  [16, 'a control character stands in a text; escape it, as in \\t or \\n'],
])

/**
 * The first syntax error of a text that JSON.parse has refused.
 *
 * @param end where to stop reading: beyond it the text nests too deep for a recursive parser.
 * @param error the error of JSON.parse, whose message is used for the rare text that jsonc-parser accepts.
 */
export function jsonSyntaxProblem(
  source: string,
  end: number,
  position: (offset: number) => Position,
  path: string,
  error: unknown,
): Problem {
  let first: { code: number; offset: number } | undefined
  visit(
    source.slice(0, end),
    {
      onError: (code, offset) => {
        first ??= { code, offset }
      },
    },
    { disallowComments: true },
  )
  const offset = first?.offset ?? 0
  const reason =
    (first && reasons.get(first.code)) ?? (error instanceof Error ? error.message : 'it is not complete')
  return {
    code: 'json-syntax',
    message: `The JSON cannot be read here: ${reason}`,
    path,
    ...position(offset),
    received: source.slice(offset, offset + 20),
  }
}
