/** Characters that take one column: printable ASCII, Latin with accents, and the dashes, quotes and blocks used here. */
const narrow = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2212\u2500-\u259f]*$/
/** Characters that take two columns: East Asian wide and fullwidth (Unicode annex 11), and emoji shown as pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u
/** Characters that take no column: combining marks, joiners, and the later parts of a Korean syllable. */
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]+$/u
/**
 * What a reader counts as one character: a flag, or anything with the marks, skin tones and joined pictures that
 * follow it. Simpler than Unicode annex 29, whose rules change from version to version, and enough for tables.
 */
const glyph = /\p{RI}{2}|.(?:[\p{M}\p{Emoji_Modifier}]|\u200d.)*/gsu

/** The characters of a text, each with the columns it takes. */
function glyphs(text: string): [string, number][] {
  if (narrow.test(text)) return [...text].map((character) => [character, 1])
  return Array.from(text.matchAll(glyph), ([character]) => [character, glyphWidth(character)])
}

function glyphWidth(character: string): number {
  if (wide.test(character)) return 2
  return invisible.test(character) ? 0 : 1
}

/** The columns that a text without control characters takes on a terminal. */
export function displayWidth(text: string): number {
  return narrow.test(text) ? text.length : glyphs(text).reduce((sum, [, width]) => sum + width, 0)
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text
}

/** Cuts a text after a number of columns, but never within a character. */
function cutAt(text: string, width: number): [string, string] {
  let used = 0
  let end = 0
  for (const [glyph, columns] of glyphs(text)) {
    // a character wider than the whole line is taken all the same, or the loop would not end
    if (used + columns > width && end > 0) break
    used += columns
    end += glyph.length
  }
  return [text.slice(0, end), text.slice(end)]
}

/** The lines of a text of at most so many columns, broken at spaces, and within a word only if it is longer than a line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (let word of text.split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line)
      line = ''
    }
    while (displayWidth(word) > width) {
      const [head, tail] = cutAt(word, width)
      if (tail === '') break
      lines.push(head)
      word = tail
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** The first lines of a text; the last one ends with an ellipsis if words are missing. */
export function wrapAtMost(text: string, width: number, most: number): string[] {
  const lines = wrap(text, width)
  if (lines.length <= most) return lines
  const line = (lines[most - 1] ?? '').replace(dangling, '')
  const last = displayWidth(line) < width ? line : withoutLastWord(line, width)
  return [...lines.slice(0, most - 1), `${last}\u2026`]
}

/** Spaces and punctuation that are removed before an ellipsis. */
const dangling = /[\s,;:.]+$/

function withoutLastWord(line: string, width: number): string {
  return line.includes(' ') ? line.replace(/ \S*$/, '').replace(dangling, '') : cutAt(line, width - 1)[0]
}

/** A paragraph whose first line begins with a lead and whose further lines are indented as far. */
export function paragraph(lead: string, text: string, width: number): string {
  const margin = displayWidth(lead)
  return wrap(text, Math.max(20, width - margin))
    .map((line, i) => (i === 0 ? lead : ' '.repeat(margin)) + line)
    .join('\n')
}
