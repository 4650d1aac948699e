/** What a piece of text is for. How that looks is the style's business. */
export type Role = 'title' | 'heading' | 'quiet' | 'up' | 'down' | 'bar'

/** Dresses text for where it will be read. */
export type Style = (role: Role, text: string) => string

/** Where a report will be read: how many columns there are, and whether there is colour. */
export interface Page {
  readonly width: number
  readonly style: Style
}

/** For files and pipes: nothing but the text. */
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

/** For terminals. */
export const colourStyle: Style = (role, text) => {
  const [on, off] = renditions[role]
  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`
}
