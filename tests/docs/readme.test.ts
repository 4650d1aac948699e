import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEvents, readScenario } from 'forkcast/read'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { type Block, blocksOf, type Edit, edited } from './blocks.ts'
import {
  commandsOf,
  linesOf,
  npmProblems,
  printedAs,
  removeCommandLine,
  type Sandbox,
  sandbox,
} from './commandLine.ts'
import { documents, root } from './documents.ts'
import { corrected, correction, runSnippet } from './snippet.ts'
import { load } from './sources.ts'

/*
 * Runs what the documents show. UPDATE_DOCS=1 npx vitest run tests/docs writes what came out into them instead.
 * Blocks of one document run in order and share names and files; ```` ```yaml harbour.yaml ```` names a file.
 */
const updating = Boolean(process.env.UPDATE_DOCS)

test.each(['npm ci && npm run demo', 'npm ci && npm test'])('README.md says "%s"', (command) => {
  const blocks = blocksOf(readFileSync(join(root, 'README.md'), 'utf8'))
  const commands = blocks
    .filter(({ language }) => language === 'sh' || language === 'console')
    .flatMap(({ language, text }) => commandsOf(language, text).map((found) => found.command))
  expect(commands).toContain(command)
})

afterAll(removeCommandLine)

describe.each(documents)('%s', (path) => {
  const markdown = readFileSync(join(root, path), 'utf8')
  const scope: object = Object.assign(Object.create(null), { console: { log: () => undefined } })
  const edits: Edit[] = []
  const home = process.cwd()
  let place: Sandbox

  beforeAll(async () => {
    place = await sandbox()
    process.chdir(place.directory)
  })
  afterAll(() => {
    process.chdir(home)
    place.dispose()
    if (edits.length > 0) writeFileSync(join(root, path), edited(markdown, edits))
  })

  const runTypeScript = async ({ text, line }: Block): Promise<void> => {
    const claims = await runSnippet(text, scope, load)
    if (!updating)
      expect(claims.map((claim) => `${claim.source} // ${claim.written}`)).toEqual(
        claims.map((claim) => `${claim.source} // ${corrected(claim)}`),
      )
    for (const claim of claims.filter(({ agrees }) => !agrees))
      edits.push(correction(claim, markdown.split('\n'), line - 1))
  }

  const runCommands = ({ language, text, line }: Block): void => {
    for (const { command, output, outputLine } of commandsOf(language, text)) {
      const problems = npmProblems(command)
      if (problems) {
        expect(problems).toEqual([])
        if (output.some((shown) => shown.trim() !== ''))
          throw new Error(`npm commands are not run here: show the output of a forkcast command instead`)
        continue
      }
      if (!/^(?:npx )?forkcast\b|^(?:cat|head|echo|for)\b/.test(command))
        throw new Error(`no way to check the command "${command}"`)
      const { printed, status } = place.run(command)
      if (language === 'sh' && status !== 0)
        throw new Error(`"${command}" exited ${status} and printed\n${printed}`)
      if (language === 'sh') continue
      const shown = linesOf(output.join('\n'))
      const actual = linesOf(printed)
      if (printedAs(shown, actual)) continue
      if (!updating) expect(shown, command).toEqual(actual)
      edits.push({ line: line + outputLine - 1, count: output.length, lines: actual })
    }
  }

  const parse = ({ language, text }: Block): void => {
    const read: Record<string, () => unknown> = {
      json: () => JSON.parse(text),
      jsonl: () => readEvents(text),
      csv: () =>
        /^[^\n]*\bsignal\b/.test(text) ? readEvents(text) : Papa.parse(text, { delimiter: ',' }).errors,
      yaml: () => (/^forkcast:/m.test(text) ? readScenario(text) : parseDocument(text).errors),
    }
    const result = read[language]
    if (!result)
      throw new Error(
        `a block in ${language || 'no language'} cannot be checked; use ts, sh, console, yaml, csv, json or jsonl`,
      )
    const errors = result()
    if (Array.isArray(errors) && (language === 'yaml' || !/\bsignal\b/.test(text))) expect(errors).toEqual([])
  }

  const blocks = blocksOf(markdown)
  for (const [index, block] of blocks.entries())
    test(`line ${block.line}: the ${block.language || 'nameless'} block does what it says`, async () => {
      const { language, name, text } = block
      if (language === 'ts' || language === 'js') return runTypeScript(block)
      if (language === 'console' || (language === 'sh' && name === undefined)) return runCommands(block)
      if (name === undefined) return parse(block)
      // right or meant to be wrong, a named file is for a later block to read
      expect(blocks.slice(index + 1).some((later) => later.text.includes(name))).toBe(true)
      const file = join(place.directory, name)
      if (existsSync(file)) expect(readFileSync(file, 'utf8')).toContain(text)
      else writeFileSync(file, `${text}\n`)
    })
})
