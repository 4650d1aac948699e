import { simulate } from 'forkcast'
import { simulateInParallel } from 'forkcast/node'
import { expect, test } from 'vitest'
import { workerThreads } from '../../src/node/workerThread.ts'
import { poolOf, type Spawn } from '../../src/runs/parallel/pool.ts'
import { forecastOf } from '../simulation/forecasts.ts'

const forecast = forecastOf({
  tree: { branches: { a: { p: '0.2 to 0.4', timing: { exponential: { mean: 90 } } }, b: { p: 'rest' } } },
  impacts: { cost: { default: '1 to 100' } },
})
// ten blocks, dealt in eight orders
const options = { seed: 'threads', runs: 650_000, draws: 20 }
const expected = JSON.stringify(simulate(forecast, options))

/** Numbers from 0 up to 1, the same in every run: Lehmer's generator with Park and Miller's constants. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

test('threads that are killed at a random block, a hundred times, change no byte', async () => {
  const random = seeded(20_301_124)
  let orders = 0
  let victim = 0
  let killed = 0
  const threads = workerThreads()
  // kills the thread itself, from outside, while it plays the order
  const spawn: Spawn = (events) => {
    const handle = threads(events)
    return {
      ...handle,
      post(order) {
        handle.post(order)
        if (orders++ !== victim) return
        setTimeout(() => {
          killed++
          handle.terminate()
        }, random() * 8)
      },
    }
  }
  const pool = poolOf(2, spawn)
  for (let repeat = 0; repeat < 100; repeat++) {
    orders = 0
    victim = Math.floor(random() * 8)
    const result = await simulateInParallel(forecast, { ...options, pool })
    expect(JSON.stringify(result) === expected).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 12))
  }
  expect(killed).toBe(100)
  await pool.close()
}, 120_000)
