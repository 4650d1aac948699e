/** A place in a text as editors count it: lines and UTF-16 columns from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Converts offsets to lines and columns, and lines to offsets. */
export interface Positions {
  (offset: number): Position
  startOfLine(line: number): number
}

/**
 * Finds lines and columns of offsets in a text; LF, CR LF and a lone CR end a line.
 *
 * The table of line starts is made on first use: a text without problems does not need it.
 */
export function positionsIn(text: string): Positions {
  let starts: readonly number[] | undefined
  const position = (offset: number): Position => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
  const startOfLine = (line: number): number => {
    starts ??= lineStarts(text)
    return starts[line - 1] ?? text.length
  }
  return Object.assign(position, { startOfLine })
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1)
  }
  return starts
}

/** The text without a byte order mark, which is no part of it: columns do not count the mark. */
export function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
