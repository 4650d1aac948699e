import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundledCli } from '../cli/bundled.ts'
import { harbourFolder } from '../fixtures/harbour/files.ts'
import { root } from './documents.ts'
import { auditGroup } from './errors/auditGroup.ts'
import { callGroups, literalExamples } from './errors/callGroups.ts'
import { classGroup } from './errors/classGroup.ts'
import { commandGroup } from './errors/commandGroup.ts'
import type { Group } from './errors/entry.ts'
import { learningGroup } from './errors/learningGroup.ts'
import { pageOf } from './errors/page.ts'
import { rowGroups } from './errors/rowGroups.ts'
import { scenarioGroups } from './errors/scenarioGroups.ts'
import { scoringGroup } from './errors/scoringGroup.ts'
import { textGroups } from './errors/textGroups.ts'
import { warningGroups } from './errors/warningGroups.ts'
import { workerGroup } from './errors/workerGroup.ts'

const path = join(root, 'docs/errors.md')
let groups: readonly Group[] = []

beforeAll(async () => {
  const cli = await bundledCli()
  const scenario = readFileSync(join(harbourFolder, 'scenario.yaml'), 'utf8')
  groups = [
    classGroup(),
    ...textGroups(),
    ...scenarioGroups(literalExamples()),
    ...rowGroups(),
    ...warningGroups(),
    ...callGroups(),
    await workerGroup(),
    auditGroup(),
    learningGroup(),
    scoringGroup(),
    await commandGroup(cli, { 'scenario.yaml': scenario }),
  ]
})

/** Words in kebab-case that the sources hold and that are no codes. */
const noCodes = new Set([
  // a package, a system call's word, days and ids in keyDocs.ts, a heading, the name of a JSON Schema draft
  ...['jsonc-parser', 'short-write', 'audit-leak', 'plug-in', 'draft-07'],
])

function codesInSources(): string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const found = new Set<string>(['version', 'retracted', 'ungraded'])
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(join(root, 'src', file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '')
    // a code that is put together could not be found
    expect(source, file).not.toMatch(/\bcode: `/)
    for (const [, code = ''] of source.matchAll(/'([a-z]+(?:-[a-z0-9]+)+)'/g))
      if (!noCodes.has(code)) found.add(code)
  }
  return [...found].sort()
}

describe('docs/errors.md', () => {
  test('has a section for every code in the sources, and no other', () => {
    const titles = groups.flatMap(({ entries }) => entries.map(({ title }) => title))
    const codes = titles.map((title) => /\(`([a-z0-9-]+)`\)/.exec(title)?.[1] ?? title)
    const known = codes.filter((code) => /^[a-z]+(-[a-z0-9]+)+$|^(version|retracted|ungraded)$/.test(code))
    expect([...new Set(known)].sort()).toEqual(codesInSources())
  })

  test('is what the runs give', () => {
    const page = pageOf(groups)
    if (process.env.UPDATE_DOCS) writeFileSync(path, page)
    else expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(page)
  })
})

test('docs/checks.md has a section for every lint, in the list at its top', () => {
  const checks = readFileSync(join(root, 'docs/checks.md'), 'utf8')
  const sections = [...checks.matchAll(/^## (.*)$/gm)].map(([, title]) => title)
  const listed = [...checks.matchAll(/^- \[(.*)\]\(#(.*)\):/gm)].flatMap(([, title, anchor]) => [
    title,
    anchor,
  ])
  expect(listed).toEqual(sections.flatMap((title) => [title, title]))
  const lints = groups.filter(({ title }) => /^Warnings of (?:a forecast|check)/.test(title))
  const codes = lints.flatMap(({ entries }) => entries.map(({ title }) => title))
  expect([...sections].sort()).toEqual(codes.filter((code) => code !== 'as-of-defaulted').sort())
})
