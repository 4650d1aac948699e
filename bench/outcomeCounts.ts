import { readFileSync } from 'node:fs'
import { sampleOutcomeCounts, update } from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'
import { numpy, numpyJob } from './peers/numpy.ts'
import { median, report, timed } from './timing.ts'

const runs = 1e12
const repeats = 200

const folder = 'examples/venezuela'
const forecast = update(
  readScenario(readFileSync(`${folder}/scenario.yaml`, 'utf8')),
  readEvents(readFileSync(`${folder}/events.csv`, 'utf8')),
)
let seed = 0
for (let i = 0; i < repeats; i++) sampleOutcomeCounts(forecast, { runs, seed: seed++ })
const all = timed(
  repeats,
  () => Object.values(sampleOutcomeCounts(forecast, { runs, seed: seed++ }))[0] as number,
)
const p = Object.values(forecast.outcomes).map(({ probability }) => probability)
const theirs = numpyJob('outcomeCounts.py', { runs, repeats, p })
report(
  'outcomeCounts',
  [
    {
      job: 'J4: sampleOutcomeCounts on the case, 10^12 runs',
      median: median(all),
      all,
      limit: 1,
      peers: theirs ? [{ name: `numpy ${theirs.version}`, median: median(theirs.all) * 1000 }] : [],
    },
  ],
  numpy(),
)
