import { defineEvents, defineScenario, update } from 'forkcast'
import { largeScenario, manyRows } from './largeScenario.ts'
import { median, report, timed } from './timing.ts'

const runs = 7
const asOf = '2030-12-01'

const wide = largeScenario(5)
const some = manyRows(10_000)
const fromLiterals = timed(runs, () => {
  const forecast = update(defineScenario(wide), some, { asOf })
  return forecast.outcomes.b0?.probability ?? forecast.logCoherence
})

// Copying the literal by JSON shows the machine's speed at such work, for comparison.
const copied = timed(runs, () => JSON.parse(JSON.stringify(wide)).title.length)

const narrow = defineScenario(largeScenario(2))
const many = defineEvents(narrow, manyRows(1_000_000))
const fromRows = timed(runs, () => update(narrow, many, { asOf }).logCoherence)

report('update', [
  {
    job: '100,000 leaves, 20 signals × 5 targets, 10,000 events: literals → forecast, outcomes read',
    limit: 300,
    median: median(fromLiterals),
    all: fromLiterals,
    peers: [{ name: 'JSON.parse(JSON.stringify()) of the same document alone', median: median(copied) }],
  },
  {
    job: '1,000,000 rows already read, 100 leaves: rows → forecast',
    limit: 500,
    median: median(fromRows),
    all: fromRows,
  },
])
