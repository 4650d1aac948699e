import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare, explain, update, weightOfEvidence } from 'forkcast'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BundledCli, bundledCli } from '../cli/bundled.ts'
import { harbourFolder, harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'

let cli: BundledCli
beforeAll(async () => {
  cli = await bundledCli()
})

const scenario = join(harbourFolder, 'scenario.yaml')
const events = join(harbourFolder, 'events.csv')
const asOf = ['--as-of', '2030-04-30']
const forecast = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('forkcast explain', () => {
  test('prints steps, leave-one-out and sentences', async () => {
    const { code, stdout, stderr } = await cli.run(['explain', scenario, events, ...asOf])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('what moved it')
    expect(stdout).toMatch(/2030-03-11 .*\n +nothing has come true yet|2030-03-11 .*\n +silence/)
    expect(stdout).toContain('what the forecast owes to each')
    expect(stdout).toMatch(/“stays” rose from 60\.0% \(1 March 2030\) to 90\.4% \(30 April 2030\)\./)
  })

  test('gives machines what explain() gives, and the weights of evidence that were asked for', async () => {
    const { stdout } = await cli.run(['explain', scenario, events, ...asOf, '--json'])
    expect(JSON.parse(stdout)).toEqual(plain(explain(forecast)))
    const more = await cli.run([
      ...[
        'explain',
        scenario,
        events,
        ...asOf,
        '--json',
        '--branches',
        'leaves',
        '--between',
        'forced, stays',
      ],
    ])
    expect(JSON.parse(more.stdout)).toEqual(
      plain({
        ...explain(forecast, { branches: ['leaves'] }),
        weightOfEvidence: { a: 'forced', b: 'stays', ...weightOfEvidence(forecast, 'forced', 'stays') },
      }),
    )
  })

  test.each([
    [['--between', 'forced'], '--between takes two ids'],
    [['--between', 'forced,leavs'], '--between: expected branch or outcome ids: "leavs"'],
    [['--branches', 'leavs'], '--branches: expected branch or outcome ids: "leavs"'],
  ])('refuses %j', async (options, message) => {
    const { code, stderr } = await cli.run(['explain', scenario, events, ...asOf, ...options])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('forkcast compare', () => {
  const days = ['--from', '2030-03-15', '--to', '2030-04-30']
  const earlier = update(harbourScenario, harbourLog, { asOf: '2030-03-15' })

  test('prints both days and what lies between', async () => {
    const { code, stdout } = await cli.run(['compare', scenario, events, ...days])
    expect(code).toBe(0)
    expect(stdout).toContain('a: the end of 2030-03-15')
    expect(stdout).toContain('from a to b, in points')
  })

  test('gives machines what compare() gives', async () => {
    const { stdout } = await cli.run(['compare', scenario, events, ...days, '--json'])
    expect(JSON.parse(stdout)).toEqual(plain(compare(earlier, forecast)))
  })

  test('compares two logs', async () => {
    writeFileSync(join(cli.folder, 'short.csv'), 'date,signal\n2030-03-20,editorial\n')
    const { code, stdout } = await cli.run([
      ...[
        'compare',
        scenario,
        events,
        '--to-events',
        'short.csv',
        '--from',
        '2030-04-30',
        '--to',
        '2030-04-30',
      ],
    ])
    expect(code).toBe(0)
    expect(stdout).toContain('absent: audit-leak')
  })

  test('needs two of something', async () => {
    const { code, stderr } = await cli.run(['compare', scenario, events])
    expect(code).toBe(2)
    expect(stderr).toContain('compare needs two of something')
  })
})

describe('forkcast audit', () => {
  test('prints findings with their place, and exits 1', async () => {
    writeFileSync(join(cli.folder, 'bad.yaml'), 'outcomes:\n  yes: 40%\n  no: 50%\n')
    const { code, stdout, stderr } = await cli.run(['audit', 'bad.yaml'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toContain('bad.yaml:2:3 outcomes: outcomes do not sum to 1 [sum-not-one]')
    const json = await cli.run(['audit', 'bad.yaml', '--json'])
    expect(json.code).toBe(1)
    expect(JSON.parse(json.stdout).findings[0].code).toBe('sum-not-one')
  })

  test('reads standard input, and is content with what rounding explains', async () => {
    const input = '{ "outcomes": { "a": "33%", "b": "33%", "c": "33%" } }'
    const { code, stdout } = await cli.run(['audit', '-'], { input })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '<stdin>: nothing that rounding does not explain\n' })
  })

  test('says what it cannot read, with line and column', async () => {
    writeFileSync(join(cli.folder, 'wrong.yaml'), 'outcomes:\n  yes: 40\n  no: fifty\n')
    const { code, stderr } = await cli.run(['audit', 'wrong.yaml'])
    expect(code).toBe(1)
    expect(stderr).toContain(
      'wrong.yaml:2:8 outcomes.yes: expected a probability in [0, 1]; a percentage needs its sign',
    )
    expect(stderr).toContain('wrong.yaml:3:7 outcomes.no: expected a probability')
  })
})
