import {
  condition,
  type Forecast,
  joinShards,
  mergeShards,
  type SimulationPart,
  setMarginal,
  simulate,
  simulateShard,
  update,
} from 'forkcast'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../../src/forecast/forecast.ts'
import { everyFeature } from '../everyFeature.ts'
import { forecastOf } from '../forecasts.ts'

const forecast = everyFeature()
const options = { seed: 'harbour', runs: 600_000, draws: 50, level: 0.8 }
const share = (index: number, of: number, more = {}, from: Forecast = forecast): SimulationPart =>
  JSON.parse(JSON.stringify(simulateShard(from, { ...options, ...more, shard: { index, of } })))
const four = [1, 2, 3, 4].map((index) => share(index, 4))
const merge = (...parts: SimulationPart[]) => mergeShards(forecast, parts)
const join = (...parts: SimulationPart[]) => joinShards(forecast, parts)
const whole = JSON.stringify(simulate(forecast, options))
const [a, b, c, d] = four as [SimulationPart, SimulationPart, SimulationPart, SimulationPart]

describe('shards', () => {
  test('merged in any order and grouping are the simulation', () => {
    const again = (part: SimulationPart): SimulationPart => JSON.parse(JSON.stringify(part))
    for (const result of [
      merge(a, b, c, d),
      merge(d, b, a, c),
      merge(join(a, c), join(d, b)),
      merge(again(join(join(d, a), c)), b),
      merge(join(a, b, c, d)),
    ])
      expect(JSON.stringify(result) === whole).toBe(true)
  })

  test('more shares than blocks leave some empty', () => {
    const parts = Array.from({ length: 12 }, (_, i) => share(i + 1, 12))
    expect(parts.filter(({ blocks }) => blocks.length === 0)).toHaveLength(2)
    expect(JSON.stringify(merge(...parts)) === whole).toBe(true)
    expect(JSON.stringify(merge(share(1, 1))) === whole).toBe(true)
  })

  test('a target is reached in the same number of runs', () => {
    const more = { targetMcse: 0.02, runs: 3_000_000 }
    const expected = JSON.stringify(simulate(forecast, { ...options, ...more }))
    expect(JSON.stringify(merge(share(1, 2, more), share(2, 2, more))) === expected).toBe(true)
  })

  test('a forecast that was conditioned has parts of its own', () => {
    const leaves = condition(forecast, { observe: ['leaves'] })
    const parts = [share(1, 2, {}, leaves), share(2, 2, {}, leaves)]
    expect(parts[0]!.conditions).toEqual(leaves.conditions)
    expect(JSON.stringify(mergeShards(leaves, parts)) === JSON.stringify(simulate(leaves, options))).toBe(
      true,
    )
    expect(() => merge(...parts)).toThrow('conditions[0]')
    const set = (p: number) => share(1, 1, {}, setMarginal(forecast, 'forced', p))
    expect(set(0.2).digest).not.toBe(set(0.2 + 1e-15).digest)
  })

  test('the same rows in another order of columns, or with columns of one’s own, are the same work', () => {
    const { scenario, log } = stateOf(forecast)
    const turned = log.map((row) => ({
      'x-own': 1,
      ...(Object.fromEntries(Object.entries(row).reverse()) as typeof row),
    }))
    const same = update(scenario, turned, { asOf: forecast.asOf })
    expect(share(1, 4, {}, same).digest).toBe(a.digest)
  })
})

