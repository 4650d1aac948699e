import { update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { simulationReport } from '../../src/report/simulation.ts'
import { plainStyle } from '../../src/report/style.ts'
import type { Simulation } from '../../src/simulation/simulation.ts'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'

const page = { width: 80, style: plainStyle }
const forecast = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })

const outcome = (title: string, probability: number, mcse: number, exact: number | null) => ({
  title,
  count: probability * 1e6,
  probability,
  mcseProbability: mcse,
  plugIn: 0.25,
  exact,
  z: null,
  credible: { level: 0.9, lower: 0.0001, upper: probability },
})
const timing = (p05: number | null, p50: number | null, p95: number | null) => ({
  p05,
  p50,
  p95,
  cumulativeIncidence: { days: [], probability: [], mcseProbability: [] },
})
const simulation: Simulation = {
  seed: 'harbour',
  runs: 1_000_000,
  draws: 1000,
  effectiveDraws: 912.4,
  method: 'prior',
  steps: 0,
  sweeps: 0,
  acceptance: null,
  warnings: [],
  redrawn: 0.0312,
  stream: 1,
  asOf: '2030-04-30',
  horizon: '2030-12-26',
  outcomes: {
    stays: outcome('stays', 0.902, 0.0003, 0.901637837355),
    resigns: outcome('resigns', 0.056, 0.00025, 0.056391497797),
    forced: outcome('forced', 0, 0, 0.041970664848),
  },
  timing: { stays: timing(300, 300, 300), resigns: timing(66, 125, 257), forced: timing(null, null, null) },
  parameters: {},
  impacts: {},
}

const harbour = `harbour
as of the end of 2030-04-30 (prior of 2030-03-01, closes 2030-12-26)

  outcome  probability  ± error   exact    90% credible
  stays         90.20%  ± 0.03   90.16%  <0.1% to 90.2%  ████████████████████▊
  resigns        5.60%  ± 0.03    5.64%   <0.1% to 5.6%  █▎
  forced            0%  ± 0       4.20%     <0.1% to 0%

  error: one Monte Carlo standard error, in percentage points; credible: 90% of
  the draws lie between.

when, given the outcome

  outcome  5%          median      95%
  stays    horizon     horizon     horizon
  resigns  2030-05-06  2030-07-04  2030-11-13
  forced   in no run   in no run   in no run

seed harbour, 1,000,000 runs, 1,000 draws (effectively 912), 3.1% of them
redrawn for being out of range`

describe('simulationReport(simulation, forecast, scenario, page)', () => {
  test('shows estimates with their errors beside the exact values, when, and what it takes to repeat it', () => {
    expect(simulationReport(simulation, forecast, harbourScenario, page)).toBe(harbour)
  })

  test('shows the plug-in forecast where there is no exact one, and says what that is', () => {
    const outcomes = { stays: outcome('stays', 0.9, 0.02, null) }
    const text = simulationReport({ ...simulation, outcomes }, forecast, harbourScenario, page)
    expect(text).toMatch(/outcome +probability +± error +plug-in/)
    expect(text).toMatch(/stays +90\.0% +± 2\.0 +25\.0%/)
    expect(text.replace(/\s+/g, ' ')).toContain(
      'plug-in: the exact forecast with every parameter at its median',
    )
  })

  test('has no credible interval where nothing is uncertain', () => {
    const text = simulationReport({ ...simulation, draws: 1 }, forecast, harbourScenario, page)
    expect(text).not.toContain('credible')
    expect(text).toContain('seed harbour, 1,000,000 runs, 1 draw')
  })

  test('shows the first digit of an error that rounding would hide', () => {
    const outcomes = { a: outcome('a', 0.4, 0.004, 0.4), b: outcome('b', 0.01, 0.0001, 0.01) }
    const text = simulationReport({ ...simulation, outcomes }, forecast, harbourScenario, page)
    expect(text).toContain('40.0%  ± 0.4 ')
    expect(text).toContain('1.0%  ± 0.010')
  })

  test('makes the seed safe to print', () => {
    const text = simulationReport({ ...simulation, seed: '\u001b[2J' }, forecast, harbourScenario, page)
    expect(text).toContain('seed ␛[2J')
  })
})
