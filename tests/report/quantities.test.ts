import { readScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { impactsReport, parametersReport } from '../../src/report/quantities.ts'
import { plainStyle } from '../../src/report/style.ts'
import type { ImpactSimulation, Simulation } from '../../src/simulation/simulation.ts'

const page = { width: 80, style: plainStyle }
const scenario = readScenario(`forkcast: 1
title: t
origin: 2030-01-01
horizon: 2030-12-31
exhaustive: true
parameters:
  pressure: { title: Pressure on the board, distribution: 0.2 to 0.6 }
  bare: { distribution: 1 to 2 }
tree: { branches: { a: { p: rest }, b: { p: 0.1 } } }
impacts:
  throughput: { title: Throughput against plan, unit: '%', default: 100 }
  cost: { default: 3 }
`)

const impact = (mean: number, mcseMean: number): ImpactSimulation => ({
  mean,
  mcseMean,
  sd: 3,
  mcseSd: 0.1,
  quantiles: { p05: mean - 20, p25: mean - 10, p50: mean, p75: mean + 10, p95: mean + 20 },
  mcseQuantiles: { p05: 0, p25: 0, p50: 0, p75: 0, p95: 0 },
  resolution: 0,
  expectedShortfall: { level: 0.95, lower: mean - 25, upper: mean + 25, mcseLower: 0, mcseUpper: 0 },
  histogram: { edges: [], counts: [] },
  byOutcome: {},
})
const simulation = {
  impacts: { throughput: impact(97.123, 0.04), cost: impact(-1234.5, 0) },
  parameters: {
    pressure: { mean: 0.41, mcseMean: 0.003, p05: 0.24, p50: 0.4, p95: 0.63 },
    bare: { mean: 1.5, mcseMean: 0, p05: 1, p50: 1.5, p95: 2 },
  },
} as unknown as Simulation

describe('impactsReport(simulation, scenario, page)', () => {
  test('has a column for each impact, with digits as its error allows', () => {
    expect(impactsReport(simulation, scenario, page)).toBe(`impacts

                      Throughput against
                      plan (%)            cost
  mean                 97.12 ± 0.04       −1,234.5
  5%                   77.12              −1,254.5
  25%                  87.12              −1,244.5
  median               97.12              −1,234.5
  75%                 107.12              −1,224.5
  95%                 117.12              −1,214.5
  mean of lowest 5%    72.12              −1,259.5
  mean of highest 5%  122.12              −1,209.5`)
  })

  test('makes several tables where impacts do not fit beside each other', () => {
    const text = impactsReport(simulation, scenario, { width: 45, style: plainStyle })
    expect(text.match(/mean of lowest 5%/g)).toHaveLength(2)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(45)
  })

  test('is empty without impacts', () => {
    expect(impactsReport({ ...simulation, impacts: {} }, scenario, page)).toBe('')
  })
})

describe('parametersReport(simulation, scenario, page)', () => {
  test('has a row for each uncertain number', () => {
    expect(parametersReport(simulation, scenario, page)).toBe(`parameters after the evidence

  parameter              id        mean              5%  median    95%
  Pressure on the board  pressure  0.410 ± 0.003  0.240   0.400  0.630
  bare                   bare      1.5              1.0     1.5    2.0`)
  })

  test('is empty without parameters', () => {
    expect(parametersReport({ ...simulation, parameters: {} }, scenario, page)).toBe('')
  })
})
