import { SimulationError, simulate } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { runBlock } from '../../../src/draws/purposes.ts'
import { poolOf } from '../../../src/runs/parallel/pool.ts'
import { WorkerError } from '../../../src/runs/parallel/workerError.ts'
import {
  type ParallelOptions,
  type SimulationProgress,
  simulateOn,
} from '../../../src/simulation/simulateOn.ts'
import { everyFeature } from '../../simulation/everyFeature.ts'
import { forecastOf } from '../../simulation/forecasts.ts'
import { type FakeWorkers, type Fate, fakeWorkers } from './fakeWorkers.ts'

const forecast = forecastOf({ tree: { branches: { a: { p: 0.3 }, b: { p: 'rest' } } } })
const options = { seed: 'pool', runs: 60 * runBlock - 5 }
const expected = JSON.stringify(simulate(forecast, options))

const on = (fake: FakeWorkers, workers: number, more: Partial<ParallelOptions> = {}) =>
  simulateOn(forecast, { ...options, ...more }, workers, (count) => poolOf(count, fake.spawn))

describe('a pool', () => {
  test('sends a plan once to each worker, and blocks to whoever is free', async () => {
    const fake = fakeWorkers()
    expect(JSON.stringify(await on(fake, 3)) === expected).toBe(true)
    expect(fake).toMatchObject({ started: 3, stopped: 3 })
    expect(fake.orders.filter(({ plan }) => plan)).toHaveLength(3)
    expect(fake.orders.length).toBeGreaterThan(10)
  })

  test('starts no more workers than there are blocks', async () => {
    const fake = fakeWorkers()
    await on(fake, 7, { runs: 2 * runBlock })
    expect(fake.started).toBe(2)
  })

  test('replaces a worker that dies, and plays its blocks again', async () => {
    for (const victim of [0, 1, 5, 20]) {
      let dead = false
      const fake = fakeWorkers(({ first, end }): Fate => {
        if (dead || !(first <= victim && victim < end)) return 'answer'
        dead = true
        return 'die'
      })
      expect(JSON.stringify(await on(fake, 2)) === expected).toBe(true)
      expect(fake.started).toBe(3)
    }
  })

  test('gives blocks up over which workers die again and again, and says which', async () => {
    let deaths = 0
    const fake = fakeWorkers(({ first, end }) => {
      if (!(first <= 5 && 5 < end)) return 'answer'
      deaths++
      return 'die'
    })
    const failure = await on(fake, 2).catch((error) => error)
    expect(failure).toBeInstanceOf(WorkerError)
    expect(failure).toMatchObject({ code: 'worker-lost' })
    expect(failure.message).toMatch(
      /^4 workers in turn died over blocks 5 to 6, the last because it was told to/,
    )
    expect(deaths).toBe(4)
    // those at work when it was given up are replaced before the pool closes
    expect(fake.stopped).toBeLessThanOrEqual(fake.started)
  })

  test('is there for the next simulation after one has failed', async () => {
    let fate: Fate = 'die'
    const fake = fakeWorkers(() => fate)
    const pool = poolOf(2, fake.spawn)
    await expect(simulateOn(forecast, { ...options, pool }, 2, () => pool)).rejects.toThrow(WorkerError)
    fate = 'answer'
    const result = await simulateOn(forecast, { ...options, pool }, 2, () => pool)
    expect(JSON.stringify(result) === expected).toBe(true)
    await pool.close()
  })

  test('passes on what is wrong with a scenario as the error it would be here', async () => {
    const bad = forecastOf({
      tree: { branches: { a: { p: 1, timing: { uniform: { min: 0, max: 300 } } } } },
      impacts: { cost: { default: '1 / (days - 123)' } },
    })
    const call = simulateOn(bad, { ...options, workers: 2 }, 2, (count) => poolOf(count, fakeWorkers().spawn))
    await expect(call).rejects.toThrow(SimulationError)
    await expect(call).rejects.toMatchObject({ code: 'impact-not-finite' })
  })

  test('that is closed rejects what it plays, and what comes later', async () => {
    const pool = poolOf(2, fakeWorkers(() => 'wait').spawn)
    const playing = simulateOn(forecast, { ...options, pool }, 2, () => pool)
    const closed = expect(playing).rejects.toMatchObject({ code: 'pool-closed' })
    await pool.close()
    await closed
    await pool.close()
    await expect(simulateOn(forecast, { ...options, pool }, 2, () => pool)).rejects.toMatchObject({
      code: 'pool-closed',
    })
  })

  test('closes by `await using` too', async () => {
    const fake = fakeWorkers()
    const pool = poolOf(2, fake.spawn)
    await pool[Symbol.asyncDispose]()
    expect(fake.stopped).toBe(2)
  })
})

