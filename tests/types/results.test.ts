import {
  type Backtest,
  backtest,
  type ComparedOutcome,
  type Comparison,
  compare,
  defineScenario,
  type ExpectedImpact,
  type ExplainedOutcome,
  type Explanation,
  expectedImpacts,
  explain,
  type Forecast,
  type IdsOf,
  type Learned,
  type LeaveOneOut,
  learn,
  leaveOneOut,
  mergeShards,
  type Scenario,
  type Simulation,
  sampleOutcomeCounts,
  simulate,
  simulateShard,
  timeline,
  toRows,
  update,
  type WeightOfEvidence,
  weightOfEvidence,
} from 'forkcast'
import { simulateInParallel } from 'forkcast/node'
import { readCases, readScenario } from 'forkcast/read'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { harbour } from '../fixtures/harbour.ts'
import { type Branch, type Outcome, type Signal, scenario } from './harbour.ts'

// tsc checks this file: every type below is a test, and so is every mistake that must not compile

const log = [{ date: '2030-03-11', signal: 'leak' }] as const
const forecast = update(scenario, log, { asOf: '2030-04-01' })
const plain = update(readScenario(JSON.stringify(harbour)), [])
type Ids = IdsOf<typeof scenario>

/** Another scenario, with one outcome more and no branch of the first. */
const other = defineScenario({
  forkcast: 1,
  title: 'two',
  origin: '2030-03-01',
  horizon: '2030-12-26',
  exhaustive: true,
  tree: { branches: { stays: { p: 'rest' }, vanishes: { p: 0.1 } } },
})

describe('IdsOf<scenario or forecast>', () => {
  test('is all ids, by kind', () => {
    expectTypeOf<Ids['outcome']>().toEqualTypeOf<Outcome>()
    expectTypeOf<Ids['branch']>().toEqualTypeOf<Branch>()
    expectTypeOf<Ids['signal']>().toEqualTypeOf<Signal>()
    expectTypeOf<Ids['impact']>().toEqualTypeOf<'throughput'>()
    expectTypeOf<Ids['parameter']>().toEqualTypeOf<never>()
    expectTypeOf<IdsOf<typeof forecast>>().toEqualTypeOf<Ids>()
    expectTypeOf<IdsOf<typeof plain>['outcome']>().toEqualTypeOf<string>()
    expectTypeOf<Scenario<Ids>>().toEqualTypeOf<typeof scenario>()
    expectTypeOf<Forecast<Ids>>().toEqualTypeOf<typeof forecast>()
    expectTypeOf<Simulation<Ids>>().toEqualTypeOf(simulate(forecast, { seed: 1, runs: 10, draws: 2 }))
    expectTypeOf<Learned<Ids>>().toEqualTypeOf(learn(scenario, []))
    expect(scenario.outcomes).toContain('forced')
  })
})

test('results of a literal go where those of any scenario do', () => {
  expectTypeOf<Explanation<Ids>>().toExtend<Explanation>()
  expectTypeOf<LeaveOneOut<Ids>>().toExtend<LeaveOneOut>()
  expectTypeOf<WeightOfEvidence<Ids['signal']>>().toExtend<WeightOfEvidence>()
  expectTypeOf<Comparison<Ids>>().toExtend<Comparison>()
  expectTypeOf<Backtest<Ids>>().toExtend<Backtest>()
  expectTypeOf<Learned<Ids>>().toExtend<Learned>()
  const entries = Object.entries(explain(forecast).outcomes)
  expectTypeOf(entries).toEqualTypeOf<[string, ExplainedOutcome][]>()
  expect(entries.map(([id]) => id)).toEqual(scenario.outcomes)
})