describe('parts that do not belong together', () => {
  const refused = (code: string, message: string, ...parts: unknown[]) => {
    const call = () => mergeShards(forecast, parts as SimulationPart[], { names: ['a.json', 'b.json'] })
    expect(call).toThrow(expect.objectContaining({ name: 'PartError', code }))
    expect(call).toThrow(message)
  }

  test('missing and repeated blocks', () => {
    refused('missing-blocks', 'missing: blocks 3 to 5 of 10;', a, c, d)
    refused('missing-blocks', 'missing: blocks 3 to 5, blocks 8 to 10 of 10;', a, c)
    refused('repeated-blocks', 'a.json and b.json both hold blocks 1 to 2;', a, a)
    refused('repeated-blocks', 'a.json and b.json both hold blocks 3 to 5;', join(a, b), join(b, c))
    expect(() => join(a, a)).toThrow('both hold')
  })

  test.each([
    [{ seed: 'x' }, 'b.json belongs to another simulation than a.json: seed is "x", there "harbour"'],
    [{ runs: 500_000 }, 'runs is 500000, there 600000'],
    [{ draws: 51 }, 'draws is 51, there 50'],
    [{ level: 0.9 }, 'level is 0.9, there 0.8'],
  ])('other options: %o', (more, message) => {
    refused('different-work', message, a, share(2, 4, more))
  })

  test('another scenario, log or day', () => {
    const coin = (p: number, ...dates: string[]) =>
      share(1, 1, {}, forecastOf(
        { tree: { branches: { heads: { p }, tails: { p: 'rest' } } }, signals: { tip: { ratio: { heads: 2 } } } },
        dates.map((date) => ({ date, signal: 'tip' })),
        '2030-05-01',
      )) // biome-ignore format: one call
    refused('different-work', 'scenario.tree.branches.heads.p is 0.4, there 0.5', coin(0.5), coin(0.4))
    refused(
      'different-work',
      'log[0].date is "2030-03-03", there "2030-03-02"',
      coin(0.5, '2030-03-02'),
      coin(0.5, '2030-03-03'),
    )
    refused(
      'different-work',
      'log[0] is {"date":"2030-03-03","signal":"tip"}, there nothing',
      coin(0.5),
      coin(0.5, '2030-03-03'),
    )
    refused('different-work', 'a.json belongs to another simulation than the forecast', coin(0.5))
    const { scenario, log } = stateOf(forecast)
    refused(
      'different-work',
      'asOf is "2030-05-01", there "2030-04-30"',
      a,
      share(2, 4, {}, update(scenario, log, { asOf: '2030-05-01' })),
    )
  })

  test('what is no part, or of another version', () => {
    for (const value of [null, 5, [], {}, simulate(forecast, { seed: 1, runs: 10 })])
      refused('no-part', 'is no part of a simulation', value)
    refused('part-version', 'version 2 and stream 1', { ...a, simulationPart: 2 })
    refused('part-version', 'version 1 and stream 2', { ...a, stream: 2 })
    refused('part-damaged', 'it does not have all that a part has', { ...a, tally: undefined })
    expect(() => mergeShards(forecast, [])).toThrow('parts: expected one part')
  })

  test('every changed number of a tally is noticed that counts runs or is no number', () => {
    const { tally } = a
    const impact = tally.impacts[0]!
    const column = {
      ...tally.days,
      values: Array.from(tally.days.values, (count, i) => count + (i === 3 ? 1 : 0)),
    }
    for (const [wrong, message] of [
      [{ ...tally, runs: tally.runs + 1 }, 'its tally says'],
      [{ ...tally, days: column }, 'the counts of its days'],
      [
        { ...tally, days: { ...column, at: [...Array.from(column.at).slice(1), 1e9] } },
        'the counts of its days',
      ],
      [{ ...tally, counts: { at: [], values: [] } }, 'the counts of its groups'],
      [{ ...tally, impacts: [] }, 'one entry for each impact'],
      [
        { ...tally, impacts: [{ ...impact, histogram: column }, ...tally.impacts.slice(1)] },
        'the counts of an impact',
      ],
      [
        {
          ...tally,
          impacts: [{ ...impact, extremes: { at: [0], values: [null] } }, ...tally.impacts.slice(1)],
        },
        'the extremes',
      ],
      [
        { ...tally, impacts: [{ ...impact, sum: { lengths: [1], parts: [1] } }, ...tally.impacts.slice(1)] },
        'the sums',
      ],
    ] as const)
      refused('part-damaged', message, { ...a, tally: wrong }, b, c, d)
    for (const blocks of [
      [[0, 1]],
      [[0, 99]],
      [[1, 0]],
      [5],
      [
        [0, 2],
        [1, 2],
      ],
    ])
      refused('part-damaged', 'a.json is damaged', { ...a, blocks }, b, c, d)
    refused('part-damaged', 'its digest differs', { ...a, digest: '0'.repeat(32) })
    refused('part-damaged', 'runs: expected a whole number', { ...a, runs: 0.5 })
  })
})
