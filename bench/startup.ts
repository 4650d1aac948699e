import { spawnSync } from 'node:child_process'
import { median, report } from './timing.ts'

const runs = 15
const bare = ['-e', '0']
const forecast = [
  'dist/cli.js',
  'forecast',
  'examples/venezuela/scenario.yaml',
  'examples/venezuela/events.csv',
]

function startToExit(words: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0)
    throw new Error(`node ${words.join(' ')} exited ${status}; npm run build first\n${stderr}`)
  return performance.now() - start
}

// The two alternate, so that a machine that slows down slows both.
const bareTimes: number[] = []
const forecastTimes: number[] = []
for (let run = -1; run < runs; run++) {
  const a = startToExit(bare)
  const b = startToExit(forecast)
  if (run >= 0) {
    bareTimes.push(a)
    forecastTimes.push(b)
  }
}
const extra = forecastTimes.map((time, i) => time - (bareTimes[i] as number))
report('start-up', [
  { job: 'node -e 0, start to exit', median: median(bareTimes), all: bareTimes },
  { job: 'forkcast forecast on the case, start to exit', median: median(forecastTimes), all: forecastTimes },
  { job: 'what the forecast takes more, pair by pair', median: median(extra), all: extra, limit: 100 },
])
