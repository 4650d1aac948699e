/*
 * A log that grows: it is a read-only array of rows, so filter it, append to it, and update again.
 */
import { type EventRow, update } from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'

const scenario = readScenario(`
forkcast: 1
title: Does the bridge open by the end of March?
origin: 2030-01-01
horizon: 2030-03-31
exhaustive: true
tree:
  branches:
    opens: { p: 0.5 }
    late: { p: 0.5 }
signals:
  inspection: { title: An inspection is passed, likelihood: { opens: 0.9, late: 0.3 } }
  rumour: { title: A rumour of delay, ratio: { late: 2 } }
`)

let log: readonly EventRow[] = readEvents(`date,signal,source,credence
2030-01-15,inspection,ministry,
2030-01-20,rumour,harbour-blog,0.5
`)

const say = (what: string) => {
  const { outcomes, events } = update(scenario, log)
  console.log(
    `${what}: opens ${(100 * (outcomes.opens?.probability ?? 0)).toFixed(1)}%, ${events.used} events`,
  )
}
say('as read')

log = log.filter(({ source }) => source !== 'harbour-blog')
say('without the blog')

log = [...log, { date: '2030-02-03', signal: 'inspection', event: 'second', source: 'ministry' }]
say('a second inspection passed')

// A report that proves wrong is retracted, not deleted: the days before the retraction stay what they were.
log = log.map((row) => (row.event === 'second' ? { ...row, retracted: '2030-02-10' } : row))
say('and its report withdrawn')
console.log(
  `on 5 February one knew: ${update(scenario, log, { asOf: '2030-02-05' }).outcomes.opens?.probability.toFixed(3)}`,
)
