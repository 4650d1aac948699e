import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BundledCli, bundledCli } from '../cli/bundled.ts'

const shipped = join(import.meta.dirname, '../../schema/scenario.schema.json')
let cli: BundledCli
beforeAll(async () => {
  cli = await bundledCli()
})

describe('forkcast init', () => {
  test('writes a scenario and a log that check has nothing to say about', async () => {
    const { code, stdout, stderr } = await cli.run(['init', 'tram'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(
      'wrote tram/scenario.yaml and tram/events.csv; next: forkcast check tram/scenario.yaml tram/events.csv\n',
    )
    const text = (name: string) => readFileSync(join(cli.folder, 'tram', name), 'utf8')
    expect(check(readScenario(text('scenario.yaml')), readEvents(text('events.csv')))).toEqual([])
    const checked = await cli.run(['check', 'tram/scenario.yaml', 'tram/events.csv'])
    expect(checked.stdout).not.toMatch(/note|warning/)
    expect(checked).toMatchObject({ code: 0, stderr: '' })
  })

  test('shows every form of a split and of a signal but weights and counts, and points an editor at the schema', async () => {
    await cli.run(['init', 'parts'])
    const text = readFileSync(join(cli.folder, 'parts/scenario.yaml'), 'utf8')
    expect(text).toMatch(
      /^# yaml-language-server: \$schema=\.\/node_modules\/forkcast\/schema\/scenario\.schema\.json$/m,
    )
    for (const key of ['likelihood', 'ratio', 'decibans', 'rate', 'halfLife', 'cluster', 'timing', 'impacts'])
      expect(text).toContain(`${key}:`)
  })

  test('overwrites nothing', async () => {
    writeFileSync(join(cli.folder, 'events.csv'), 'mine')
    const { code, stderr } = await cli.run(['init'])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'forkcast: events.csv: there is such a file already, and it stays as it is; name another folder\n',
    })
    expect(readFileSync(join(cli.folder, 'events.csv'), 'utf8')).toBe('mine')
  })
})

describe('forkcast schema', () => {
  test('prints the schema that the package ships', async () => {
    const { code, stdout, stderr } = await cli.run(['schema'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(shipped, 'utf8')))
  })

  test('writes it to a file', async () => {
    expect((await cli.run(['schema', '-o', 'schema.json'])).code).toBe(0)
    expect(JSON.parse(readFileSync(join(cli.folder, 'schema.json'), 'utf8'))).toHaveProperty('$schema')
  })
})
