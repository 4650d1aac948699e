import { defineScenario, simulate, update } from 'forkcast'
import { createPool, simulateInParallel } from 'forkcast/node'
import { median, report } from './timing.ts'
import { eight, origin, weibullScenario } from './weibullScenario.ts'

const runs = 200_000_000
const repeats = 3
const starts = 9
const workers = 2
const seed = 'bench'

const forecast = update(defineScenario(weibullScenario(eight)), [], { asOf: origin })

/** Milliseconds of some work. */
async function took(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

// The two alternate, so that a machine that slows down slows both. The first pair warms up, and its results are compared.
const pool = createPool({ workers })
const alone: number[] = []
const together: number[] = []
for (let pair = -1; pair < repeats; pair++) {
  const asked = { runs: pair < 0 ? 10_000_000 : runs, seed }
  let one = ''
  let two = ''
  const a = await took(() => {
    one = JSON.stringify(simulate(forecast, asked))
  })
  const b = await took(async () => {
    two = JSON.stringify(await simulateInParallel(forecast, { ...asked, pool }))
  })
  if (one !== two) throw new Error('one thread and two give different bytes')
  if (pair < 0) continue
  alone.push(a)
  together.push(b)
}
await pool.close()
const ratios = alone.map((time, i) => time / (together[i] as number))

// a pool is made and closed each time; the simulation is stopped at its first event
const first: number[] = []
for (let start = -1; start < starts; start++) {
  const control = new AbortController()
  let event = 0
  const began = performance.now()
  const onProgress = () => {
    event ||= performance.now() - began
    control.abort()
  }
  await simulateInParallel(forecast, { runs, seed, workers, signal: control.signal, onProgress }).catch(
    () => 0,
  )
  if (start >= 0) first.push(event)
}

report('parallel', [
  {
    job: `J2: 8 leaves, 8 Weibull timings, a lognormal impact, ${runs} runs on a warm pool of ${workers}`,
    median: median(together),
    all: together,
    peers: [{ name: 'one thread', median: median(alone) }],
    note: `pair by pair ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} times as fast, to reach 1.8`,
  },
  {
    job: `J6: the first progress event of a cold pool of ${workers}`,
    median: median(first),
    all: first,
    limit: 200,
  },
])
