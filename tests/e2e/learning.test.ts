import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { learn } from 'forkcast'
import { readCases, readScenario } from 'forkcast/read'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BundledCli, bundledCli } from '../cli/bundled.ts'
import { harbourFolder } from '../fixtures/harbour/files.ts'

let cli: BundledCli
const scenario = join(harbourFolder, 'scenario.yaml')
const csv = 'case,leaf,branch,seen,days\nEasthaven 2011,resigns,,strike*2,60\nWestport 1998,,leaves,denial,\n'

beforeAll(async () => {
  cli = await bundledCli()
  writeFileSync(join(cli.folder, 'cases.csv'), csv)
})

const learned = (options = {}) => learn(readScenario(readFileSync(scenario, 'utf8')), readCases(csv), options)
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('forkcast learn', () => {
  test('prints tables and notices with their places', async () => {
    const { code, stdout, stderr } = await cli.run(['learn', scenario, 'cases.csv'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('learned from 2 cases\n')
    expect(stdout).toContain('How?\n')
    expect(stdout).toMatch(/\[certain-split\]/)
    expect(stdout.replace(/\s+/g, '')).toMatch(/\[uncounted-cases\]\(.*scenario\.yaml:\d+:\d+\)/)
  })

  test('gives machines what learn() gives, and the document', async () => {
    const { stdout } = await cli.run(['learn', scenario, 'cases.csv', '--json', '--concentration', '10'])
    const { scenario: next, ...numbers } = learned({ concentration: 10 })
    expect(JSON.parse(stdout)).toEqual(plain({ ...numbers, document: next.document }))
  })

  test.each(['yaml', 'json'])('writes the new scenario to a .%s file', async (format) => {
    const file = `learned.${format}`
    const { code, stdout } = await cli.run(['learn', scenario, 'cases.csv', '-o', file])
    expect(code).toBe(0)
    expect(stdout).toContain('log marginal likelihood')
    const text = readFileSync(join(cli.folder, file), 'utf8')
    expect(text.startsWith(format === 'json' ? '{' : 'forkcast: 1')).toBe(true)
    expect(readScenario(text).document).toEqual(learned().scenario.document)
    expect((await cli.run(['forecast', file])).code).toBe(0)
  })

  test.each([
    [['-o', 'learned.txt'], 2, '--output learned.txt: end the name in .yaml, or in .json for JSON'],
    [['-o', '-'], 2, 'end the name in .yaml'],
    [['--concentration', '0'], 2, 'Write a number above 0'],
    [['--concentration', '1e9'], 2, '--concentration: expected a number of cases above 0, up to 1000000'],
  ])('refuses %j', async (options, expected, message) => {
    const { code, stderr } = await cli.run(['learn', scenario, 'cases.csv', ...options])
    expect(code).toBe(expected)
    expect(stderr).toContain(message)
  })

  test('tells the problems of cases with their places', async () => {
    writeFileSync(join(cli.folder, 'wrong.csv'), 'case,leaf\na,resigns\nb,stas\nc,leaves\n')
    const { code, stderr } = await cli.run(['learn', scenario, 'wrong.csv'])
    expect(code).toBe(1)
    expect(stderr).toBe(
      'wrong.csv:3:1 row 2: leaf: "stas" is neither a branch nor an outcome; did you mean "stays"?\n' +
        'wrong.csv:4:1 row 3: leaf: "leaves" has branches and is no leaf; put it under branch\n',
    )
    writeFileSync(join(cli.folder, 'worse.csv'), 'case,leaf\na,\n')
    writeFileSync(join(cli.folder, 'broken.yaml'), 'forkcast: 2\n')
    const both = await cli.run(['learn', 'broken.yaml', 'worse.csv'])
    expect(both.code).toBe(1)
    expect(both.stderr).toContain('broken.yaml:1:11')
    expect(both.stderr).toContain('worse.csv:2:1')
    expect((await cli.run(['learn', '-', '-'])).stderr).toContain('the scenario or the cases, not both')
  })
})
