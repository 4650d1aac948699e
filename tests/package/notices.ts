import { existsSync, readdirSync, readFileSync } from 'node:fs'

const opening = `# Third-party notices

forkcast itself is under the MIT licence (LICENSE). What it ships contains the works below, each under its own licence.
This file is made from the packages that are in the bundles; a test compares the two.

## fdlibm (the elementary functions of \`src/numeric\`)

    Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.

    Developed at SunSoft, a Sun Microsystems, Inc. business.
    Permission to use, copy, modify, and distribute this
    software is freely granted, provided that this notice
    is preserved.
`

const packageFile = (name: string, file: string): string =>
  readFileSync(new URL(`../../node_modules/${name}/${file}`, import.meta.url), 'utf8')

/** What a package asks to be passed on with it: its licence, and its notice if it has one. */
function termsOf(name: string): string {
  const folder = new URL(`../../node_modules/${name}/`, import.meta.url)
  // seedrandom has no licence file, and the one file of it that is used has another author
  if (name === 'seedrandom') return comment(packageFile(name, 'lib/alea.js'))
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice)\b/i.test(file))
  if (!files.some((file) => /^licen/i.test(file))) throw new Error(`${name} has no licence file`)
  return files
    .sort()
    .reverse()
    .map((file) => packageFile(name, file).trim())
    .join('\n\n')
}

const comment = (source: string): string =>
  source
    .split('\n\n(function')[0]!
    .split('\n')
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n')
    .trim()

const indented = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `    ${line}`.trimEnd())
    .join('\n')

/** The whole file, for the packages that are in the bundles. */
export function noticesFor(names: readonly string[]): string {
  const sections = names.map((name) => {
    const { version, license } = JSON.parse(packageFile(name, 'package.json')) as Record<string, string>
    return `\n## ${name} ${version} (${license})\n\n${indented(termsOf(name))}\n`
  })
  return opening + sections.join('')
}

export const noticesFile = new URL('../../THIRD-PARTY-NOTICES.md', import.meta.url)
export const currentNotices = (): string => (existsSync(noticesFile) ? readFileSync(noticesFile, 'utf8') : '')
