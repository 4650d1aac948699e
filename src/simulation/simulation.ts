import type { ScenarioIds } from '../scenario/literal.ts'
import type { Table } from '../scenario/table.ts'

/** An estimate of a probability by Monte Carlo, with the exact one beside it where there is one. */
export interface OutcomeSimulation {
  readonly title: string
  readonly count: number
  /** count / runs. */
  readonly probability: number
  /** Its Monte Carlo standard error, over draws and runs. */
  readonly mcseProbability: number
  /** The exact forecast at the medians of all parameters. */
  readonly plugIn: number
  /** The exact forecast where it is the same quantity: null where the scenario has parameters. */
  readonly exact: number | null
  /** (probability − exact) / mcseProbability; null where either is missing or the error is 0. */
  readonly z: number | null
  /** Weighted quantiles of the outcome's probability over the draws: how sure the scenario is of it. */
  readonly credible: { readonly level: number; readonly lower: number; readonly upper: number }
}

export interface OutcomeTiming {
  /** Whole days from origin, given the outcome; null where no run had it. */
  readonly p05: number | null
  readonly p50: number | null
  readonly p95: number | null
  /** P(this outcome by the end of that day), unconditional. */
  readonly cumulativeIncidence: {
    readonly days: readonly number[]
    readonly probability: readonly number[]
    readonly mcseProbability: readonly number[]
  }
}

/** A parameter after the evidence: weighted over the draws. */
export interface ParameterSimulation {
  readonly mean: number
  readonly mcseMean: number
  readonly p05: number
  readonly p50: number
  readonly p95: number
}

export interface QuantileTable {
  readonly p05: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p95: number
}

export interface ImpactSimulation<Outcome extends string = string> {
  readonly mean: number
  readonly mcseMean: number
  /** Null with one run. */
  readonly sd: number | null
  readonly mcseSd: number | null
  readonly quantiles: QuantileTable
  readonly mcseQuantiles: QuantileTable
  /** The quantiles are known to this on the grid that values are counted on. */
  readonly resolution: number
  /** Mean of the lowest and of the highest 1 − level of runs. */
  readonly expectedShortfall: {
    readonly level: number
    readonly lower: number
    readonly upper: number
    readonly mcseLower: number
    readonly mcseUpper: number
  }
  /** One edge more than counts; every run is in one bin. */
  readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] }
  /** Null where no run had the outcome; sd null with fewer than two. */
  readonly byOutcome: Table<
    Outcome,
    {
      readonly mean: number | null
      readonly mcseMean: number | null
      readonly sd: number | null
      readonly count: number
    }
  >
}

/** What a Monte Carlo run of a forecast showed; `Ids` are the ids of a literal as types. */
export interface Simulation<Ids extends ScenarioIds = ScenarioIds> {
  readonly seed: string
  readonly runs: number
  readonly draws: number
  /** (ΣW)²/ΣW²: how many equally weighted draws these are worth. */
  readonly effectiveDraws: number
  /** Share of all parameter draws that put a value out of range and were drawn again. */
  readonly redrawn: number
  /** The version of the streams: the same seed gives the same numbers within one version. */
  readonly stream: 1
  readonly asOf: string
  readonly horizon: string
  readonly outcomes: Table<Ids['outcome'], OutcomeSimulation>
  readonly timing: Table<Ids['outcome'], OutcomeTiming>
  readonly parameters: Table<Ids['parameter'], ParameterSimulation>
  readonly impacts: Table<Ids['impact'], ImpactSimulation<Ids['outcome']>>
}
