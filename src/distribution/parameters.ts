/** Where a parameter may lie: anywhere on the real line, or above 0. */
export type ParameterRange = 'anywhere' | 'above 0'

type Parameters = Readonly<Record<string, ParameterRange>>

const minModeMax: Parameters = { min: 'anywhere', mode: 'anywhere', max: 'anywhere' }

/** The parameters of each distribution that has named ones, in order. */
export const parametersOf: ReadonlyMap<string, Parameters> = new Map<string, Parameters>([
  ['normal', { mean: 'anywhere', sd: 'above 0' }],
  ['lognormal', { median: 'above 0', sigma: 'above 0' }],
  ['uniform', { min: 'anywhere', max: 'anywhere' }],
  ['triangular', minModeMax],
  ['pert', minModeMax],
  ['beta', { alpha: 'above 0', beta: 'above 0' }],
  ['gamma', { shape: 'above 0', scale: 'above 0' }],
  ['exponential', { mean: 'above 0' }],
  ['weibull', { shape: 'above 0', scale: 'above 0' }],
])

/** Every distribution that is written as an object, by the name that is its key. */
export const distributionNames: readonly string[] = [...parametersOf.keys(), 'empirical', 'mixture']
