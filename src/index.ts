export { ForkcastError } from './checking/forkcastError.ts'
export { NotLiveError } from './checking/notLiveError.ts'
export { OptionError } from './checking/optionError.ts'
export type { Problem, Warning } from './checking/problem.ts'
export type { DistributionSpec } from './distribution/distribution.ts'
export { SimulationError } from './draws/simulationError.ts'
export { defineEvents } from './events/link.ts'
export { EventError } from './events/log.ts'
export type { EventColumns, EventInput, EventLog, EventRow } from './events/row.ts'
export type { IgnoredReason, IgnoredRow } from './evidence/counted.ts'
export { ImpossibleEvidence } from './evidence/impossible.ts'
export type { RowLabel } from './evidence/row.ts'
export {
  type AuditDocument,
  AuditError,
  audit,
  type PublishedOutcome,
  type PublishedUpdate,
} from './explanation/audit.ts'
export type { Move } from './explanation/beliefs.ts'
export {
  type ComparedBranch,
  type ComparedForecast,
  type ComparedOutcome,
  type Comparison,
  compare,
} from './explanation/compare.ts'
export {
  type ExplainedDay,
  type ExplainedOutcome,
  type ExplainOptions,
  type Explanation,
  explain,
} from './explanation/explain.ts'
export type { Finding } from './explanation/finding.ts'
export {
  type LeaveOneOut,
  type LeftOut,
  leaveOneOut,
  type OutcomeWithout,
} from './explanation/leaveOneOut.ts'
export type { OneSided } from './explanation/oneSided.ts'
export type { PublishedNumber } from './explanation/published.ts'
export type { Cause, StepLabel } from './explanation/step.ts'
export type { Step } from './explanation/steps.ts'
export { type WeighedRow, type WeightOfEvidence, weightOfEvidence } from './explanation/weightOfEvidence.ts'
export type { ExpressionParser } from './expression/syntax.ts'
export { ExpressionSyntaxError } from './expression/syntax.ts'
export { type CheckOptions, check } from './forecast/check.ts'
export { type ConditionOptions, condition } from './forecast/condition.ts'
export { type ExpectedImpact, expectedImpacts } from './forecast/expectedImpacts.ts'
export type { BranchForecast, Forecast, OutcomeForecast } from './forecast/forecast.ts'
export type { IdsOf } from './forecast/idsOf.ts'
export {
  type CumulativeIncidence,
  cumulativeIncidence,
  type ProbabilityQuestion,
  probabilityOf,
} from './forecast/incidence.ts'
export { type LogEvidence, logEvidence } from './forecast/logEvidence.ts'
export { setMarginal } from './forecast/setMarginal.ts'
export { type UpdateOptions, update } from './forecast/update.ts'
export type { CaseColumns, CaseInput, CaseRow, Cases, SeenSignal } from './learning/caseRow.ts'
export { CaseError } from './learning/cases.ts'
export type { Estimate } from './learning/estimate.ts'
export { type EstimativeWord, probabilityOfWord, wordOfProbability } from './learning/estimativeWords.ts'
export {
  type FitQuantilesOptions,
  type FittedQuantile,
  type FittedQuantiles,
  fitQuantiles,
} from './learning/fitQuantiles.ts'
export { type LearnOptions, learn } from './learning/learn.ts'
export type {
  Learned,
  LearnedForm,
  LearnedShare,
  LearnedSignal,
  LearnedSplit,
  LearnedTarget,
} from './learning/learned.ts'
export {
  type BetaShapes,
  type Frequency,
  type FrequencyLikelihood,
  type FrequencyOptions,
  likelihoodFromFrequency,
} from './learning/likelihoodFromFrequency.ts'
export { defineCases } from './learning/linkCases.ts'
export type { AskedQuantile, QuantileFamily } from './learning/quantileFamilies.ts'
export { rescaleWindow } from './learning/rescaleWindow.ts'
export { type TimelineDay, type TimelineOptions, timeline } from './replay/timeline.ts'
export { type ForecastRow, type SimulationRow, toRows } from './report/rows.ts'
export type { PackedImpact, PackedSums, PackedTally, SparseColumn } from './runs/packedTally.ts'
export type { SharedWork, SimulationPart } from './runs/shards/part.ts'
export { PartError } from './runs/shards/partError.ts'
export type { Shard } from './runs/shards/shardBlocks.ts'
export type * from './scenario/document.ts'
export type { BranchId, OutcomeId, SignalId } from './scenario/idTypes.ts'
export type { ScenarioIds } from './scenario/literal.ts'
export { defineScenario, type Scenario, ScenarioError, type ScenarioOptions } from './scenario/scenario.ts'
export type { AnswerTable, PartialTable, Table } from './scenario/table.ts'
export { type BacktestOptions, backtest } from './scoring/backtest/backtest.ts'
export type {
  Backtest,
  BacktestDay,
  ScoredBacktest,
  VoidBacktest,
} from './scoring/backtest/backtestResult.ts'
export type { Lead, LeadCalibration } from './scoring/backtest/leadCalibration.ts'
export type { BacktestQuestion } from './scoring/backtest/question.ts'
export type { ForecasterScores, QuestionScores } from './scoring/backtest/questionScores.ts'
export type { Quote, QuoteColumns, QuoteInput, Quotes } from './scoring/backtest/quote.ts'
export { QuoteError } from './scoring/backtest/quotes.ts'
export type { MeanScores, Skills, YesNoScores } from './scoring/backtest/scores.ts'
export {
  type TrackedCase,
  type TrackedQuestion,
  type TrackRecord,
  type TrackRecordOptions,
  trackRecord,
} from './scoring/backtest/trackRecord.ts'
export { areaUnderCurve } from './scoring/calibration/areaUnderCurve.ts'
export type { BinOptions } from './scoring/calibration/bins.ts'
export {
  type BootstrapBand,
  type BootstrapOptions,
  bootstrapBand,
} from './scoring/calibration/bootstrapBand.ts'
export { type BrierDecomposition, brierDecomposition } from './scoring/calibration/brierDecomposition.ts'
export {
  type CalibrationStep,
  type CorpDecomposition,
  corpDecomposition,
} from './scoring/calibration/corpDecomposition.ts'
export { expectedCalibrationError } from './scoring/calibration/expectedCalibrationError.ts'
export { type GroupOptions, groupPairs, type PairGroup } from './scoring/calibration/groupPairs.ts'
export type { ForecastPair } from './scoring/calibration/pairs.ts'
export {
  type ReliabilityBin,
  type ReliabilityOptions,
  reliabilityDiagram,
} from './scoring/calibration/reliabilityDiagram.ts'
export { sharpness } from './scoring/calibration/sharpness.ts'
export { extremize } from './scoring/pools/extremize.ts'
export { geometricMeanOfOdds } from './scoring/pools/geometricMeanOfOdds.ts'
export { linearPool } from './scoring/pools/linearPool.ts'
export { logPool } from './scoring/pools/logPool.ts'
export { medianPool } from './scoring/pools/medianPool.ts'
export type { Pooled, PoolOptions } from './scoring/pools/pooled.ts'
export { weightsFromSkill } from './scoring/pools/weightsFromSkill.ts'
export { baselineScore } from './scoring/scores/baselineScore.ts'
export { type BrierScoreOptions, brierScore } from './scoring/scores/brierScore.ts'
export { type CrpsOptions, crps } from './scoring/scores/crps.ts'
export { fairBrierScore } from './scoring/scores/fairBrierScore.ts'
export { type ForecastInterval, intervalScore } from './scoring/scores/intervalScore.ts'
export { type LogScoreOptions, logScore } from './scoring/scores/logScore.ts'
export { type HasOutcomes, outcomeProbabilities } from './scoring/scores/outcomeProbabilities.ts'
export type { OutcomeIn, Probabilities } from './scoring/scores/probabilities.ts'
export { type QuantileScoreOptions, quantileScore } from './scoring/scores/quantileScore.ts'
export {
  type RankedProbabilityScoreOptions,
  rankedProbabilityScore,
} from './scoring/scores/rankedProbabilityScore.ts'
export { type SkillScoreOptions, skillScore } from './scoring/scores/skillScore.ts'
export { sphericalScore } from './scoring/scores/sphericalScore.ts'
export {
  type DatedScore,
  type TimeAveragedScore,
  type TimeAverageOptions,
  timeAveragedScore,
} from './scoring/scores/timeAveragedScore.ts'
export { type OutcomeCountsOptions, sampleOutcomeCounts } from './simulation/outcomeCounts.ts'
export { joinShards, type MergeOptions, mergeShards } from './simulation/shards/mergeShards.ts'
export { type SimulateShardOptions, simulateShard } from './simulation/shards/simulateShard.ts'
export { type SimulateOptions, simulate } from './simulation/simulate.ts'
export type {
  ImpactSimulation,
  OutcomeSimulation,
  OutcomeTiming,
  ParameterSimulation,
  QuantileTable,
  Simulation,
} from './simulation/simulation.ts'
