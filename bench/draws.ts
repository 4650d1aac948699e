import { type BranchDocument, defineScenario, type ScenarioDocument, simulate, update } from 'forkcast'
import { expressions } from 'forkcast/expressions'
import { numpy, numpyJob } from './peers/numpy.ts'
import { agree, median, report, timed } from './timing.ts'

const draws = 100_000
const repeats = 15

/** Twenty parameters; ten uncertain splits of three; an expression in `p` and one in an impact for each of them. */
function scenario(): ScenarioDocument {
  const parameters: Record<string, { distribution: string | object }> = {}
  for (let k = 0; k < 20; k++)
    parameters[`x${k}`] = {
      distribution:
        k % 2 === 0 ? { normal: { mean: 0.5, sd: 0.1 } } : { lognormal: { median: 0.5, sigma: 0.3 } },
    }
  const branches: Record<string, BranchDocument> = {}
  for (let i = 0; i < 10; i++) {
    const p = `clamp(0.2 + 0.3*x${2 * i} - 0.1*x${2 * i + 1}, 0.05, 0.9)`
    branches[`node${i}`] = {
      p: 0.1,
      concentration: 20,
      impacts: { cost: `100*x${2 * i} + 50*exp(-x${2 * i + 1})` },
      branches: { [`a${i}`]: { p }, [`b${i}`]: { p: 0.05 }, [`c${i}`]: { p: 'rest' } },
    }
  }
  return {
    forkcast: 1,
    title: 'Twenty parameters',
    origin: '2030-01-01',
    horizon: '2031-01-01',
    exhaustive: true,
    parameters: parameters as NonNullable<ScenarioDocument['parameters']>,
    tree: { branches },
    impacts: { cost: {} },
  }
}

const forecast = update(defineScenario(scenario(), { expressions }), [], { asOf: '2030-01-01' })
// Warm-up runs are as large as the timed ones, and as many as it takes to compile every loop.
let result = simulate(forecast, { runs: draws, draws, seed: 'warm' })
for (let round = 0; round < 15; round++)
  result = simulate(forecast, { runs: draws, draws, seed: `warm ${round}` })
const all = timed(repeats, () => {
  result = simulate(forecast, { runs: draws, draws, seed: 'bench' })
  return result.outcomes.a0?.probability ?? 0
})
const theirs = numpyJob('draws.py', { draws, repeats })
const cost = result.impacts.cost as (typeof result.impacts)[string]
const a0 = result.outcomes.a0 as (typeof result.outcomes)[string]
if (theirs) {
  agree('a0', a0.probability, theirs.answers.a0 as number, a0.mcseProbability)
  agree('cost', cost.mean, theirs.answers.cost as number, cost.mcseMean)
}
report(
  'draws',
  [
    {
      job: `J3: 20 parameters, expressions in p and impacts, 10 Dirichlet splits, ${draws} draws and runs`,
      median: median(all),
      all,
      peers: theirs ? [{ name: `numpy ${theirs.version}`, median: median(theirs.all) * 1000 }] : [],
    },
  ],
  numpy(),
)