describe('options', () => {
  test.each([
    [{ workers: 0 }, 'workers'],
    [{ workers: 1.5 }, 'workers'],
    [{ workers: 1025 }, 'workers'],
    [{ runs: 0 }, 'runs'],
    [{ seed: undefined }, 'seed'],
    [{ pool: poolOf(1, fakeWorkers().spawn), workers: 2 }, 'pool'],
  ] as const)('%o is refused', async (more, option) => {
    const fake = fakeWorkers()
    await expect(on(fake, 2, more as Partial<ParallelOptions>)).rejects.toMatchObject({
      name: 'OptionError',
      option,
    })
    expect(fake.stopped).toBe(fake.started)
  })

  test('what is no pool is refused', async () => {
    await expect(on(fakeWorkers(), 2, { pool: {} as never })).rejects.toThrow('this is no pool of workers')
  })
})

describe('a signal', () => {
  test('that is aborted already starts nothing', async () => {
    const fake = fakeWorkers()
    const reason = new Error('no time')
    await expect(on(fake, 2, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(fake.started).toBe(0)
  })

  test('rejects with its reason, and the workers are stopped', async () => {
    const fake = fakeWorkers(({ first }) => (first < 3 ? 'answer' : 'wait'))
    const control = new AbortController()
    const call = on(fake, 2, { signal: control.signal })
    setTimeout(() => control.abort('enough'), 20)
    await expect(call).rejects.toBe('enough')
    expect(fake.stopped).toBe(fake.started)
  })

  test('leaves a pool that is kept whole, and other simulations on it alone', async () => {
    let patience = true
    const fake = fakeWorkers(() => (patience ? 'wait' : 'answer'))
    const pool = poolOf(2, fake.spawn)
    const control = new AbortController()
    const stopped = simulateOn(forecast, { ...options, pool, signal: control.signal }, 2, () => pool)
    const other = simulateOn(forecast, { ...options, pool }, 2, () => pool)
    setTimeout(() => {
      patience = false
      control.abort('enough')
    }, 20)
    await expect(stopped).rejects.toBe('enough')
    expect(JSON.stringify(await other) === expected).toBe(true)
    expect(fake).toMatchObject({ started: 4, stopped: 2 })
    await pool.close()
  })
})

describe('onProgress', () => {
  const every = everyFeature()
  const asked = { seed: 'progress', runs: 10 * runBlock - 99, draws: 20 }

  test('tells of true prefixes, growing, and of the end once', async () => {
    const seen: SimulationProgress[] = []
    const onProgress = (progress: SimulationProgress) => seen.push(progress)
    const result = await simulateOn(every, { ...asked, onProgress, partialResults: true }, 2, (count) =>
      poolOf(count, fakeWorkers().spawn),
    )
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.length).toBeLessThan(10)
    seen.forEach(({ runs, of, fraction, result: partial }, i) => {
      expect(of).toBe(asked.runs)
      expect(fraction).toBe(runs / of)
      expect(runs).toBeGreaterThan(i === 0 ? 0 : seen[i - 1]!.runs)
      expect(fraction === 1).toBe(i === seen.length - 1)
      const prefix = JSON.stringify(simulate(every, { ...asked, runs }))
      expect(JSON.stringify(partial) === prefix).toBe(true)
    })
    expect(result).toBe(seen.at(-1)!.result)
  })

  test('gets no results unless it asks for them', async () => {
    const seen: SimulationProgress[] = []
    await on(fakeWorkers(), 2, { onProgress: (progress) => seen.push(progress) })
    expect(seen.every((progress) => !('result' in progress))).toBe(true)
  })

  test('is heard at most once a round of the workers', async () => {
    const seen: number[] = []
    const fake = fakeWorkers()
    await simulateOn(
      forecast,
      { ...options, runs: 2000 * runBlock, onProgress: ({ runs }) => seen.push(runs) },
      4,
      (count) => poolOf(count, fake.spawn),
    )
    expect(seen.length).toBeLessThan(fake.orders.length / 2)
    expect(seen.length).toBeGreaterThan(10)
  })

  test('that throws ends the simulation', async () => {
    const fake = fakeWorkers()
    const onProgress = () => {
      throw new Error('a bug of the page')
    }
    await expect(on(fake, 2, { onProgress })).rejects.toThrow('a bug of the page')
    expect(fake.stopped).toBe(fake.started)
  })
})
