import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type BundledCli, bundledCli } from '../cli/bundled.ts'
import { harbourFolder } from '../fixtures/harbour/files.ts'

let cli: BundledCli
beforeAll(async () => {
  cli = await bundledCli()
})

const scenario = join(harbourFolder, 'scenario.yaml')
/** Clears the rest of a line. */
const clear = '\u001b[K'
// a second and more on any machine of today, on one thread
const asOf = ['--as-of', '2030-04-30']
const long = ['simulate', scenario, ...asOf, '--runs', '3e8', '--seed', 'h', '--json']

describe('the progress bar', () => {
  it.each([1, 2])('is drawn on a terminal and erased at the end, on %i threads', async (workers) => {
    // script gives the command a terminal; what it writes there comes out here
    const line = `script -qec "stty cols 90; $forkcast ${[...long, '--workers', workers].join(' ')} -o result.json" /dev/null`
    const { code, stdout } = await cli.shell(line, { env: { TERM: 'xterm' } })
    expect(code).toBe(0)
    const frames = stdout.split(clear).filter((frame) => frame.includes('runs, '))
    expect(frames.length).toBeGreaterThan(2)
    for (const frame of frames) expect(frame).toMatch(/^\r█*░* [\d,]+ of 300,000,000 runs, .* left$/)
    expect(stdout.endsWith(`\r${clear}`)).toBe(true)
  })

  it('is nowhere where there is no terminal', async () => {
    const { code, stderr, stdout } = await cli.run([...long, '--workers', '2'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout).runs).toBe(3e8)
  })
})

describe('forkcast simulate --workers', () => {
  it('changes no byte', async () => {
    const runs = ['simulate', scenario, '--runs', '3e6', '--seed', 'h', '--json']
    const [one, two, unsaid] = await Promise.all([
      cli.run([...runs, '--workers', '1']),
      cli.run([...runs, '--workers', '3']),
      cli.run(runs),
    ])
    expect(one.code).toBe(0)
    expect(two.stdout === one.stdout).toBe(true)
    expect(unsaid.stdout === one.stdout).toBe(true)
  })

  it('leaves to other threads what one would take long for, with the same bytes', async () => {
    const one = await cli.run([...long, '--workers', '1'])
    const unsaid = await cli.run(long)
    expect(unsaid.stdout === one.stdout).toBe(true)
  })

  it('plays shares too', async () => {
    const share = ['simulate', scenario, '--runs', '1e6', '--seed', 'h', '--shard', '2/3', '--workers']
    expect((await cli.run([...share, '2'])).stdout === (await cli.run([...share, '1'])).stdout).toBe(true)
  })

  it.each([
    [['--workers', '0'], 'whole number from 1 to 1024'],
    [['--workers', '2.5'], 'whole number from 1 to 1024'],
    [['--workers', '2', '--samples', 'runs.csv'], '--samples writes the runs one after the other'],
  ])('refuses %j', async (more, message) => {
    const { code, stderr } = await cli.run(['simulate', scenario, ...more])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  it('stops its threads at an interruption', async () => {
    const { code, stdout, stderr } = await cli.run(
      ['simulate', scenario, '--runs', '1e13', '--workers', '2', '--seed', 'h'],
      { interruptAfter: 1500 },
    )
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    expect(stderr).toContain('forkcast: interrupted')
  })
})
