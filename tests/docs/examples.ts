/** The code of an `@example` in a doc comment. */
export interface Example {
  readonly code: string
  /** The line of the file on which the code begins, from 1. */
  readonly line: number
}

/**
 * The examples in the doc comments of a source. One ends at the next tag, at a line that names the method or the
 * source, as the house's doc comments do, and with the comment.
 */
export function examplesOf(source: string): Example[] {
  const found: Example[] = []
  for (const { 0: comment, index } of source.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const first = source.slice(0, index).split('\n').length
    const lines = comment
      .replace(/\*\/$/, '')
      .split('\n')
      .map((line) => line.replace(/^\s*\/?\*+ ?/, '').trimEnd())
    for (let i = 0; i < lines.length; i++) {
      const opening = /^@example\s*(.*)$/.exec(lines[i]!)
      if (!opening) continue
      const ends = (line: string): boolean => /^(?:@|(?:Method|Sources?|Note): )/.test(line)
      let end = i + 1
      while (end < lines.length && !ends(lines[end]!)) end++
      const code = [opening[1]!, ...lines.slice(i + 1, end)]
      const blank = code.findIndex((line) => line.trim() !== '')
      if (blank >= 0)
        found.push({ code: code.slice(blank).join('\n').trimEnd(), line: first + i + Math.max(blank, 0) })
      i = end - 1
    }
  }
  return found
}
