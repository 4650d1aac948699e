import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { install, run } from './consumer.ts'

const place = inject('consumer')
const esm = join(place, 'module')

// the oldest that package.json allows, and the newest of each line since
const versions = ['20.16.0', '22', '24']
const nodeOf = (version: string) =>
  join(place, `node-${version}`, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node')

beforeAll(() => {
  for (const version of versions) {
    const folder = join(place, `node-${version}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'runtime', private: true }))
    install(folder, `node-${process.platform}-${process.arch}@${version}`)
  }
})

const program = (typed: string) => `import { readFileSync } from 'node:fs'
import { simulate, update } from 'forkcast'
import { readScenarioFile } from 'forkcast/node'
import { readEvents } from 'forkcast/read'
const log = readEvents(readFileSync('../harbour/events.csv', 'utf8'))
const forecast = update(readScenarioFile('../harbour/scenario.yaml'), log, { asOf: '2030-04-30' })
const options${typed} = { seed: 'harbour', runs: 100_000 }
console.log(JSON.stringify([forecast, simulate(forecast, options)]))
`

describe('one forecast and one simulation', () => {
  test('are the same bytes on every version of Node', () => {
    writeFileSync(join(esm, 'versions.js'), program(''))
    const printed = versions.map((version) => {
      expect(run(esm, nodeOf(version), '--version')).toMatch(
        new RegExp(`^v${version.replaceAll('.', '\\.')}`),
      )
      return run(esm, nodeOf(version), 'versions.js')
    })
    expect(JSON.parse(printed[0]!)[0].outcomes.forced.probability).toBeCloseTo(0.041241485838, 12)
    for (const other of printed) expect(other).toBe(printed[0])
  })

  test('are had from TypeScript that Node runs as it is', () => {
    writeFileSync(join(esm, 'versions.js'), program(''))
    writeFileSync(join(esm, 'versions.ts'), program(': { seed: string; runs: number }'))
    expect(run(esm, nodeOf('22'), '--experimental-strip-types', '--no-warnings', 'versions.ts')).toBe(
      run(esm, nodeOf('22'), 'versions.js'),
    )
  })

  test('are had from the command line on every version', () => {
    const bin = join(place, 'node_modules/forkcast/dist/cli.js')
    const args = [
      'simulate',
      '../harbour/scenario.yaml',
      '../harbour/events.csv',
      '--seed',
      'harbour',
      '--json',
    ]
    const printed = versions.map((version) => run(esm, nodeOf(version), bin, ...args))
    for (const other of printed) expect(other).toBe(printed[0])
  })
})
