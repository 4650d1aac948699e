/** A text in which ▼ stands before the place that something should point at. */
export interface Marked {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** Line and column of the mark, and the text without it. */
export function unmarked(marked: string): Marked {
  const before = marked.slice(0, marked.indexOf('▼')).split('\n')
  return { text: marked.replace('▼', ''), line: before.length, column: before.at(-1)!.length + 1 }
}
