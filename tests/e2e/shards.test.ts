import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type BundledCli, bundledCli } from '../cli/bundled.ts'
import { blocksOf } from '../docs/blocks.ts'
import { harbourFolder } from '../fixtures/harbour/files.ts'

let cli: BundledCli
let whole = ''
const runs = ['--as-of', '2030-04-30', '--runs', '4e5', '--seed', 'harbour']
const simulate = (...more: string[]) => cli.run(['simulate', 'harbour.yaml', 'events.csv', ...runs, ...more])
const share = (i: number, of: number, file: string, ...more: string[]) =>
  simulate('--shard', `${i}/${of}`, '-o', file, ...more)

beforeAll(async () => {
  cli = await bundledCli()
  for (const [from, to] of [
    ['scenario.yaml', 'harbour.yaml'],
    ['events.csv', 'events.csv'],
  ] as const)
    writeFileSync(join(cli.folder, to), readFileSync(join(harbourFolder, from)))
  whole = (await simulate('--json')).stdout
  for (let i = 1; i <= 3; i++)
    expect(await share(i, 3, `p${i}.json`)).toMatchObject({ code: 0, stdout: '', stderr: '' })
})

describe('forkcast simulate --shard and forkcast merge', () => {
  test('give what one machine gives, in any order and grouping', async () => {
    const merge = async (...files: string[]) =>
      (await cli.run(['merge', ...files, '--json'])).stdout === whole
    expect(await merge('p1.json', 'p2.json', 'p3.json')).toBe(true)
    expect(await merge('p3.json', 'p1.json', 'p2.json')).toBe(true)
    const some = await cli.run(['merge', 'p3.json', 'p1.json', '--partial', '-o', 'some.json'])
    expect(some).toMatchObject({ code: 0, stdout: '', stderr: '' })
    expect(await merge('p2.json', 'some.json')).toBe(true)
    const all = await cli.run(['merge', 'some.json', 'p2.json', '--partial'])
    const input = all.stdout
    expect((await cli.run(['merge', '-', '--json'], { input })).stdout === whole).toBe(true)
  })

  test('show the same table', async () => {
    const table = await simulate()
    expect((await cli.run(['merge', 'p1.json', 'p2.json', 'p3.json'])).stdout).toBe(table.stdout)
  })

  test('write the runs of a share, numbered as in the whole', async () => {
    await share(3, 3, 'p3.json', '--samples', 'runs3.csv')
    const lines = readFileSync(join(cli.folder, 'runs3.csv'), 'utf8').trimEnd().split('\n')
    expect(lines.at(-1)).toMatch(/^400000,/)
    expect(lines[1]).toMatch(/^262145,/) // blocks 5 to 7 of 7, of 65,536 runs
  })

  test('refuse what does not belong together, with exit code 1, the files and what differs', async () => {
    await simulate('--shard', '2/3', '-o', 'other.json', '--draws', '7')
    await cli.run(['simulate', 'harbour.yaml', ...runs, '--shard', '2/3', '-o', 'nolog.json'])
    writeFileSync(join(cli.folder, 'cut.json'), readFileSync(join(cli.folder, 'p1.json')).subarray(0, 500))
    writeFileSync(join(cli.folder, 'whole.json'), whole)
    for (const [files, message] of [
      [['p1.json', 'p3.json'], /^forkcast: missing: blocks 3 to 4 of 7; /],
      [
        ['p1.json', 'p2.json', 'p1.json', 'p3.json'],
        /^forkcast: p1\.json and p1\.json both hold blocks 1 to 2; /,
      ],
      [
        ['p1.json', 'other.json', 'p3.json'],
        /^forkcast: other\.json belongs to another simulation than p1\.json: draws is 7, there 1000/,
      ],
      [
        ['p1.json', 'nolog.json', 'p3.json'],
        /^forkcast: nolog\.json belongs .*: log\[0\] is nothing, there /,
      ],
      [['cut.json', 'p2.json'], /^forkcast: cut\.json is damaged: it is no JSON/],
      [['whole.json'], /^forkcast: whole\.json is no part of a simulation/],
      [['p1.jsn'], /^forkcast: p1\.jsn: there is no such file; did you mean "p1\.json"\?/],
    ] as const) {
      const { code, stdout, stderr } = await cli.run(['merge', ...files])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(message)
    }
  })

  test('refuse a command line that cannot work, with exit code 2', async () => {
    for (const [args, message] of [
      [['simulate', 'harbour.yaml', '--shard', '1/3'], '--shard needs --seed'],
      [['simulate', 'harbour.yaml', '--shard', '0/3', '--seed', 'x'], 'from 1/N to N/N'],
      [['simulate', 'harbour.yaml', '--shard', '4/3', '--seed', 'x'], 'from 1/N to N/N'],
      [['merge'], "missing required argument 'parts'"],
      [['merge', '-', '-'], 'can be read once'],
      [['merge', 'p1.json', '-o', 'p1.json'], 'would overwrite an input'],
    ] as const) {
      const { code, stderr } = await cli.run(args)
      expect(code).toBe(2)
      expect(stderr).toContain(message)
    }
  })
})

test('the Indexed Job of README.md plays every share', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const job = blocksOf(readme)
    .filter(({ language, text }) => language === 'yaml' && text.includes('kind: Job'))
    .map(({ text }) => parse(text))[0]
  expect(job.spec.completionMode).toBe('Indexed')
  const [{ command, args }] = job.spec.template.spec.containers
  expect(command).toEqual(['sh', '-c'])
  const parts: string[] = []
  for (let index = 0; index < job.spec.completions; index++) {
    const env = { JOB_COMPLETION_INDEX: String(index) }
    const line = `forkcast() { $forkcast "$@"; }\n${args[0]}`
    expect(await cli.shell(line, { env })).toMatchObject({ code: 0, stderr: '' })
    parts.push(`part${index}.json`)
  }
  expect((await cli.run(['merge', ...parts, '--json'])).stdout === whole).toBe(true)
})
