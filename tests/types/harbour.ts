import { defineScenario } from 'forkcast'

/** A literal that uses every kind of id once. */
export const scenario = defineScenario({
  forkcast: 1,
  title: 'harbour',
  origin: '2030-03-01',
  horizon: '2030-12-26',
  exhaustive: true,
  tree: {
    branches: {
      stays: { p: 'rest' },
      leaves: {
        p: 0.4,
        impacts: { throughput: { uniform: { min: 90, max: 98 } } },
        branches: {
          resigns: { count: 12 },
          dismissed: { count: 7, outcome: 'forced' },
          arrested: { count: 1, outcome: 'forced' },
        },
      },
    },
  },
  outcomes: { forced: { title: 'Forced out' } },
  signals: {
    leak: { ratio: { leaves: 2.5, arrested: 4 }, cluster: 'press' },
    editorial: { decibans: { forced: 2 }, cluster: 'street' },
    denial: { likelihood: { stays: 0.8, otherwise: 0.5 } },
    strike: { rate: { leaves: 3, otherwise: 1 }, per: 30 },
  },
  clusters: { press: { correlation: 0.4 }, street: { correlation: 0.1 } },
  impacts: { throughput: { unit: '%', default: 100 } },
  resolution: { criteria: 'The authority announces it.', outcome: 'forced', date: '2030-07-14' },
})

export type Outcome = 'stays' | 'resigns' | 'forced'
export type Branch = 'stays' | 'leaves' | 'resigns' | 'dismissed' | 'arrested'
export type Signal = 'leak' | 'editorial' | 'denial' | 'strike'
