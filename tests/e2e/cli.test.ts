import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simulate, timeline, update } from 'forkcast'
import { beforeAll, describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
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

const json = `${JSON.stringify(forecast, null, 2)}\n`
const harbour = `harbour
as of the end of 2030-04-30 (prior of 2030-03-01, closes 2030-12-26)

  outcome  prior    now  change
  stays    60.0%  90.4%   +30.4  ████████████████████████████████████▏
  resigns  23.3%   5.5%   −17.7  ██▎
  forced   16.7%   4.1%   −12.6  █▋

4 events used; 2 of 7 rows ignored:
  row 6  2030-02-20  denial  happened by the origin: the prior knows of it
  row 7  2030-06-01  strike  not yet known: reported 2030-06-01

log coherence −3.73: how well all the evidence goes together (0: as one event alone); not for
comparing models
`

describe('forkcast forecast', () => {
  test('prints the worked example', async () => {
    const { code, stdout, stderr } = await cli.run(['forecast', scenario, events, ...asOf])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(harbour)
  })

  test('gives machines the forecast as JSON, its keys in their order', async () => {
    const { code, stdout } = await cli.run(['forecast', scenario, events, ...asOf, '--json'])
    expect(code).toBe(0)
    expect(stdout).toBe(json)
    const result = JSON.parse(stdout)
    expect(Object.keys(result)).toEqual([
      ...['title', 'origin', 'asOf', 'horizon', 'outcomes', 'branches', 'logCoherence', 'events', 'warnings'],
    ])
    expect(result.outcomes.stays.probability).toBeCloseTo(0.903695330748, 12)
    expect(result.outcomes.resigns.probability).toBeCloseTo(0.055063183414, 12)
    expect(result.outcomes.forced.probability).toBeCloseTo(0.041241485838, 12)
    expect(result.logCoherence).toBeCloseTo(-3.72586683714, 11)
    expect(result.events.used).toBe(4)
  })

  test('reads either file from standard input', async () => {
    for (const name of ['scenario.yaml', 'scenario.json']) {
      const input = readFileSync(join(harbourFolder, name))
      expect((await cli.run(['forecast', '-', events, ...asOf], { input })).stdout).toBe(harbour)
    }
    const input = readFileSync(events)
    expect((await cli.run(['forecast', scenario, '-', ...asOf], { input })).stdout).toBe(harbour)
  })

  test('writes the same to a file, and nothing to the terminal', async () => {
    for (const [options, expected] of [
      [[], harbour],
      [['--json'], json],
    ] as const) {
      const written = await cli.run(['forecast', scenario, events, ...asOf, '-o', 'out.txt', ...options])
      expect(written).toEqual({ code: 0, signal: null, stdout: '', stderr: '' })
      expect(readFileSync(join(cli.folder, 'out.txt'), 'utf8')).toBe(expected)
    }
    expect((await cli.run(['forecast', scenario, ...asOf, '-o', '-'])).stdout).toContain('no events')
  })

  test('shows warnings below the tables, or beside the JSON', async () => {
    const shown = await cli.run(['forecast', scenario, events])
    expect(shown.stdout).toContain('as of the end of 2030-06-01')
    expect(shown.stdout).toMatch(/\n\nnote: no as-of day was given, .*\[as-of-defaulted\]\n$/s)
    expect(shown.stderr).toBe('')
    const json = await cli.run(['forecast', scenario, events, '--json'])
    expect(JSON.parse(json.stdout).warnings[0].code).toBe('as-of-defaulted')
    expect(json.stderr).toMatch(/^note: no as-of day was given/)
  })

  test('is the same under every time zone, locale and folder', async () => {
    for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      const env = { TZ, LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
      const { stdout } = await cli.run(['forecast', 'scenario.yaml', 'events.csv', ...asOf, '--json'], {
        env,
        cwd: harbourFolder,
      })
      expect(stdout).toBe(json)
    }
  })

  test('knows today by the UTC day, wherever it runs', async () => {
    const input =
      '{ "forkcast": 1, "title": "long", "origin": "2000-01-01", "horizon": "2999-12-31", "exhaustive": true, "tree": { "branches": { "a": { "p": 1 } } } }'
    const utcDay = () => new Date().toISOString().slice(0, 10)
    for (const TZ of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const before = utcDay()
      const { stdout } = await cli.run(['forecast', '-', '--as-of', 'today', '--json'], {
        input,
        env: { TZ },
      })
      // the day may change while it runs
      expect([before, utcDay()]).toContain(JSON.parse(stdout).asOf)
    }
  })
})

describe('forkcast simulate', () => {
  test('gives machines what simulate() gives, with the same defaults', async () => {
    const { code, stdout } = await cli.run([
      'simulate',
      scenario,
      events,
      ...asOf,
      '--seed',
      'harbour',
      '--json',
    ])
    expect(code).toBe(0)
    expect(stdout).toBe(`${JSON.stringify(simulate(forecast, { seed: 'harbour' }), null, 2)}\n`)
  })

  test('takes runs as people write them, and draws', async () => {
    const expected = simulate(forecast, { seed: '7', runs: 20_000, draws: 50 })
    for (const runs of ['2e4', '20_000']) {
      const options = ['--seed', '7', '--draws', '50', '--json', '--runs', runs]
      const { stdout } = await cli.run(['simulate', scenario, events, ...asOf, ...options])
      expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(expected)))
    }
  })

  test('stops where the target is reached, and says how many runs that took', async () => {
    const options = ['--seed', '7', '--target-mcse', '0.01', '--json']
    const { stdout } = await cli.run(['simulate', scenario, events, ...asOf, ...options])
    const expected = simulate(forecast, { seed: '7', targetMcse: 0.01 })
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(expected)))
    expect(expected.runs).toBe(65_536)
  })

  test.each(['csv', 'jsonl'])(
    'writes every run to a .%s file, beside the result of the same runs',
    async (end) => {
      const options = ['--seed', '7', '--runs', '3000', '--json']
      const file = join(cli.folder, `samples.${end}`)
      const plain = await cli.run(['simulate', scenario, events, ...asOf, ...options])
      const { code, stdout } = await cli.run([
        'simulate',
        scenario,
        events,
        ...asOf,
        ...options,
        '--samples',
        file,
      ])
      expect({ code, stdout }).toEqual({ code: 0, stdout: plain.stdout })
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
      if (end === 'csv') expect(lines.shift()).toBe('run,draw,outcome,days')
      expect(lines).toHaveLength(3000)
      const outcomes = lines.map((line) => (end === 'csv' ? line.split(',')[2]! : JSON.parse(line).outcome))
      for (const [id, { count }] of Object.entries(
        JSON.parse(stdout).outcomes as Record<string, { count: number }>,
      ))
        expect(outcomes.filter((outcome) => outcome === id)).toHaveLength(count)
    },
  )

  test('refuses to write runs over an input, or in a format it does not know', async () => {
    for (const [file, message] of [
      ['runs.txt', 'end the name in .csv, or in .jsonl'],
      [events, 'would overwrite an input'],
    ] as const) {
      const { code, stderr } = await cli.run(['simulate', scenario, events, '--samples', file])
      expect(code).toBe(2)
      expect(stderr).toContain(message)
    }
  })

  test('draws a seed where none is given, and prints it so that the run can be repeated', async () => {
    const first = await cli.run(['simulate', scenario, events, ...asOf, '--runs', '2e4'])
    const seed = /^seed ([0-9a-f]{16}), 20,000 runs, /m.exec(first.stdout)?.[1] ?? ''
    expect(seed).toHaveLength(16)
    const again = await cli.run(['simulate', scenario, events, ...asOf, '--runs', '2e4', '--seed', seed])
    expect(again.stdout).toBe(first.stdout)
    const other = await cli.run(['simulate', scenario, '--runs', '1'])
    expect(other.stdout).toContain('\nseed ')
    expect(other.stdout).not.toContain(seed)
  })

  test('shows errors, exact values, intervals and timing, and no progress where there is no terminal', async () => {
    const { stdout, stderr } = await cli.run([
      'simulate',
      scenario,
      events,
      ...asOf,
      '--runs',
      '1e6',
      '--seed',
      'h',
    ])
    expect(stderr).toBe('')
    expect(stdout).toMatch(/as of the end of 2030-04-30/)
    expect(stdout).toMatch(/outcome +probability +± error +exact +90% credible/)
    expect(stdout).toMatch(/stays +90\.\d\d% +± 0\.0\d +90\.37% +\d\d\.\d% to \d\d\.\d% +█+/)
    expect(stdout).toMatch(/stays +horizon +horizon +horizon/)
    expect(stdout).toMatch(/forced +2030-05-\d\d +2030-0[67]-\d\d +2030-1[01]-\d\d/)
    expect(stdout).toMatch(/\nseed h, 1,000,000 runs, 1,000 draws \(effectively /)
  })
})

