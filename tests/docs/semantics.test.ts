import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The anchor that a heading of Markdown has on a page. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

test('every comment that cites docs/semantics.md names one of its headings', () => {
  const page = readFileSync(join(root, 'docs/semantics.md'), 'utf8')
  const anchors = new Set([...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)))
  const cited = ['src', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(join(root, folder, file), 'utf8').matchAll(/docs\/semantics\.md#([\w-]+)/g),
      ]),
  )
  expect(cited.length).toBeGreaterThan(12)
  expect(cited.map(([, anchor]) => anchor).filter((anchor) => !anchors.has(anchor ?? ''))).toEqual([])
})
