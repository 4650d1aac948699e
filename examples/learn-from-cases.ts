/*
 * Where do the numbers come from? Past strikes are counted into a scenario, one case at a time and all at once, and two
 * ways to split the tree are compared on them.
 */
import { defineCases, defineScenario, fitQuantiles, learn, likelihoodFromFrequency, update } from 'forkcast'

/** "In seven of ten such ballots the talks were left before a strike"; before a settlement in two of ten. */
const walkout = {
  strikes: likelihoodFromFrequency({ happened: 7, of: 10 }).distribution,
  settles: likelihoodFromFrequency({ happened: 2, of: 10 }).distribution,
}

/** The secretary of the union: hardly ever within 12 days, as likely as not within 25, nearly always within 60. */
const begins = fitQuantiles(
  [
    [0.05, 12],
    [0.5, 25],
    [0.95, 60],
  ],
  { family: 'gamma' },
)

const ballot = defineScenario({
  forkcast: 1,
  title: 'Does the union strike?',
  origin: '2030-09-01',
  horizon: '2030-10-31',
  exhaustive: true,
  tree: {
    branches: {
      strikes: {
        count: 0,
        timing: begins.distribution,
        branches: { short: { count: 0 }, long: { count: 0 } },
      },
      settles: { count: 0 },
    },
  },
  signals: {
    walkout: { title: 'Talks are left', likelihood: walkout },
    leaflet: {
      title: 'A leaflet at the gate',
      rate: { otherwise: { gamma: { shape: 2, scale: 1 } }, strikes: { gamma: { shape: 2, scale: 1 } } },
    },
  },
})

const cases = defineCases(ballot, [
  { case: '2018', leaf: 'short', seen: ['walkout', 'leaflet*6'], days: 45 },
  { case: '2020', leaf: 'settles', absent: ['walkout', 'leaflet'], days: 60 },
  { case: '2022', leaf: 'settles', seen: ['leaflet'], absent: ['walkout'], days: 30 },
  // of 2016 the union's history says no more than that there was a strike
  { case: '2016', branch: 'strikes', seen: ['walkout'], weight: 0.5 },
  { case: '2024', leaf: 'long', seen: ['walkout', 'leaflet*3'], days: 30 },
])

const percent = (p: number | null) => (p === null ? '' : `${(100 * p).toFixed(1)}%`.padStart(6))
const learned = learn(ballot, cases)

console.log('branch    was     is      90% of the belief')
for (const split of learned.splits)
  for (const [id, { before, after }] of Object.entries(split.branches))
    console.log(
      `${id.padEnd(8)} ${percent(before.value)}  ${percent(after.value)}  ${percent(after.lower)} to ${percent(after.upper)}`,
    )
for (const { signal, targets } of learned.signals)
  for (const [where, { before, after }] of Object.entries(targets))
    console.log(`${signal}, ${where}: ${before.value.toFixed(2)} → ${after.value.toFixed(2)}`)
for (const { message } of learned.notices) console.log(`note: ${message}`)

const oneByOne = cases.reduce((scenario, one) => learn(scenario, [one]).scenario, ballot)
const strike = (scenario: typeof ballot) =>
  update(scenario, [{ date: '2030-09-02', signal: 'walkout' }], { asOf: '2030-09-02' }).branches.strikes.reach
console.log(`\na strike, once the talks are left: ${percent(strike(learned.scenario))}`)
console.log(`the same, learned one by one: ${percent(strike(oneByOne))}`)
console.log(
  `the day on which a strike begins misses what was said by at most ${percent(begins.maxDifference)}`,
)

// Is it worth telling the two apart? Against a likelihood of nine in twenty for both, on the cases that say all
const told = cases.filter(({ leaf }) => leaf !== undefined)
const blind = defineScenario({
  ...ballot.document,
  signals: {
    ...ballot.document.signals,
    walkout: { likelihood: { otherwise: { beta: { alpha: 9.5, beta: 11.5 } } } },
  },
})
const [sees, ignores] = [ballot, blind].map(
  (scenario) => learn(scenario, told).logMarginalLikelihood ?? Number.NaN,
)
console.log(
  `\nthe cases are ${Math.exp((sees ?? 0) - (ignores ?? 0)).toFixed(1)} times likelier where walking out tells strikes apart`,
)
