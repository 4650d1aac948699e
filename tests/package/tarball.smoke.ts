import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { run } from './consumer.ts'

const root = join(import.meta.dirname, '../..')
const place = inject('consumer')
const files = inject('files')
const installed = join(place, 'node_modules/forkcast')
const esm = join(place, 'module')
const cjs = join(place, 'commonjs')

/** Writes a program into a consumer, runs it with node and reads the JSON that it prints. */
function programs(folder: string, file: string, code: string): unknown {
  writeFileSync(join(folder, file), code)
  return JSON.parse(run(folder, process.execPath, file))
}

const useAll = `
const literal = {
  forkcast: 1, title: 'Coin', origin: '2030-01-01', horizon: '2030-12-31', exhaustive: true,
  tree: { branches: { heads: { p: 0.5 }, tails: { p: 'rest' } } },
  signals: { whisper: { ratio: { heads: 3 } } },
}
const coin = defineScenario(literal)
const told = update(coin, [{ date: '2030-02-01', signal: 'whisper' }], { asOf: '2030-03-01' })
const scenario = readScenario(readFileSync('../harbour/scenario.yaml', 'utf8'))
const log = readEvents(readFileSync('../harbour/events.csv', 'utf8'))
const forecast = update(scenario, log, { asOf: '2030-04-30' })
const simulation = simulate(forecast, { seed: 'harbour', runs: 20000 })
let refusal
try { readScenario('forkcast: 1') } catch (error) { refusal = error instanceof ScenarioError }
console.log(JSON.stringify({ told, forecast, simulation, refusal }))
`
const esmProgram = `import { readFileSync } from 'node:fs'
import { defineScenario, ScenarioError, simulate, update } from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'
${useAll}`
const cjsProgram = `const { readFileSync } = require('node:fs')
const { defineScenario, ScenarioError, simulate, update } = require('forkcast')
const { readEvents, readScenario } = require('forkcast/read')
${useAll}`

const pathsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(pathsIn)

interface Answer {
  readonly told: { outcomes: Record<string, { probability: number }> }
  readonly forecast: { outcomes: Record<string, { probability: number }> }
  readonly simulation: { outcomes: Record<string, { count: number }> }
  readonly refusal: boolean
}

