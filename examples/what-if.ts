/*
 * What if? A forecaster plays three days, two priors, and asks how much hangs on one number.
 */
import { condition, defineScenario, probabilityOf, update } from 'forkcast'

/** A strike ballot: the union strikes, or it settles. The prior is an argument. */
const ballot = (strikes: number, ratio = 4) =>
  defineScenario({
    forkcast: 1,
    title: 'Does the union strike?',
    origin: '2030-09-01',
    horizon: '2030-10-31',
    exhaustive: true,
    tree: {
      branches: {
        strikes: { p: strikes, branches: { short: { weight: 3 }, long: { weight: 1 } } },
        settles: { p: 'rest' },
      },
    },
    signals: {
      walkout: { title: 'Talks are left', ratio: { strikes: ratio }, halfLife: 14 },
      mediator: { title: 'A mediator is named', likelihood: { settles: 0.6, otherwise: 0.3 } },
    },
  })

const log = [
  { date: '2030-09-10', signal: 'walkout' },
  { date: '2030-09-20', signal: 'mediator' },
] as const

const percent = (p: number) => `${(100 * p).toFixed(1)}%`.padStart(6)

console.log('as of       prior 20%  prior 50%')
for (const asOf of ['2030-09-10', '2030-09-20', '2030-10-08']) {
  const columns = [0.2, 0.5].map((prior) => {
    const forecast = update(ballot(prior), log, { asOf })
    return percent(probabilityOf(forecast, { any: ['strikes'] })).padStart(9)
  })
  console.log(`${asOf}  ${columns.join('  ')}`)
}

console.log('\nif leaving the talks is … times likelier before a strike, a strike on 20 September has')
for (const ratio of [2, 4, 8]) {
  const forecast = update(ballot(0.5, ratio), log, { asOf: '2030-09-20' })
  console.log(`  ${ratio}: ${percent(forecast.branches.strikes.reach)}`)
}

const settled = condition(update(ballot(0.5), log), { ruleOut: ['long'] })
console.log(`\nwere a long strike out of the question: ${percent(settled.branches.strikes.reach)}`)
