/*
 * Data for a dashboard: tidy rows that any charting library reads, and a curve of when.
 *
 * A ferry line waits for a port to reopen. The tree, the signals and the log are literals here; a dashboard would more
 * often read them from files, with readScenario and readEvents of 'forkcast/read'.
 */
import {
  cumulativeIncidence,
  defineEvents,
  defineScenario,
  simulate,
  timeline,
  toRows,
  update,
} from 'forkcast'

const port = defineScenario({
  forkcast: 1,
  title: 'Does the port reopen this summer?',
  origin: '2030-05-31',
  horizon: '2030-08-31',
  tree: {
    branches: {
      reopens: {
        title: 'Reopens',
        p: 0.6,
        timing: { uniform: { min: 0, max: 92 } },
        branches: {
          wholly: { title: 'Reopens wholly', p: 0.5 },
          partly: { title: 'Reopens in part', p: 'rest' },
        },
      },
      closed: { title: 'Stays closed', p: 0.35 },
      other: { title: 'Something else', p: 0.05, residual: true },
    },
  },
  signals: {
    dredger: { title: 'The dredger arrives', likelihood: { reopens: 0.8, otherwise: 0.2 } },
    dispute: { title: 'The crews dispute their pay', ratio: { closed: 3 } },
  },
})

const log = defineEvents(port, [
  { date: '2030-06-10', signal: 'dredger', source: 'harbour-master' },
  { date: '2030-06-24', signal: 'dispute', source: 'gazette' },
])

// One row for each outcome and day of news: x is asOf, y is probability, the colour is title.
const days = timeline(port, log)
console.log('asOf,outcome,probability')
for (const { asOf, outcome, probability } of toRows(days))
  console.log(`${asOf},${outcome},${probability.toFixed(4)}`)

// A line of cumulative probability: when has it come true?
const forecast = update(port, log, { asOf: '2030-06-24' })
const { dates, probability } = cumulativeIncidence(forecast, 'reopens')
console.log('\ndate,reopened')
for (let i = 0; i < dates.length; i += 17) console.log(`${dates[i]},${probability[i]?.toFixed(4)}`)

// Bars with whiskers; the seed makes the picture the same tomorrow.
console.log('\noutcome,probability,mcse')
for (const row of toRows(simulate(forecast, { runs: 20_000, seed: 'port' })))
  console.log(`${row.outcome},${row.probability.toFixed(3)},${row.mcseProbability.toFixed(4)}`)
