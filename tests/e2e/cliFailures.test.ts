import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BundledCli, bundledCli } from '../cli/bundled.ts'
import { harbourFolder } from '../fixtures/harbour/files.ts'

let cli: BundledCli
let faulty: BundledCli

/** A mistake of ours, planted into one command. */
const fault: Plugin = {
  name: 'fault',
  setup(build) {
    build.onLoad({ filter: /cli.timeline\.ts$/ }, () => ({
      contents: `import { toFile } from './command.ts'
        const action = async () => undefined.day
        export const timelineCommand = { name: 'timeline', summary: '', arguments: [['<a>', ''], ['<b>', '']],
          options: [], json: true, output: toFile, action, examples: [] }`,
      loader: 'ts',
    }))
  },
}

beforeAll(async () => {
  ;[cli, faulty] = await Promise.all([bundledCli(), bundledCli([fault])])
  for (const name of ['scenario.yaml', 'scenario.json', 'events.csv'])
    writeFileSync(join(cli.folder, name), readFileSync(join(harbourFolder, name)))
})

const file = (name: string, content: string | Uint8Array) => writeFileSync(join(cli.folder, name), content)
const yaml = readFileSync(join(harbourFolder, 'scenario.yaml'), 'utf8')
const lines = (text: string) => text.trimEnd().split('\n')

