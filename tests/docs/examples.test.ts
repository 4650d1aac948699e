import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { update } from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Edit, edited } from './blocks.ts'
import { root } from './documents.ts'
import { examplesOf } from './examples.ts'
import { corrected, correction, runSnippet } from './snippet.ts'
import { load } from './sources.ts'

/*
 * Runs the examples in the doc comments of src/. They see the exports of their own file, the harbour case
 * (scenario, log, forecast as of 2030-04-30, both files) and whatever else src/ exports.
 * UPDATE_DOCS=1 npx vitest run tests/docs writes the values that came out into the comments.
 */
const updating = Boolean(process.env.UPDATE_DOCS)
type Module = Record<string, unknown>
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /^src\/.+\/.+\.ts$/.test(path) && !/\.d\.ts$|\/assembly\//.test(path))
const moduleOf = (file: string) => import(join(root, file)) as Promise<Module>
const sourceOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const documented = files.filter((file) => examplesOf(sourceOf(file)).length > 0)

const everything: Module = Object.create(null)
const harbour: Module = Object.create(everything)
const fixture = (file: string): string => readFileSync(join(root, 'tests/fixtures/harbour', file), 'utf8')
const harbourYaml = fixture('scenario.yaml')
const harbourCsv = fixture('events.csv')
const home = process.cwd()
let place = ''

beforeAll(async () => {
  for (const module of await Promise.all(files.map(moduleOf))) Object.assign(everything, module)
  const scenario = readScenario(harbourYaml)
  const log = readEvents(harbourCsv)
  Object.assign(harbour, { scenario, log, forecast: update(scenario, log, { asOf: '2030-04-30' }) })
  place = mkdtempSync(join(tmpdir(), 'forkcast-examples-'))
  writeFileSync(join(place, 'harbour.yaml'), harbourYaml)
  writeFileSync(join(place, 'harbour.csv'), harbourCsv)
  process.chdir(place)
})
afterAll(() => {
  process.chdir(home)
  rmSync(place, { recursive: true })
})

describe('the examples of the doc comments', () => {
  test('are found', () => {
    expect(documented.length).toBeGreaterThan(20)
  })

  test.each(documented)('%s has the values that its examples show', async (file) => {
    const source = sourceOf(file)
    const edits: Edit[] = []
    const own = await moduleOf(file)
    const written: string[] = []
    const correct: string[] = []
    for (const { code, line } of examplesOf(source)) {
      const claims = await runSnippet(code, Object.assign(Object.create(harbour), own), load)
      for (const claim of claims) {
        written.push(`${claim.source} // ${claim.written}`)
        correct.push(`${claim.source} // ${corrected(claim)}`)
        if (!claim.agrees) edits.push(correction(claim, source.split('\n'), line - 1))
      }
    }
    if (!updating) expect(written).toEqual(correct)
    else if (edits.length > 0) writeFileSync(join(root, file), edited(source, edits))
  })
})
