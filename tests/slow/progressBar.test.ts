import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BundledCli, bundledCli } from '../cli/bundled.ts'
import { harbourFolder } from '../fixtures/harbour/files.ts'

let cli: BundledCli
beforeAll(async () => {
  cli = await bundledCli()
})

const scenario = join(harbourFolder, 'scenario.yaml')
/** Clears the rest of a line. */
const clear = '\u001b[K'
// a second and more on any machine of today, on two threads
const asOf = ['--as-of', '2030-04-30']
const long = ['simulate', scenario, ...asOf, '--runs', '2e8', '--seed', 'h', '--json']

describe('the progress bar', () => {
  test.each([1, 2])('is drawn on a terminal and erased at the end, on %i threads', async (workers) => {
    // script gives the command a terminal; what it writes there comes out here
    const line = `script -qec "stty cols 90; $forkcast ${[...long, '--workers', workers].join(' ')} -o result.json" /dev/null`
    const { code, stdout } = await cli.shell(line, { env: { TERM: 'xterm' } })
    expect(code).toBe(0)
    const frames = stdout.split(clear).filter((frame) => frame.includes('runs, '))
    expect(frames.length).toBeGreaterThan(2)
    for (const frame of frames) expect(frame).toMatch(/^\r█*░* [\d,]+ of 200,000,000 runs, .* left$/)
    expect(stdout.endsWith(`\r${clear}`)).toBe(true)
  })

  test('is nowhere where there is no terminal', async () => {
    const { code, stderr, stdout } = await cli.run([...long, '--workers', '2'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout).runs).toBe(2e8)
  })
})

describe('forkcast simulate without --workers', () => {
  test('leaves to other threads what one would take long for, with the same bytes', async () => {
    const runs = long.with(long.indexOf('2e8'), '6e7')
    const one = await cli.run([...runs, '--workers', '1'])
    const unsaid = await cli.run(runs)
    expect(unsaid.stdout === one.stdout).toBe(true)
  })
})