describe('exit code 1: the input is wrong', () => {
  test('prints every problem of a scenario with file:line:column, and nothing else', async () => {
    file(
      'bad.yaml',
      yaml.replace('p: 0.4', 'p: 1.4').replace('title:', 'titel:').replace('2030-12-26', '2030-02-30'),
    )
    for (const command of ['check', 'forecast']) {
      const { code, stdout, stderr } = await cli.run([command, 'bad.yaml'])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(/^bad\.yaml:2:1 titel: .*did you mean "title"/m)
      for (const line of lines(stderr)) expect(line).toMatch(/^bad\.yaml:\d+:\d+ /)
    }
  })

  test('prints the problems of both files at once, and gives them to machines', async () => {
    file('sum.yaml', yaml.replace('stays: { p: rest }', 'stays: { p: 0.5 }'))
    file('day.csv', 'date,signal,credence\n2030-02-30,denial,\n2030-03-05,denial,1.5\n')
    const { code, stdout, stderr } = await cli.run(['check', 'sum.yaml', 'day.csv', '--json'])
    expect(code).toBe(1)
    expect(lines(stderr)).toEqual([
      expect.stringMatching(/^sum\.yaml:\d+:\d+ tree.*0\.9/),
      expect.stringMatching(/^day\.csv:2:1 row 1: date: .*2030-02-30/),
      expect.stringMatching(/^day\.csv:3:19 row 2: credence: .*1\.5/),
    ])
    const { problems, warnings } = JSON.parse(stdout)
    expect(warnings).toEqual([])
    expect(problems).toMatchObject([
      { file: 'sum.yaml', code: 'split-sum' },
      {
        file: 'day.csv',
        code: 'invalid-day',
        path: 'row 1: date',
        line: 2,
        column: 1,
        received: '2030-02-30',
      },
      { file: 'day.csv', path: 'row 2: credence', line: 3, column: 19, received: 1.5 },
    ])
  })

  test('prints syntax errors where they are', async () => {
    file('syntax.yaml', 'forkcast: 1\ntitle: [a\n')
    file('syntax.json', '{ "forkcast": 1,\n  "title" "a" }')
    expect((await cli.run(['check', 'syntax.yaml'])).stderr).toMatch(/^syntax\.yaml:[23]:\d+ /)
    expect((await cli.run(['check', 'syntax.json'])).stderr).toMatch(/^syntax\.json:2:11 /)
  })

  test('points into the log where it does not fit the scenario', async () => {
    file('misfit.csv', 'date,signal,observed\n2030-03-05,denail,\n2030-03-06,editorial,false\n')
    for (const command of ['check', 'timeline']) {
      const { code, stderr } = await cli.run([command, 'scenario.yaml', 'misfit.csv'])
      expect(code).toBe(1)
      expect(lines(stderr)).toEqual([
        expect.stringMatching(/^misfit\.csv:2:\d+ row 1: signal: .*did you mean "denial"/),
        expect.stringMatching(/^misfit\.csv:3:\d+ row 2: observed: /),
      ])
    }
  })

  test('names the reports that leave nothing possible', async () => {
    file(
      'never.yaml',
      yaml.replace('signals:', 'signals:\n  oath: { likelihood: { stays: 0, otherwise: 0 } }'),
    )
    file('never.csv', 'date,signal\n2030-03-04,editorial\n2030-03-05,oath\n')
    for (const command of ['check', 'simulate']) {
      const { code, stderr } = await cli.run([command, 'never.yaml', 'never.csv'])
      expect(code).toBe(1)
      expect(stderr).toMatch(
        /^never\.csv:3:1 row 2: the evidence rules out every leaf; .*"oath" on 2030-03-05/,
      )
    }
  })

  test.each([
    [
      'a missing file',
      ['forecast', 'scenaro.yaml'],
      /^forkcast: scenaro\.yaml: there is no such file; did you mean "scenario\.yaml"\?\n$/,
    ],
    ['a folder', ['forecast', '.'], /^forkcast: \.: this is a folder; a file is needed\n$/],
    [
      'a missing log',
      ['timeline', 'scenario.yaml', 'nothing.here'],
      /^forkcast: nothing\.here: there is no such file\n$/,
    ],
    ['a file that is no text', ['check', 'latin.csv'], /^forkcast: latin\.csv: this is no UTF-8 text/],
    ['an empty standard input', ['check', '-'], /^<stdin>:1:1 /],
    [
      'a folder for the output',
      ['forecast', 'scenario.yaml', '-o', 'sub'],
      /^forkcast: sub: this is a folder; a file is needed\n$/,
    ],
    [
      'an output into no folder',
      ['simulate', 'scenario.yaml', '--runs', '1e12', '-o', 'none/a.json'],
      /^forkcast: none\/a\.json: there is no folder none\n$/,
    ],
  ])('says in a sentence what is wrong with %s', async (_, args, sentence) => {
    file('latin.csv', Buffer.from('date,signal,note\n2030-03-05,denial,caf\xe9\n', 'latin1'))
    mkdirSync(join(cli.folder, 'sub'), { recursive: true })
    const { code, stdout, stderr } = await cli.run(args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(sentence)
  })

  test('leaves an earlier result alone', async () => {
    file('result.json', 'earlier')
    expect((await cli.run(['forecast', 'misfit.csv', '-o', 'result.json'])).code).toBe(1)
    expect(readFileSync(join(cli.folder, 'result.json'), 'utf8')).toBe('earlier')
  })

  test('shows a hostile document without obeying it', async () => {
    file('hostile.yaml', yaml.replace('title: harbour', '"ti\\e[2Jtle": harbour'))
    const { code, stderr } = await cli.run(['check', 'hostile.yaml'])
    expect(code).toBe(1)
    expect(stderr).not.toContain('\u001b')
  })
})

describe('a disk that is full', () => {
  test.runIf(existsSync('/dev/full'))('is no success, for standard output and files', async () => {
    const standard = await cli.shell('$forkcast forecast scenario.yaml > /dev/full')
    expect(standard).toMatchObject({ code: 1, stderr: 'forkcast: standard output: the disk is full\n' })
    const help = await cli.shell('$forkcast --help > /dev/full')
    expect(help).toMatchObject({ code: 1, stderr: 'forkcast: standard output: the disk is full\n' })
    const direct = await cli.run(['forecast', 'scenario.yaml', '-o', '/dev/full'])
    expect(direct).toMatchObject({ code: 1, stderr: 'forkcast: /dev/full: the disk is full\n' })
    expect((await cli.shell('$forkcast forecast scenari.yaml 2> /dev/full')).code).toBe(1)
  })

  test('is noticed where it takes a part, and leaves the earlier result whole', async () => {
    // a limit on the size of files: the first write takes 8 of some 100 kB, and says that this was a success
    file('result.json', 'earlier')
    const command = '$forkcast timeline scenario.yaml events.csv --days all --json'
    const kept = await cli.shell(`ulimit -f 8; ${command} -o result.json`)
    expect(kept).toMatchObject({ code: 1, stderr: expect.stringContaining('larger than the system allows') })
    expect(readFileSync(join(cli.folder, 'result.json'), 'utf8')).toBe('earlier')
    expect(readdirSync(cli.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    const cut = await cli.shell(`ulimit -f 8; ${command} > cut.json`)
    expect(cut).toMatchObject({ code: 1, stderr: expect.stringContaining('standard output: ') })
  })
})

describe('exit code 2: the command line is wrong', () => {
  test.each([
    [['forcast', 'scenario.yaml'], /unknown command 'forcast'\n\(Did you mean forecast\?\)/],
    [['simulate', 'scenario.yaml', '--runs', '1e5x'], /'--runs <n>' argument '1e5x' is invalid/],
    [
      ['forecast', 'scenario.yaml', '--as-of', '2031-01-01'],
      /--as-of: expected a day from 2030-03-01 \(origin\) to 2030-12-26 \(horizon\); received "2031-01-01"/,
    ],
    [['timeline', 'scenario.yaml', 'events.csv', '--to', '2030-02-30'], /--to: .*there is no day 2030-02-30/],
    [['simulate', 'scenario.yaml', '--draws', '1e7'], /--draws: expected a whole number from 1 to 1000000/],
    [['forecast', '-', '-'], /standard input \(-\) can be the scenario or the events, not both/],
    [['forecast', 'scenario.yaml', '-o', './scenario.yaml'], /would overwrite an input/],
    [['forecast', 'scenario.yaml', '-o', ''], /--output needs the name of a file/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await cli.run(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^forkcast: /)
    expect(stderr).toMatch(message)
  })

  test('without a command there is help', async () => {
    const { code, stdout, stderr } = await cli.run([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: forkcast')
  })
})

test('exit code 3: a fault of ours says so, and how to report it', async () => {
  const { code, stdout, stderr } = await faulty.run(['timeline', 'a', 'b'])
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  expect(stderr).toMatch(
    /^forkcast: an internal fault\. This is a mistake in forkcast, not in your files\.\nPlease report it/,
  )
  expect(stderr).toMatch(/^forkcast \d+\.\d+\.\d+, Node\.js v\d+.*\nTypeError: /m)
})

test('exit code 130: an interruption is obeyed at once, and leaves no file', async () => {
  const args = ['simulate', 'scenario.json', '--runs', '1e15', '--seed', 'a', '-o', 'never.json']
  // on a busy machine the signal may come before the program has begun, and ends it as it ends any program
  for (let patience = 1000; patience <= 16_000; patience *= 2) {
    const ended = await cli.run(args, { interruptAfter: patience })
    if (ended.signal === 'SIGINT' && patience < 16_000) continue
    expect(ended).toEqual({ code: 130, signal: null, stdout: '', stderr: 'forkcast: interrupted\n' })
    break
  }
  expect(readdirSync(cli.folder).filter((name) => name.includes('never.json'))).toEqual([])
}, 60_000)