describe('explain(forecast)', () => {
  const explanation = explain(forecast, { branches: ['leaves'] })

  test('has the outcomes, and branches that may have been asked for', () => {
    expectTypeOf(explanation.outcomes.forced).toEqualTypeOf<ExplainedOutcome>()
    expectTypeOf(explanation.outcomes.leaves).toEqualTypeOf<ExplainedOutcome | undefined>()
    expectTypeOf(explanation.days).items.toHaveProperty('probabilities')
    expect(explanation.outcomes.leaves?.prior).toBeCloseTo(0.4)
    expect(explanation.outcomes.dismissed).toBeUndefined()
    expect(explanation.days[1]?.probabilities.forced).toBeGreaterThan(0)
    expectTypeOf(explanation.days[1]!.steps[0]!.signal).toEqualTypeOf<Signal | undefined>()
  })

  test('compiles no misspelt id', () => {
    // @ts-expect-error
    expect(explanation.outcomes.forcd).toBeUndefined()
    // @ts-expect-error
    expect(explanation.days[0]?.probabilities.forcd).toBeUndefined()
    // @ts-expect-error
    expect(explanation.days[1]?.steps[0]?.moves.forcd).toBeUndefined()
    // @ts-expect-error
    expect(explanation.leaveOneOut.events[0]?.outcomes.forcd).toBeUndefined()
    // @ts-expect-error
    expect(explanation.days[1]?.steps[0]?.signal === 'laek').toBe(false)
    // @ts-expect-error
    expect(() => explain(forecast, { branches: ['leavs'] })).toThrow('"leaves"')
  })
})

test('expectedImpacts(forecast) compiles no misspelt id', () => {
  const { throughput } = expectedImpacts(forecast)
  expectTypeOf(throughput).toEqualTypeOf<ExpectedImpact<Outcome>>()
  expect(throughput.byOutcome.stays).toBe(100)
  expect(throughput.byOutcome.forced).toBe(94)
  // @ts-expect-error
  expect(throughput.byOutcome.forcd).toBeUndefined()
  // @ts-expect-error
  expect(expectedImpacts(forecast).throughputs).toBeUndefined()
  expectTypeOf(expectedImpacts(plain).cost).toEqualTypeOf<ExpectedImpact | undefined>()
})

test('leaveOneOut(forecast) compiles no misspelt id', () => {
  const without = leaveOneOut(forecast, { branches: ['leaves'] })
  expect(without.events[0]?.outcomes.forced.without).toBeGreaterThan(0)
  expect(without.signals.find(({ signal }) => signal === 'leak')?.events).toBe(1)
  // @ts-expect-error
  expect(without.events[0]?.outcomes.forcd).toBeUndefined()
  // @ts-expect-error
  expect(without.signals.find(({ signal }) => signal === 'laek')).toBeUndefined()
  // @ts-expect-error
  expect(() => leaveOneOut(forecast, { branches: ['leavs'] })).toThrow('"leaves"')
})

test('weightOfEvidence(forecast, a, b) compiles no misspelt id', () => {
  const weight = weightOfEvidence(forecast, 'forced', 'stays')
  expect(weight.rows.find(({ signal }) => signal === 'leak')?.decibans).toBeGreaterThan(0)
  // @ts-expect-error
  expect(weight.rows.find(({ signal }) => signal === 'laek')).toBeUndefined()
  // @ts-expect-error
  expect(() => weightOfEvidence(forecast, 'forcd', 'stays')).toThrow('"forced"')
  // @ts-expect-error
  expect(() => weightOfEvidence(forecast, 'forced', 'stayz')).toThrow('"stays"')
})

describe('compare(a, b)', () => {
  const comparison = compare(update(scenario, []), forecast)
  const across = compare(forecast, update(other, []))

  test('has the ids of both', () => {
    expectTypeOf(comparison).toEqualTypeOf<Comparison<Ids>>()
    expectTypeOf(comparison.movers).toEqualTypeOf<readonly Outcome[]>()
    expectTypeOf(across.outcomes.vanishes).toEqualTypeOf<ComparedOutcome>()
    expectTypeOf(across.movers).toEqualTypeOf<readonly (Outcome | 'vanishes')[]>()
    expect(across.outcomes.vanishes.a).toBeNull()
    expect(across.outcomes.forced.b).toBeNull()
    expectTypeOf(compare(forecast, plain)).toEqualTypeOf<Comparison<Ids | IdsOf<typeof plain>>>()
    expectTypeOf(compare(forecast, plain).outcomes.forced).toEqualTypeOf<ComparedOutcome | undefined>()
  })

  test('compiles no misspelt id', () => {
    // @ts-expect-error
    expect(comparison.outcomes.forcd).toBeUndefined()
    // @ts-expect-error
    expect(across.outcomes.vanishs).toBeUndefined()
    // @ts-expect-error
    expect(comparison.branches.leavs).toBeUndefined()
    // @ts-expect-error
    expect(comparison.movers.includes('forcd')).toBe(false)
    // @ts-expect-error
    expect(comparison.onlyInA.outcomes.includes('forcd')).toBe(false)
    // @ts-expect-error
    expect(comparison.steps[0]?.moves.forcd).toBeUndefined()
  })
})