describe('the packed tarball', () => {
  test('holds what package.json promises, and nothing but that', () => {
    const { main, types, typesVersions, bin, exports } = JSON.parse(
      readFileSync(join(installed, 'package.json'), 'utf8'),
    ) as Record<string, unknown>
    const promised = [main, types, typesVersions, bin, exports].flatMap(pathsIn).map((path) => path.slice(2))
    expect(promised.length).toBeGreaterThan(12)
    expect(promised.filter((path) => !files.includes(path))).toEqual([])
    expect(files.filter((path) => !path.startsWith('dist/')).sort()).toEqual([
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.md', 'package.json'],
      'schema/scenario.schema.json',
    ])
  })

  test('names no folder of the machine that built it', () => {
    for (const file of readdirSync(join(installed, 'dist')))
      expect(readFileSync(join(installed, 'dist', file), 'utf8')).not.toContain(root)
  })

  test('is used from an ES module', () => {
    const { told, forecast, simulation, refusal } = programs(esm, 'program.js', esmProgram) as Answer
    expect(told.outcomes.heads?.probability).toBeCloseTo(0.75, 12)
    expect(forecast.outcomes.forced?.probability).toBeCloseTo(0.041241485838, 12)
    const counts = Object.values(simulation.outcomes).map(({ count }) => count)
    expect(counts.reduce((sum, count) => sum + count)).toBe(20000)
    expect(refusal).toBe(true)
  })

  test('is used from CommonJS, with the same numbers', () => {
    expect(programs(cjs, 'program.js', cjsProgram)).toEqual(programs(esm, 'program.js', esmProgram))
  })

  test.each([
    ['an ES module', () => esm],
    ['CommonJS', () => cjs],
  ])('simulates on threads from %s, and so does its command line', (_, folder) => {
    const uses = `
const forecast = update(readScenario(readFileSync('../harbour/scenario.yaml', 'utf8')), [])
const options = { seed: 'harbour', runs: 300000 }
simulateInParallel(forecast, { ...options, workers: 2 }).then((result) => {
  console.log(JSON.stringify(JSON.stringify(result) === JSON.stringify(simulate(forecast, options))))
})`
    const names = {
      "'node:fs'": '{ readFileSync }',
      "'forkcast'": '{ simulate, update }',
      "'forkcast/read'": '{ readScenario }',
      "'forkcast/node'": '{ simulateInParallel }',
    }
    const imports = Object.entries(names).map(([from, what]) =>
      folder() === esm ? `import ${what} from ${from}` : `const ${what} = require(${from})`,
    )
    expect(programs(folder(), 'threads.js', `${imports.join('\n')}\n${uses}`)).toBe(true)
    const bin = join(place, 'node_modules/.bin/forkcast')
    const simulate = ['simulate', 'harbour/scenario.yaml', '--runs', '3e5', '--seed', 'harbour', '--json']
    const [one, two] = ['1', '2'].map((workers) => run(place, bin, ...simulate, '--workers', workers))
    expect(one === two).toBe(true)
  })

  test('knows the scenarios and forecasts of its other copy, and its errors by their code', () => {
    const program = `import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import * as esm from 'forkcast'
import { readScenario } from 'forkcast/read'
const require = createRequire(import.meta.url)
const cjs = require('forkcast')
const text = readFileSync('../harbour/scenario.yaml', 'utf8')
const options = { seed: 1, runs: 1000 }
const there = cjs.simulate(cjs.update(readScenario(text), []), options)
const back = esm.simulate(cjs.update(require('forkcast/read').readScenario(text), []), options)
const home = esm.simulate(esm.update(readScenario(text), []), options)
const thrown = [() => cjs.extremize([1], -1), () => require('forkcast/read').readScenario('')].map((call) => {
  try { call() } catch (error) { return [error.code, error instanceof cjs.ForkcastError, error instanceof esm.ForkcastError] }
})
console.log(JSON.stringify([there, back, home, cjs.update === esm.update, thrown]))`
    const [there, back, home, same, thrown] = programs(esm, 'both.js', program) as unknown[]
    expect(same).toBe(false)
    expect(there).toEqual(home)
    expect(back).toEqual(home)
    expect(thrown).toEqual([
      ['invalid-option', true, false],
      ['invalid-scenario', true, false],
    ])
  })

  test.each([
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('has types for module %s, moduleResolution %s', (module, moduleResolution) => {
    const program = `import { type Forecast, defineEvents, defineScenario, simulate, update } from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'
const scenario = defineScenario({
  forkcast: 1, title: 'Coin', origin: '2030-01-01', horizon: '2030-12-31',
  tree: { branches: { heads: { p: 0.5 }, tails: { p: 'rest' } } },
})
const forecast: Forecast = update(scenario, defineEvents(scenario, []), { asOf: '2030-02-01' })
const count: number | undefined = simulate(forecast, { seed: 'coin', runs: 10 }).outcomes['heads']?.count
// @ts-expect-error a seed is required
simulate(forecast, { runs: 10 })
export const used = [count, update(readScenario(''), readEvents(''))]
`
    for (const [folder, file] of [
      [esm, 'types.ts'],
      [cjs, 'types.ts'],
      [cjs, 'types.mts'],
    ] as const)
      writeFileSync(join(folder, file), program)
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: 'es2022',
      types: [],
      module,
      moduleResolution,
    }
    const sources = ['module/types.ts', 'commonjs/types.ts', 'commonjs/types.mts']
    writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: sources }))
    expect(run(place, process.execPath, join(root, 'node_modules/typescript/bin/tsc'))).toBe('')
  })

  test('puts forkcast on the path', () => {
    const bin = join(place, 'node_modules/.bin/forkcast')
    const printed = run(place, bin, 'forecast', 'harbour/scenario.yaml', 'harbour/events.csv', '--json')
    expect((JSON.parse(printed) as Answer['forecast']).outcomes).toHaveProperty('forced')
  })
})
