import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BundledCli, bundledCli } from '../cli/bundled.ts'
import { harbourFolder } from '../fixtures/harbour/files.ts'

let cli: BundledCli
beforeAll(async () => {
  cli = await bundledCli()
})

const scenario = join(harbourFolder, 'scenario.yaml')

describe('forkcast simulate --workers', () => {
  test('changes no byte', async () => {
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

  test('plays shares too', async () => {
    const share = ['simulate', scenario, '--runs', '1e6', '--seed', 'h', '--shard', '2/3', '--workers']
    expect((await cli.run([...share, '2'])).stdout === (await cli.run([...share, '1'])).stdout).toBe(true)
  })

  test.each([
    [['--workers', '0'], 'whole number from 1 to 1024'],
    [['--workers', '2.5'], 'whole number from 1 to 1024'],
    [['--workers', '2', '--samples', 'runs.csv'], '--samples writes the runs one after the other'],
  ])('refuses %j', async (more, message) => {
    const { code, stderr } = await cli.run(['simulate', scenario, ...more])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test('stops its threads at an interruption', async () => {
    const { code, stdout, stderr } = await cli.run(
      ['simulate', scenario, '--runs', '1e13', '--workers', '2', '--seed', 'h'],
      { interruptAfter: 1500 },
    )
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    expect(stderr).toContain('forkcast: interrupted')
  })
})
