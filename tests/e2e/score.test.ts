import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backtest, trackRecord } from 'forkcast'
import { readEvents, readQuotes, readScenario } from 'forkcast/read'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BundledCli, bundledCli } from '../cli/bundled.ts'
import { harbourFolder, harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'

let cli: BundledCli
beforeAll(async () => {
  cli = await bundledCli()
})

const scenario = join(harbourFolder, 'scenario.yaml')
const events = join(harbourFolder, 'events.csv')
const records = join(import.meta.dirname, '../fixtures/track-record')
const ended = ['--outcome', 'forced', '--date', '2030-04-30']
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const readText = (name: string) => readFileSync(join(records, name), 'utf8')
const of = (name: string, kind: string, log?: string) => ({
  name,
  scenario: readScenario(readText(`${name}/scenario.${kind}`)),
  log: log === undefined ? [] : readEvents(readText(`${name}/${log}`)),
})
const quotes = `date,forecaster,any,by,probability
2030-03-10,market,leaves,2030-06-30,0.2
2030-04-01,market,leaves,2030-06-30,0.4
`

describe('forkcast score', () => {
  test('prints scores, days, and questions beside those who answered them', async () => {
    writeFileSync(join(cli.folder, 'quotes.csv'), quotes)
    const { code, stdout, stderr } = await cli.run([
      ...['score', scenario, events, ...ended, '--quotes', 'quotes.csv'],
      ...['--base-rate', 'stays=0.7,resigns=0.2,forced=0.1'],
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(
      '“forced” on 2030-04-30; scored at the end of each day, 2030-03-01 to 2030-04-29',
    )
    for (const line of [
      'the replay',
      'the prior, never updated',
      'the base rate',
      'skill against the base rate',
    ])
      expect(stdout).toContain(line)
    expect(stdout).toMatch(/leaves by 2030-06-30 +yes +the replay +60/)
    expect(stdout).toMatch(/market +51/)
  })

  test('gives machines what backtest() gives', async () => {
    writeFileSync(join(cli.folder, 'quotes.csv'), quotes)
    const { stdout } = await cli.run([
      ...['score', scenario, events, ...ended, '--quotes', 'quotes.csv', '--json'],
    ])
    const options = { outcome: 'forced', date: '2030-04-30', quotes: readQuotes(quotes) }
    expect(JSON.parse(stdout)).toEqual(plain(backtest(harbourScenario, harbourLog, options)))
  })

  test('says that a question lapsed', async () => {
    const { code, stdout } = await cli.run(['score', scenario, events, '--outcome', 'void'])
    expect([code, stdout]).toEqual([0, 'harbour\nit lapsed (void): there is nothing to score\n'])
  })

  test.each([
    [[], 2, '--outcome: expected an outcome id or void, where the document has no resolution'],
    [['--outcome', 'forcd', '--date', '2030-04-30'], 2, 'did you mean "forced"?'],
    [['--outcome', 'forced', '--date', '2030-03-01'], 2, '--date: expected a day after the origin'],
    [[...ended, '--base-rate', 'stays=1'], 2, 'baseRate.'],
    [[...ended, '--base-rate', 'stays'], 2, 'Write ids and probabilities'],
    [[...ended, '--all', records], 2, '--all takes everything from its folder'],
  ])('refuses %j', async (options, exit, message) => {
    const { code, stderr } = await cli.run(['score', scenario, events, ...options])
    expect(stderr).toContain(message.replace('baseRate.', 'base-rate.'))
    expect(code).toBe(exit)
  })

  test('tells every quote that is wrong with its line and column', async () => {
    const wrong = `${quotes}2030-04-02,market,levaes,2030-06-30,0.4\n2030-04-03,market,leaves,2031-06-30,0.4\n`
    writeFileSync(join(cli.folder, 'wrong.csv'), wrong)
    const { code, stderr } = await cli.run(['score', scenario, events, ...ended, '--quotes', 'wrong.csv'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^wrong\.csv:4:1 row 3: any: .*did you mean "leaves"\?/m)
    expect(stderr).toMatch(/^wrong\.csv:5:1 row 4: by: /m)
  })

  test('tells where a resolution of the document is wrong, and lets options go before it', async () => {
    const text = `forkcast: 1
title: Coin
origin: 2030-01-01
horizon: 2030-12-31
exhaustive: true
tree: { branches: { heads: { p: 0.5 }, tails: { p: rest } } }
resolution: { outcome: heads, date: 2031-01-01 }
`
    writeFileSync(join(cli.folder, 'late.yaml'), text)
    const { code, stderr } = await cli.run(['score', 'late.yaml'])
    expect([code, stderr]).toEqual([
      1,
      'late.yaml:7:37 resolution.date: expected a day from 2030-01-01 (origin) to 2030-12-31 (horizon); received "2031-01-01"\n',
    ])
    expect((await cli.run(['score', 'late.yaml', '--date', '2030-02-01'])).code).toBe(0)
    const own = await cli.run(['score', 'late.yaml', '--date', '2032-02-01'])
    expect([own.code, own.stderr.startsWith('forkcast: --date: expected')]).toEqual([2, true])
  })
})

describe('forkcast score --all', () => {
  test('scores every folder as one record: by hand, for three questions of two outcomes', async () => {
    const { code, stdout, stderr } = await cli.run(['score', '--all', records])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('3 answered, 1 open, 1 void')
    // 20 days at 1/2 and 20 at 3/4, for the second count was reported too late to count
    const budget = (20 * 2 * 0.25 + 20 * 2 * 0.0625) / 40
    // 181 days at 1/5 and 183 at 1/3
    const tax = (181 * 2 * 0.04 + (183 * 2) / 9) / 364
    const quorum = 2 * 0.81
    for (const score of [budget, tax, quorum, (budget + tax + quorum) / 3])
      expect(stdout).toContain(score.toFixed(3))
    expect(stdout).toContain('open, not scored: referendum')
    expect(stdout).toContain('lapsed, not scored: statute')
    expect(stdout).toContain('3 answered questions: the standard error')
  })

  test('gives machines what trackRecord() gives, and the warnings on standard error', async () => {
    const { code, stdout, stderr } = await cli.run(['score', '--all', records, '--json'])
    expect(code).toBe(0)
    const record = JSON.parse(stdout)
    expect(record.questions.map(({ name, days }: { name: string; days: number }) => [name, days])).toEqual([
      ['budget', 40],
      ['harbour-tax', 364],
      ['quorum', 10],
    ])
    expect(stderr).toContain('[few-questions]')
    // on the eve 3/4, 1/3 and 9/10; at the origin 1/2, 1/5 and 9/10
    const [eve, , , origin] = record.calibration
    expect(eve.decomposition.score).toBeCloseTo((0.125 + 2 / 9 + 1.62) / 6, 13)
    expect(origin).toMatchObject({ lead: 'origin', questions: 3, forecasts: 6 })
    expect(origin.decomposition.score).toBeCloseTo((0.5 + 0.08 + 1.62) / 6, 13)
    expect(record.model).toEqual(
      plain(
        trackRecord([
          of('budget', 'yaml', 'events.csv'),
          of('harbour-tax', 'yaml', 'events.jsonl'),
          of('quorum', 'json'),
        ]).model,
      ),
    )
  })

  test('tells what is wrong with every one, whatever it is, and scores none', async () => {
    const folder = join(cli.folder, 'broken')
    cpSync(records, folder, { recursive: true })
    const add = (name: string, files: Readonly<Record<string, string | Buffer>>) => {
      mkdirSync(join(folder, name))
      for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text)
    }
    const text = readText('budget/scenario.yaml')
    const resolved = 'resolution: { outcome: passes, date: 2030-02-10 }'
    add('credence', {
      'scenario.yaml': text,
      'events.csv': 'date,signal,credence\n2030-01-05,whip-count,5\n',
    })
    add('date', { 'scenario.yaml': text.replace(resolved, 'resolution: { outcome: passes }') })
    add('late', { 'scenario.yaml': text.replace('date: 2030-02-10', 'date: 2031-02-10') })
    add('latin', {
      'scenario.yaml': text,
      'events.csv': Buffer.from('date,signal,note\n2030-01-05,whip-count,\xe9\n', 'latin1'),
    })
    add('outcome', { 'scenario.yaml': text.replace('outcome: passes', 'outcome: pass') })
    add('signal', {
      'scenario.yaml': text.replace(resolved, ''),
      'events.csv': 'date,signal\n2030-01-05,whip\n',
    })
    const { code, stdout, stderr } = await cli.run(['score', '--all', 'broken'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^broken\/credence\/events\.csv:2:23 row 1: credence: /),
      expect.stringMatching(
        /^broken\/date\/scenario\.yaml:12:13 resolution\.date: expected a day: the one on which it came true; received nothing$/,
      ),
      expect.stringMatching(/^broken\/late\/scenario\.yaml:12:38 resolution\.date: .*received "2031-02-10"$/),
      expect.stringMatching(/^broken\/latin\/events\.csv this is no UTF-8 text/),
      expect.stringMatching(
        /^broken\/outcome\/scenario\.yaml:12:24 resolution\.outcome: .*did you mean "passes"\?$/,
      ),
      expect.stringMatching(/^broken\/signal\/events\.csv:2:1 row 1: signal: /),
    ])
  })

  test('says what a folder of cases is, where it is none', async () => {
    mkdirSync(join(cli.folder, 'none'))
    const { code, stderr } = await cli.run(['score', '--all', 'none'])
    expect([code, stderr]).toEqual([1, expect.stringContaining('no folder in it holds a scenario')])
    const missing = await cli.run(['score', '--all', 'nowhere'])
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('nowhere')])
  })
})