describe('forkcast timeline', () => {
  test('gives machines a list of days', async () => {
    const { code, stdout } = await cli.run(['timeline', scenario, events, '--json'])
    expect(code).toBe(0)
    const expected = timeline(harbourScenario, harbourLog).map((day) => ({
      asOf: day.asOf,
      known: day.known,
      retracted: day.retracted,
      outcomes: Object.fromEntries(
        Object.entries(day.forecast.outcomes).map(([id, { probability }]) => [id, probability]),
      ),
      logCoherence: day.forecast.logCoherence,
    }))
    expect(stdout).toBe(`${JSON.stringify(expected, null, 2)}\n`)
  })

  test('shows the days of the log, or all days, up to a day', async () => {
    const log = (await cli.run(['timeline', scenario, events])).stdout
    expect(log.match(/^ {2}2030-/gm)).toHaveLength(7)
    expect(log).toMatch(/2030-03-25 +60\.6% +22\.2% +17\.2% +not seen: denial/)
    const all = (await cli.run(['timeline', scenario, events, '--days', 'all', '--to', '2030-03-11'])).stdout
    expect(all.match(/^ {2}2030-/gm)).toHaveLength(11)
  })
})

describe('forkcast check', () => {
  const counts = 'scenario.yaml: no problems (3 outcomes, 5 branches, 4 signals, 2030-03-01 to 2030-12-26)\n'
  const run = (...args: string[]) => cli.run(['check', ...args], { cwd: harbourFolder })

  test('says that there are no problems, and below it what deserves a look', async () => {
    const { code, stdout, stderr } = await run('scenario.yaml', 'events.csv')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.startsWith(`${counts}events.csv: no problems (7 rows)\n\nnote: `)).toBe(true)
    expect(stdout.match(/\[[a-z-]+\]\s+\([^)]+\)/g)?.map((found) => found.replace(/\s+/g, ' '))).toEqual([
      '[prior-without-source] (scenario.yaml:8:3)',
      '[prior-without-source] (scenario.yaml:14:7)',
      '[row-never-counts] (events.csv:7:1)',
    ])
  })

  test('gives machines the warnings of both files, and says them on standard error too', async () => {
    const { code, stdout, stderr } = await run(
      'scenario.yaml',
      'events.csv',
      '--json',
      '--as-of',
      '2030-12-26',
    )
    expect(code).toBe(0)
    const { problems, warnings } = JSON.parse(stdout)
    expect(problems).toEqual([])
    expect(warnings.map(({ file, code }: Record<string, string>) => `${file} ${code}`)).toEqual([
      'scenario.yaml prior-without-source',
      'scenario.yaml prior-without-source',
      'events.csv row-never-counts',
      'events.csv log-ends-early',
    ])
    expect(warnings[3]).toMatchObject({ path: 'row 7', line: 8, column: 1 })
    expect(stderr.match(/^note: /gm)).toHaveLength(4)
  })

  test('asks whether the log reaches a day only where there is a day', async () => {
    const { stdout } = await run('scenario.yaml', 'events.csv', '--as-of', '2030-12-26')
    expect(stdout).toContain('events.csv: no problems (7 rows, as of 2030-12-26)\n')
    expect(stdout).toContain('[log-ends-early]')
    const late = await run('scenario.yaml', 'events.csv', '--as-of', '2031-01-01')
    expect(late).toMatchObject({ code: 2, stdout: '' })
    expect(late.stderr).toMatch(/^forkcast: --as-of: expected a day from 2030-03-01/)
  })

  test('looks at a scenario alone', async () => {
    const input =
      'forkcast: 1\ntitle: t\norigin: 2030-01-01\nhorizon: 2030-12-31\ntree: { branches: { a: { p: 1 } } }\n'
    const json = await cli.run(['check', '-', '--json'], { input })
    expect(json.code).toBe(0)
    const { problems, warnings } = JSON.parse(json.stdout)
    expect(problems).toEqual([])
    expect(warnings).toMatchObject([{ file: '<stdin>', code: 'no-residual', line: 5 }])
    expect((await cli.run(['check', '-'], { input })).stdout).toMatch(
      /note: .*\[no-residual\] \(<stdin>:5:\d+\)/s,
    )
  })
})

