import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { simulateInParallel } from 'forkcast/node'
import { describe, expect, test } from 'vitest'
import { forecastOf } from '../simulation/forecasts.ts'
import { temporaryFolder } from './temporary.ts'

const forecast = forecastOf({
  tree: { branches: { a: { p: '0.2 to 0.4', timing: { exponential: { mean: 90 } } }, b: { p: 'rest' } } },
  impacts: { cost: { default: '1 to 100' } },
})
const options = { seed: 'threads', runs: 1_300_000, draws: 20 }

describe('threads that die', () => {
  test('by themselves, before they begin, are given up after a few', async () => {
    const file = join(temporaryFolder(), 'bad.mjs')
    writeFileSync(file, 'process.exit(0)')
    const call = simulateInParallel(forecast, { ...options, workers: 2, workerUrl: file })
    await expect(call).rejects.toMatchObject({ name: 'WorkerError', code: 'worker-lost' })
    await expect(call).rejects.toThrow('it exited with code 0')
  })

  test('a worker that cannot be found says where to tell of it', async () => {
    const call = simulateInParallel(forecast, {
      ...options,
      workers: 1,
      workerUrl: 'file:///nowhere/worker.js',
    })
    await expect(call).rejects.toThrow(/nowhere.*workerUrl says where/)
  })
})

test('an aborted simulation leaves at once', async () => {
  const long = forecastOf({ tree: { branches: { a: { p: 0.5 }, b: { p: 'rest' } } } })
  const control = new AbortController()
  const reason = new Error('enough')
  const started = performance.now()
  setTimeout(() => control.abort(reason), 300)
  await expect(
    simulateInParallel(long, { seed: 1, runs: 1e12, workers: 2, signal: control.signal }),
  ).rejects.toBe(reason)
  // 300 ms, and what terminating two threads takes (11 to 26 ms each were measured); a wide berth for a busy machine
  expect(performance.now() - started).toBeLessThan(5000)
})

test('a pool that is forgotten does not keep the process alive', () => {
  const program = `import { Worker } from 'node:worker_threads'
import { poolOf, workerThreads } from './pooled.mjs'
poolOf(2, workerThreads(new URL('./worker.mjs', import.meta.url)))`
  const folder = temporaryFolder()
  const source = (path: string) => JSON.stringify(join(import.meta.dirname, '../../src', path))
  buildSync({
    stdin: {
      contents: `export { poolOf } from ${source('runs/parallel/pool.ts')}; export { workerThreads } from ${source('node/workerThread.ts')}`,
      resolveDir: folder,
    },
    ...{ outfile: join(folder, 'pooled.mjs'), bundle: true, format: 'esm', platform: 'node' },
  })
  writeFileSync(join(folder, 'worker.mjs'), 'setInterval(() => undefined, 1000)')
  writeFileSync(join(folder, 'program.mjs'), program)
  const { status, signal } = spawnSync(process.execPath, [join(folder, 'program.mjs')], { timeout: 20_000 })
  expect({ status, signal }).toEqual({ status: 0, signal: null })
})
