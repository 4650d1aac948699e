/** The role of a piece of text; the style decides how it looks. */
export type Role = 'title' | 'heading' | 'quiet' | 'up' | 'down' | 'bar'

/** Formats a text by its role, for a terminal or a file. */
export type Style = (role: Role, text: string) => string

/** The page of a report: its width in columns, and its style, with or without colour. */
export interface Page {
  readonly width: number
  readonly style: Style
}

/** The style for files and pipes: the text alone. */
export const plainStyle: Style = (_role, text) => text

/** Select graphic rendition, on and off (ECMA-48, 8.3.117); the sixteen colours that a terminal's owner chooses. */
const renditions: Readonly<Record<Role, readonly [number, number]>> = {
  title: [1, 22],
  heading: [2, 22],
  quiet: [2, 22],
  up: [32, 39],
  down: [31, 39],
  bar: [36, 39],
}

/** The style for terminals. */
export const colourStyle: Style = (role, text) => {
  const [on, off] = renditions[role]
  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`
}
