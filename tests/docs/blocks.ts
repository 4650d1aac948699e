/** A fenced block of a Markdown file. */
export interface Block {
  readonly language: string
  /** The word after the language, ```` ```yaml harbour.yaml ````: the file that later blocks know the text by. */
  readonly name: string | undefined
  readonly text: string
  /** Of the first line of the text, from 1. */
  readonly line: number
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  const lines = markdown.split('\n')
  for (let i = 0; i < lines.length; i++) {
    const fence = /^(\s*)(`{3,}|~{3,})\s*(\S*)\s*(\S*)/.exec(lines[i]!)
    if (!fence) continue
    const [, indent = '', marks = '', language = '', name = ''] = fence
    const start = i + 1
    const isEnd = (line: string): boolean => line.trim() === marks
    while (i + 1 < lines.length && !isEnd(lines[i + 1]!)) i++
    const text = lines.slice(start, i + 1).map((line) => line.slice(indent.length))
    blocks.push({ language, name: name || undefined, text: text.join('\n'), line: start + 1 })
    i++
  }
  return blocks
}

/** Lines to put in the place of others. */
export interface Edit {
  readonly line: number
  readonly count: number
  readonly lines: readonly string[]
}

/** Applies edits from the last line to the first, so that none moves another. */
export function edited(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n')
  for (const { line, count, lines: fresh } of [...edits].sort((a, b) => b.line - a.line))
    lines.splice(line - 1, count, ...fresh)
  return lines.join('\n')
}