describe('forkcast', () => {
  test('prints its version', async () => {
    expect(await cli.run(['--version'])).toMatchObject({
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    })
  })

  test.each([['--help'], ['simulate', '--help']])('helps: %s %s', async (...args) => {
    const { code, stdout, stderr } = await cli.run(args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Usage: forkcast')
  })

  test('colours what goes to a pipe only when forced, and never against NO_COLOR or into a file', async () => {
    const introducer = '\u001b['
    const run = async (env: Record<string, string>, ...more: string[]) =>
      (await cli.run(['forecast', scenario, events, ...asOf, ...more], { env })).stdout
    expect(await run({ FORCE_COLOR: '1' })).toContain(`${introducer}32m+30.4`)
    expect(await run({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain(introducer)
    expect(await run({ FORCE_COLOR: '1' }, '--json')).not.toContain(introducer)
    await run({ FORCE_COLOR: '1' }, '-o', 'plain.txt')
    expect(readFileSync(join(cli.folder, 'plain.txt'), 'utf8')).not.toContain(introducer)
  })

  test('takes a reader that has seen enough for no error', async () => {
    // far more than a pipe holds, to a reader that leaves after a byte
    const line = `$forkcast timeline ${scenario} ${events} --days all --to 2030-12-26 --json | head -c 1; echo " \${PIPESTATUS[*]}"`
    expect(await cli.shell(line)).toMatchObject({ stdout: '[ 0 0\n', stderr: '' })
  })

  test('brings large results whole through a pipe', async () => {
    const line = `$forkcast timeline ${scenario} ${events} --days all --to 2030-12-26 --json | (sleep 1; cat)`
    const days = JSON.parse((await cli.shell(line)).stdout)
    expect(days).toHaveLength(301)
    expect(days[300].asOf).toBe('2030-12-26')
  })
})