describe('simulations', () => {
  test('sampleOutcomeCounts, mergeShards and toRows compile no misspelt outcome', () => {
    const counts = sampleOutcomeCounts(forecast, { runs: 100, seed: 1 })
    expectTypeOf(counts.forced).toEqualTypeOf<number>()
    const shard = simulateShard(forecast, { runs: 100, draws: 2, seed: 1, shard: { index: 1, of: 1 } })
    const merged = mergeShards(forecast, [shard])
    expectTypeOf(merged).toEqualTypeOf<Simulation<Ids>>()
    expect(counts.forced).toBeLessThan(100)
    expect(merged.outcomes.forced.count).toBeLessThan(100)
    // @ts-expect-error
    expect(counts.forcd).toBeUndefined()
    // @ts-expect-error
    expect(merged.outcomes.forcd).toBeUndefined()
    // @ts-expect-error
    expect(toRows(forecast).find(({ outcome }) => outcome === 'forcd')).toBeUndefined()
    // @ts-expect-error
    expect(toRows(timeline(scenario, log)).find(({ outcome }) => outcome === 'forcd')).toBeUndefined()
    // @ts-expect-error
    expect(toRows(merged).find(({ outcome }) => outcome === 'forcd')).toBeUndefined()
  })

  test('simulateInParallel compiles no misspelt outcome, on the way or at the end', async () => {
    const options = { seed: 1, runs: 100, draws: 2, workers: 1, partialResults: true } as const
    const result = await simulateInParallel(forecast, {
      ...options,
      onProgress: ({ result: soFar }) => {
        expect(soFar?.outcomes.forced.count).toBeLessThan(100)
        // @ts-expect-error
        expect(soFar?.outcomes.forcd).toBeUndefined()
      },
    })
    expectTypeOf(result).toEqualTypeOf<Simulation<Ids>>()
  })
})

test('backtest(scenario, log) compiles no misspelt id', () => {
  const ended = { outcome: 'forced', date: '2030-05-01' } as const
  const result = backtest(scenario, log, { ...ended, questions: [{ any: ['leaves'] }] })
  expectTypeOf(result).toEqualTypeOf<Backtest<Ids>>()
  if (result.void) throw new Error('void')
  expect(result.days[0]?.probability.forced).toBeGreaterThan(0)
  // @ts-expect-error
  expect(result.days[0]?.probability.forcd).toBeUndefined()
  // @ts-expect-error
  expect(result.outcome === 'forcd').toBe(false)
  // @ts-expect-error
  expect(result.questions[0]?.any.includes('leavs')).toBe(false)
  // @ts-expect-error
  expect(() => backtest(scenario, log, { ...ended, questions: [{ any: ['leavs'] }] })).toThrow('"leaves"')
  // @ts-expect-error
  expect(() => backtest(scenario, log, { outcome: 'forcd', date: '2030-05-01' })).toThrow('"forced"')
})

describe('learn(scenario, cases)', () => {
  test('takes cases of any scenario whose ids are known at run time only', () => {
    const cases = readCases('case,leaf\nEasthaven 2011,resigns')
    expectTypeOf(learn(scenario, cases)).toEqualTypeOf<Learned<Ids>>()
    expect(learn(scenario, cases).cases).toBe(1)
  })

  test('compiles no misspelt id', () => {
    const learned = learn(scenario, [
      { case: 'Easthaven 2011', leaf: 'resigns', seen: ['strike*3'], days: 9 },
    ])
    expect(learned.splits[1]?.branches.resigns?.cases).toBe(1)
    // @ts-expect-error
    expect(learned.splits[1]?.branches.resings).toBeUndefined()
    // @ts-expect-error
    expect(learned.signals.find(({ signal }) => signal === 'srike')).toBeUndefined()
    // @ts-expect-error
    expect(learned.signals[0]?.targets.leavs).toBeUndefined()
    // @ts-expect-error
    expect(() => learn(scenario, [{ case: 'a', leaf: 'resings' }])).toThrow('"resigns"')
    // @ts-expect-error
    expect(() => learn(scenario, [{ case: 'a', outcome: 'forcd' }])).toThrow('"forced"')
    // @ts-expect-error
    expect(() => learn(scenario, [{ case: 'a', leaf: 'resigns', seen: ['laek'] }])).toThrow('"leak"')
  })
})
