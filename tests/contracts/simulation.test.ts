import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  condition,
  type Forecast,
  joinShards,
  mergeShards,
  type SimulateOptions,
  type SimulationPart,
  simulate,
  simulateShard,
  update,
} from 'forkcast'
import { createPool, simulateInParallel } from 'forkcast/node'
import { readEvents, readScenario } from 'forkcast/read'
import { afterAll, describe, expect, test } from 'vitest'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'
import { everyFeature } from '../simulation/everyFeature.ts'

/*
 * Every way to carry a simulation out gives the same bytes: one thread, workers, shards. Block arithmetic is exact,
 * so nothing here is a matter of tolerance.
 */
const caseFile = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../examples/venezuela', name), 'utf8')
const harbour = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })
const forecasts: readonly [string, Forecast, SimulateOptions][] = [
  ['the harbour', harbour, { seed: 'harbour', runs: 700_001 }],
  ['the harbour, one block', harbour, { seed: 'harbour', runs: 65_536 }],
  ['the harbour, one run', harbour, { seed: 'harbour', runs: 1 }],
  ['the harbour, conditioned', condition(harbour, { observe: ['leaves'] }), { seed: 7, runs: 300_000 }],
  [
    'the case',
    update(readScenario(caseFile('scenario.yaml')), readEvents(caseFile('events.csv'))),
    { seed: 'case', runs: 500_000, draws: 300 },
  ],
  ['one with every feature', everyFeature(), { seed: 'every', runs: 500_000, draws: 40, level: 0.5 }],
  ['one with every feature, to a target', everyFeature(), { seed: 1, draws: 100, targetMcse: 0.0125 }],
  ['one with every feature, one draw', everyFeature(), { seed: 'every', runs: 200_000, draws: 1 }],
]

const pool = createPool({ workers: 3 })
afterAll(() => pool.close())

/** Not `toBe`, which would print a hundred thousand characters. */
const same = (a: unknown, b: string) => expect(JSON.stringify(a) === b).toBe(true)

describe.each(forecasts)('%s gives the bytes of simulate', (_, forecast, options) => {
  const expected = JSON.stringify(simulate(forecast, options))

  test.each([1, 2, 3, 7])('on %i workers', async (workers) => {
    same(await simulateInParallel(forecast, { ...options, workers }), expected)
  })

  test('on workers that are there already, several simulations at a time', async () => {
    const other = { ...options, seed: 'another' }
    const [a, b, c] = await Promise.all([
      simulateInParallel(forecast, { ...options, pool }),
      simulateInParallel(forecast, { ...other, pool }),
      simulateInParallel(forecast, { ...options, pool }),
    ])
    same(a, expected)
    same(b, JSON.stringify(simulate(forecast, other)))
    same(c, expected)
  })

  test('in shards, whatever their number, order and grouping', () => {
    const shares = (of: number): SimulationPart[] =>
      Array.from({ length: of }, (_, i) =>
        simulateShard(forecast, { ...options, shard: { index: i + 1, of } }),
      )
    const read = (part: SimulationPart): SimulationPart => JSON.parse(JSON.stringify(part))
    const [a, b, c] = shares(3).map(read) as [SimulationPart, SimulationPart, SimulationPart]
    const join = (...parts: SimulationPart[]) => read(joinShards(forecast, parts))
    for (const parts of [
      shares(1),
      [a, b, c],
      [c, a, b],
      [join(c, a), b],
      [join(join(b, c)), a],
      [join(b, a, c)],
      shares(5).reverse(),
    ])
      same(mergeShards(forecast, parts), expected)
  })
})
