/** The purpose of a piece of text. A style decides what it looks like. */
export type Role = 'title' | 'heading' | 'quiet' | 'up' | 'down' | 'bar'

/** Formats text by its role, for a terminal or a file. */
export type Style = (role: Role, text: string) => string

/** The width of a report in columns of text, and its style. */
export interface Page {
  readonly width: number
  readonly style: Style
}

/** The style for files and pipes: plain text. */
export const plainStyle: Style = (_role, text) => text

/** Codes of Select Graphic Rendition, on and off (ECMA-48, 8.3.117); only the sixteen colours that users can configure. */
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
