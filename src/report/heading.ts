import { printable } from './printable.ts'
import type { Page } from './style.ts'
import { paragraph } from './width.ts'

export interface Window {
  readonly title: string
  readonly origin: string
  readonly asOf: string
  readonly horizon: string
}

/** The first lines of every report: the title, the as-of day and the window. */
export function heading({ title, origin, asOf, horizon }: Window, page: Page, from?: string): string {
  const titleLines = paragraph('', printable(title), page.width).split('\n')
  const days =
    from === undefined ? `as of the end of ${asOf}` : `as of the end of each day, ${from} to ${asOf}`
  return [
    ...titleLines.map((line) => page.style('title', line)),
    paragraph('', `${days} (prior of ${origin}, closes ${horizon})`, page.width),
  ].join('\n')
}
