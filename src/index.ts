export type { DistributionSpec } from './distribution/distribution.ts'
export { defineEvents } from './events/link.ts'
export { EventError } from './events/log.ts'
export type { EventColumns, EventInput, EventLog, EventRow } from './events/row.ts'
export type { IgnoredReason, IgnoredRow } from './evidence/counted.ts'
export { ImpossibleEvidence, type RowLabel } from './evidence/impossible.ts'
export {
  type AuditDocument,
  AuditError,
  audit,
  type PublishedOutcome,
  type PublishedUpdate,
} from './explanation/audit.ts'
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
export type { Move } from './explanation/snapshot.ts'
export type { Cause, StepLabel } from './explanation/step.ts'
export type { Step } from './explanation/walk.ts'
export { type WeighedRow, type WeightOfEvidence, weightOfEvidence } from './explanation/weightOfEvidence.ts'
export type { ExpressionParser } from './expression/syntax.ts'
export { ExpressionSyntaxError } from './expression/syntax.ts'
export { type CheckOptions, check } from './forecast/check.ts'
export { type ConditionOptions, condition } from './forecast/condition.ts'
export type { BranchForecast, Forecast, OutcomeForecast } from './forecast/forecast.ts'
export {
  type CumulativeIncidence,
  cumulativeIncidence,
  type ProbabilityQuestion,
  probabilityOf,
} from './forecast/incidence.ts'
export { setMarginal } from './forecast/setMarginal.ts'
export { type TimelineDay, type TimelineOptions, timeline } from './forecast/timeline.ts'
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
export { type ForecastRow, type SimulationRow, toRows } from './report/rows.ts'
export type * from './scenario/document.ts'
export type { BranchId, OutcomeId, SignalId } from './scenario/idTypes.ts'
export type { ScenarioIds } from './scenario/literal.ts'
export { OptionError } from './scenario/optionError.ts'
export type { Problem, Warning } from './scenario/problem.ts'
export { defineScenario, type Scenario, ScenarioError, type ScenarioOptions } from './scenario/scenario.ts'
export type { Table } from './scenario/table.ts'
export { areaUnderCurve } from './scoring/areaUnderCurve.ts'
export { type BacktestOptions, backtest } from './scoring/backtest.ts'
export type {
  Backtest,
  BacktestDay,
  MeanScores,
  ScoredBacktest,
  Skills,
  VoidBacktest,
} from './scoring/backtestResult.ts'
export { baselineScore } from './scoring/baselineScore.ts'
export type { BinOptions } from './scoring/bins.ts'
export { type BootstrapBand, type BootstrapOptions, bootstrapBand } from './scoring/bootstrapBand.ts'
export { type BrierDecomposition, brierDecomposition } from './scoring/brierDecomposition.ts'
export { type BrierScoreOptions, brierScore } from './scoring/brierScore.ts'
export {
  type CalibrationStep,
  type CorpDecomposition,
  corpDecomposition,
} from './scoring/corpDecomposition.ts'
export { type CrpsOptions, crps } from './scoring/crps.ts'
export { expectedCalibrationError } from './scoring/expectedCalibrationError.ts'
export { extremize } from './scoring/extremize.ts'
export { fairBrierScore } from './scoring/fairBrierScore.ts'
export { geometricMeanOfOdds } from './scoring/geometricMeanOfOdds.ts'
export { type GroupOptions, groupPairs, type PairGroup } from './scoring/groupPairs.ts'
export { type ForecastInterval, intervalScore } from './scoring/intervalScore.ts'
export type { Lead, LeadCalibration } from './scoring/leadCalibration.ts'
export { linearPool } from './scoring/linearPool.ts'
export { logPool } from './scoring/logPool.ts'
export { type LogScoreOptions, logScore } from './scoring/logScore.ts'
export { medianPool } from './scoring/medianPool.ts'
export { type HasOutcomes, outcomeProbabilities } from './scoring/outcomeProbabilities.ts'
export type { ForecastPair } from './scoring/pairs.ts'
export type { Pooled, PoolOptions } from './scoring/pooled.ts'
export type { OutcomeIn, Probabilities } from './scoring/probabilities.ts'
export { type QuantileScoreOptions, quantileScore } from './scoring/quantileScore.ts'
export type { BacktestQuestion } from './scoring/question.ts'
export type { ForecasterScores, QuestionScores, YesNoScores } from './scoring/questionScores.ts'
export type { Quote, QuoteColumns, QuoteInput, Quotes } from './scoring/quote.ts'
export { QuoteError } from './scoring/quotes.ts'
export {
  type RankedProbabilityScoreOptions,
  rankedProbabilityScore,
} from './scoring/rankedProbabilityScore.ts'
export {
  type ReliabilityBin,
  type ReliabilityOptions,
  reliabilityDiagram,
} from './scoring/reliabilityDiagram.ts'
export { sharpness } from './scoring/sharpness.ts'
export { type SkillScoreOptions, skillScore } from './scoring/skillScore.ts'
export { sphericalScore } from './scoring/sphericalScore.ts'
export {
  type DatedScore,
  type TimeAveragedScore,
  type TimeAverageOptions,
  timeAveragedScore,
} from './scoring/timeAveragedScore.ts'
export {
  type TrackedCase,
  type TrackedQuestion,
  type TrackRecord,
  type TrackRecordOptions,
  trackRecord,
} from './scoring/trackRecord.ts'
export { weightsFromSkill } from './scoring/weightsFromSkill.ts'
export { SimulationError } from './simulation/error.ts'
export { type OutcomeCountsOptions, sampleOutcomeCounts } from './simulation/outcomeCounts.ts'
export type { PackedImpact, PackedSums, PackedTally, SparseColumn } from './simulation/packedTally.ts'
export { joinShards, type MergeOptions, mergeShards } from './simulation/shards/mergeShards.ts'
export type { SharedWork, SimulationPart } from './simulation/shards/part.ts'
export { PartError } from './simulation/shards/partError.ts'
export type { Shard } from './simulation/shards/shardBlocks.ts'
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
