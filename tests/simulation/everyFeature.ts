import type { Forecast } from 'forkcast'
import { forecastOf, type Parts } from './forecasts.ts'

/** Something of everything: parameters, all forms of split and signal, timing, impacts of every kind. */
export const everyPart: Parts = {
  parameters: {
    pressure: { distribution: '0.2 to 0.6' },
    cost: { distribution: { gamma: { shape: 2, scale: 3 } } },
  },
  tree: {
    concentration: 20,
    branches: {
      stays: { p: 'rest' },
      other: { p: 0.02, residual: true },
      leaves: {
        p: 'clamp(0.1 + 0.5*pressure, 0, 0.9)',
        timing: { weibull: { shape: 1.3, scale: 120 } },
        impacts: { throughput: '90 to 98', delay: { exponential: { mean: 12 } } },
        branches: {
          resigns: { count: 12, impacts: { throughput: { gamma: { shape: 2, scale: 40 } } } },
          dismissed: { count: 7, outcome: 'forced', timing: { uniform: { min: 10, max: 400 } } },
          arrested: {
            count: 1,
            outcome: 'forced',
            impacts: {
              throughput: '100 - 0.1*days',
              bill: '3 * cost',
              delay: { uniform: { min: -5, max: 5 } },
            },
          },
        },
      },
    },
  },
  signals: {
    'audit-leak': { ratio: { leaves: 2.5 }, halfLife: 60, cluster: 'press' },
    denial: { decibans: { stays: 2 }, cluster: 'press' },
    inspection: { likelihood: { leaves: '0.4 + pressure / 2', otherwise: 0.4 } },
    strike: { rate: { leaves: 3, otherwise: 1 }, per: 30 },
  },
  clusters: { press: { correlation: 0.4 } },
  impacts: {
    throughput: { default: 100 },
    bill: { default: '5 to 20' },
    delay: {
      default: {
        mixture: [
          { weight: 1, of: { uniform: { min: 0, max: 1 } } },
          { weight: 2, of: '1 to 9' },
        ],
      },
    },
  },
}

export const everyRow = [
  { date: '2030-03-11', signal: 'audit-leak', credence: 0.8 },
  { date: '2030-03-25', signal: 'inspection', observed: false, grade: 'B2' },
  { date: '2030-04-02', signal: 'strike' },
  { date: '2030-04-05', signal: 'denial', note: 'of the board' },
]

/** A forecast that has some of everything a simulation plays. */
export function everyFeature(): Forecast {
  return forecastOf(everyPart, everyRow, '2030-04-30')
}
