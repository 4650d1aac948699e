import { defineScenario, type Simulation, simulate, update } from 'forkcast'
import { numpy, numpyJob } from './peers/numpy.ts'
import { seedrandomLoop } from './peers/seedrandomLoop.ts'
import { agree, median, type Row, report, timed } from './timing.ts'
import { eight, origin, thousand, weibullScenario } from './weibullScenario.ts'

const runs = 10_000_000
const loopRuns = 1_000_000
const repeats = 3
const chunks = [
  ['in whole columns', runs],
  ['in chunks of 2^18', 1 << 18],
] as const

function played(leaves: typeof eight): { all: number[]; result: Simulation } {
  const forecast = update(defineScenario(weibullScenario(leaves)), [], { asOf: origin })
  let result = simulate(forecast, { runs: 1000, seed: 'warm' })
  const all = timed(repeats, () => {
    result = simulate(forecast, { runs, seed: 'bench' })
    return result.outcomes.b0?.probability ?? 0
  })
  return { all: all.map((ms) => (ms / runs) * 1e6), result }
}

function row(job: string, leaves: typeof eight): Row {
  const { all, result } = played(leaves)
  const peers = []
  for (const [name, chunk] of chunks) {
    const theirs = numpyJob('simulate.py', { runs, repeats, chunk, ...leaves })
    if (!theirs) continue
    const loss = result.impacts.loss as Simulation['impacts'][string]
    agree('mean', loss.mean, theirs.answers.mean as number, loss.mcseMean)
    agree('p95', loss.quantiles.p95, theirs.answers.p95 as number, loss.mcseQuantiles.p95)
    const { upper, mcseUpper } = loss.expectedShortfall
    agree('shortfall', upper, theirs.answers.upper as number, mcseUpper)
    const first = result.timing.b0?.cumulativeIncidence
    const error = first?.mcseProbability[100] ?? 0
    agree('incidence', first?.probability[100] ?? 0, theirs.answers.incidence as number, error)
    peers.push({ name: `numpy ${theirs.version} ${name}`, median: (median(theirs.all) / runs) * 1e9 })
  }
  const loop = timed(1, () => seedrandomLoop(leaves, loopRuns))
  peers.push({ name: 'a loop on seedrandom', median: (median(loop) / loopRuns) * 1e6 })
  return { job, median: median(all), all, unit: 'ns a run', peers }
}

const j1 = row(`J1: 8 leaves, 8 Weibull timings, a lognormal impact, ${runs} runs`, eight)
const j5 = row(`J5: 1,000 leaves, 1,000 Weibull timings, a lognormal impact, ${runs} runs`, thousand())
report('simulate', [j1, { ...j5, note: `${(j5.median / j1.median).toFixed(2)} times J1` }], numpy())
