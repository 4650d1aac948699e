import type { Warning } from '../checking/problem.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Table } from '../scenario/table.ts'

/** An estimate of a probability by Monte Carlo, with the exact one beside it where there is one. */
export interface OutcomeSimulation {
  /** That of its only leaf, or of the leaf with its id; else the id. */
  readonly title: string
  /** Runs that ended so. */
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
  readonly credible: {
    /** In (0, 1); 0.9 unless asked otherwise. */
    readonly level: number
    /** Its lower end. */
    readonly lower: number
    /** Its upper end. */
    readonly upper: number
  }
}

/** When an outcome comes true. */
export interface OutcomeTiming {
  /** Whole days from origin, given the outcome; null where no run had it. */
  readonly p05: number | null
  /** The median; null where no run had it. */
  readonly p50: number | null
  /** Null where no run had it. */
  readonly p95: number | null
  /** P(this outcome by the end of that day), unconditional. */
  readonly cumulativeIncidence: {
    /** Whole days from origin. */
    readonly days: readonly number[]
    /** One for each day. */
    readonly probability: readonly number[]
    /** Monte Carlo standard errors, one for each day. */
    readonly mcseProbability: readonly number[]
  }
}

/** A parameter after the evidence: weighted over the draws. */
export interface ParameterSimulation {
  /** Weighted over the draws. */
  readonly mean: number
  /** Monte Carlo standard error of the mean. */
  readonly mcseMean: number
  /** 5% of the weight lies at or below. */
  readonly p05: number
  /** The median. */
  readonly p50: number
  /** 95% of the weight lies at or below. */
  readonly p95: number
}

/** Five quantiles. */
export interface QuantileTable {
  /** 5%. */
  readonly p05: number
  /** The lower quartile. */
  readonly p25: number
  /** The median. */
  readonly p50: number
  /** The upper quartile. */
  readonly p75: number
  /** 95%. */
  readonly p95: number
}

/**
 * An impact over all runs.
 *
 * With draws its errors come from 32 groups of draws, so that each is itself known to an eighth: 95% of a normal
 * estimate is within 2.04 of them (Student's t with 31 degrees of freedom), and within 1.96 of them 94.1%.
 */
export interface ImpactSimulation<Outcome extends string = string> {
  /** Over all runs. */
  readonly mean: number
  /** Monte Carlo standard error of the mean. */
  readonly mcseMean: number
  /** Null with one run. */
  readonly sd: number | null
  /** Monte Carlo standard error of the standard deviation; null with one run. */
  readonly mcseSd: number | null
  /** Over all runs, each known to `resolution`. */
  readonly quantiles: QuantileTable
  /** Monte Carlo standard errors of the quantiles: a quarter of what lies within two of them to either side. */
  readonly mcseQuantiles: QuantileTable
  /** The quantiles are known to this on the grid that values are counted on. */
  readonly resolution: number
  /** Mean of the lowest and of the highest 1 − level of runs. */
  readonly expectedShortfall: {
    /** 0.95: the mean of the outermost twentieth. */
    readonly level: number
    /** Mean of the lowest runs. */
    readonly lower: number
    /** Mean of the highest runs. */
    readonly upper: number
    /** Monte Carlo standard error of `lower`. */
    readonly mcseLower: number
    /** Monte Carlo standard error of `upper`. */
    readonly mcseUpper: number
  }
  /** One edge more than counts; every run is in one bin. */
  readonly histogram: {
    /** Rising. */
    readonly edges: readonly number[]
    /** Runs between an edge and the next. */
    readonly counts: readonly number[]
  }
  /** Null where no run had the outcome; sd null with fewer than two. */
  readonly byOutcome: Table<
    Outcome,
    {
      /** Over the runs with the outcome. */
      readonly mean: number | null
      /** Monte Carlo standard error of the mean. */
      readonly mcseMean: number | null
      /** Standard deviation over the runs with the outcome. */
      readonly sd: number | null
      /** Runs with the outcome. */
      readonly count: number
    }
  >
}

/** What a Monte Carlo run of a forecast showed; `Ids` are the ids of a literal as types. */
export interface Simulation<Ids extends ScenarioIds = ScenarioIds> {
  /** As text. */
  readonly seed: string
  /** How often chance was played out. */
  readonly runs: number
  /** How often the uncertain numbers were drawn. */
  readonly draws: number
  /**
   * How many independent draws these are worth: (ΣW)²/ΣW² of the prior's; of moved ones the variance over draws of an
   * outcome's probability over its squared error, the smallest over outcomes.
   */
  readonly effectiveDraws: number
  /** Whether draws from the prior, weighed, sufficed, or were moved to where the evidence is. */
  readonly method: 'prior' | 'tempered'
  /** Exponents on the way from prior to posterior; 0 where nothing was moved. */
  readonly steps: number
  /** How often every draw was moved. */
  readonly sweeps: number
  /** The share of moves that were accepted; null without any. */
  readonly acceptance: number | null
  /** `few-effective-draws` where the stated errors cannot be trusted. */
  readonly warnings: readonly Warning[]
  /** Share of all parameter draws that put a value out of range and were drawn again. */
  readonly redrawn: number
  /** The version of the streams: the same seed gives the same numbers within one version. */
  readonly stream: 1
  /** The day at whose end the forecast holds. */
  readonly asOf: string
  /** The day at whose end the question closes. */
  readonly horizon: string
  /** By outcome id, in the order of their first leaf. */
  readonly outcomes: Table<Ids['outcome'], OutcomeSimulation>
  /** By outcome id. */
  readonly timing: Table<Ids['outcome'], OutcomeTiming>
  /** By the name of the parameter. */
  readonly parameters: Table<Ids['parameter'], ParameterSimulation>
  /** By impact id. */
  readonly impacts: Table<Ids['impact'], ImpactSimulation<Ids['outcome']>>
}
