import {
  type BranchForecast,
  type BranchId,
  condition,
  cumulativeIncidence,
  defineEvents,
  defineScenario,
  type EventLog,
  type Forecast,
  type OutcomeForecast,
  type OutcomeId,
  probabilityOf,
  type Scenario,
  type ScenarioDocument,
  type SignalId,
  type Simulation,
  setMarginal,
  simulate,
  timeline,
  update,
} from 'forkcast'
import { formatEvents, formatScenario, readEvents, readScenario } from 'forkcast/read'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { harbour } from '../fixtures/harbour.ts'
import { type Branch, type Outcome, type Signal, scenario } from './harbour.ts'

// tsc checks this file, as it does all: every type below is a test, and so is every mistake that must not compile

const log = defineEvents(scenario, [{ date: '2030-03-11', signal: 'leak', 'x-page': 'A1' }])
const forecast = update(scenario, log)
const simulation = simulate(forecast, { seed: 1, runs: 100, draws: 10 })

describe('the ids of a literal', () => {
  test('are types of the scenario', () => {
    expectTypeOf(scenario.outcomes).toEqualTypeOf<readonly Outcome[]>()
    expectTypeOf(scenario.branches).toEqualTypeOf<readonly Branch[]>()
    expectTypeOf(scenario.signals).toEqualTypeOf<readonly Signal[]>()
    expectTypeOf<OutcomeId<typeof scenario>>().toEqualTypeOf<Outcome>()
    expectTypeOf<BranchId<typeof scenario>>().toEqualTypeOf<Branch>()
    expectTypeOf<SignalId<typeof scenario>>().toEqualTypeOf<Signal>()
    expect(scenario.outcomes).toEqual(['stays', 'resigns', 'forced'])
  })

  test('are types of its logs, which keep them when they are filtered and joined', () => {
    expectTypeOf(log).toEqualTypeOf<EventLog<Signal>>()
    const audits = log.filter(({ signal }) => signal === 'leak')
    expectTypeOf(update(scenario, [...audits, ...log])).toEqualTypeOf(forecast)
    expectTypeOf(log[0]?.['x-page']).toEqualTypeOf<unknown>()
    expect(log[0]?.['x-page']).toBe('A1')
  })

  test('are types of its forecasts', () => {
    expectTypeOf(forecast.outcomes).toEqualTypeOf<{ readonly [Id in Outcome]: OutcomeForecast }>()
    expectTypeOf(forecast.branches).toEqualTypeOf<{ readonly [Id in Branch]: BranchForecast }>()
    expectTypeOf(forecast.events.ignored).items.toHaveProperty('signal').toEqualTypeOf<Signal>()
    expectTypeOf<OutcomeId<typeof forecast>>().toEqualTypeOf<Outcome>()
    expectTypeOf<BranchId<typeof forecast>>().toEqualTypeOf<Branch>()
    expectTypeOf<SignalId<typeof forecast>>().toEqualTypeOf<Signal>()
    expect(Object.keys(forecast.outcomes)).toEqual(scenario.outcomes)
  })

  test('last through condition, setMarginal and timeline', () => {
    expectTypeOf(condition(forecast, { observe: ['leaves'] })).toEqualTypeOf(forecast)
    expectTypeOf(setMarginal(forecast, 'forced', 0.2)).toEqualTypeOf(forecast)
    expectTypeOf(timeline(scenario, log)).items.toHaveProperty('forecast').toEqualTypeOf(forecast)
    expect(probabilityOf(condition(forecast, { observe: ['leaves'] }), { any: ['leaves'] })).toBeCloseTo(1)
  })

  test('are types of its simulations', () => {
    expectTypeOf<OutcomeId<typeof simulation>>().toEqualTypeOf<Outcome>()
    expectTypeOf<keyof typeof simulation.timing>().toEqualTypeOf<Outcome>()
    expectTypeOf<keyof typeof simulation.parameters>().toEqualTypeOf<never>()
    expectTypeOf<keyof typeof simulation.impacts>().toEqualTypeOf<'throughput'>()
    expectTypeOf<keyof typeof simulation.impacts.throughput.byOutcome>().toEqualTypeOf<Outcome>()
    expect(Object.keys(simulation.impacts.throughput.byOutcome)).toEqual(scenario.outcomes)
  })

  test('may be left out by code that takes any scenario, forecast, log or simulation', () => {
    expectTypeOf(scenario).toExtend<Scenario>()
    expectTypeOf(forecast).toExtend<Forecast>()
    expectTypeOf(simulation).toExtend<Simulation>()
    expectTypeOf(log).toExtend<EventLog>()
    expectTypeOf<Forecast>().not.toExtend<typeof forecast>()
    expect(readScenario(formatScenario(scenario)).outcomes).toEqual(scenario.outcomes)
    expect(readEvents(formatEvents(log))).toHaveLength(1)
  })
})

describe('an id that is misspelt does not compile, and is refused at run time too', () => {
  test('in rows', () => {
    // @ts-expect-error
    expect(() => defineEvents(scenario, [{ date: '2030-03-11', signal: 'laek' }])).toThrow('"leak"')
    // @ts-expect-error
    expect(() => update(scenario, [{ date: '2030-03-11', signal: 'laek' }])).toThrow('"leak"')
    // @ts-expect-error
    expect(() => timeline(scenario, [{ date: '2030-03-11', signal: 'laek' }])).toThrow('"leak"')
  })

  test('in questions and suppositions', () => {
    // @ts-expect-error
    expect(() => condition(forecast, { observe: ['leavs'] })).toThrow('"leaves"')
    // @ts-expect-error
    expect(() => condition(forecast, { ruleOut: ['leavs'] })).toThrow('"leaves"')
    // @ts-expect-error
    expect(() => condition(forecast, { happened: { id: 'forcd', day: '2030-05-01' } })).toThrow('"forced"')
    // @ts-expect-error
    expect(() => setMarginal(forecast, 'leavs', 0.2)).toThrow('"leaves"')
    // @ts-expect-error
    expect(() => probabilityOf(forecast, { any: ['leavs'] })).toThrow('"leaves"')
    // @ts-expect-error
    expect(() => cumulativeIncidence(forecast, 'forcd')).toThrow('"forced"')
  })
})

describe('ids that are only known at run time', () => {
  test('are strings where a document, or a part of it, has no literal type', () => {
    expectTypeOf(defineScenario(harbour)).toEqualTypeOf<Scenario>()
    const document: ScenarioDocument = { ...harbour, title: 'Another' }
    expectTypeOf(defineScenario(document)).toEqualTypeOf<Scenario>()
    const ports = ['north', 'south']
    const made = defineScenario({
      ...harbour,
      signals: { leak: { ratio: { north: 2 } } },
      tree: { branches: Object.fromEntries(ports.map((port) => [port, { p: 0.5 }])) },
    })
    expectTypeOf(made.outcomes).toEqualTypeOf<readonly string[]>()
    expectTypeOf(made.signals).toEqualTypeOf<readonly 'leak'[]>()
    expect(made.outcomes).toEqual(ports)
  })

  test('may be the signals of rows, whatever the scenario is', () => {
    const csv = readEvents('date,signal\n2030-03-11,leak')
    expectTypeOf(update(scenario, csv)).toEqualTypeOf(forecast)
    expectTypeOf(update(scenario, [...csv, ...log])).toEqualTypeOf(forecast)
    const rows = csv.map(({ date, signal }) => ({ date, signal }))
    expectTypeOf(defineEvents(scenario, rows)).toEqualTypeOf<EventLog<Signal>>()
    expect(defineEvents(scenario, rows)).toEqual(csv)
  })

  test('find entries that may be undefined in the tables of a scenario read from text', () => {
    const read = update(readScenario(formatScenario(scenario)), log)
    expectTypeOf(read).toEqualTypeOf<Forecast>()
    expectTypeOf(read.outcomes.forced).toEqualTypeOf<OutcomeForecast | undefined>()
    expectTypeOf(read.branches.nobody).toEqualTypeOf<BranchForecast | undefined>()
    expectTypeOf(Object.values(read.outcomes)).toEqualTypeOf<OutcomeForecast[]>()
    expectTypeOf(Object.entries(read.outcomes)).toEqualTypeOf<[string, OutcomeForecast][]>()
    expectTypeOf<OutcomeId<typeof read>>().toEqualTypeOf<string>()
    expect(read.branches.nobody).toBeUndefined()
  })
})

describe('rows', () => {
  test('may have an interface of their own as type', () => {
    interface Sighting {
      readonly date: string
      readonly signal: Signal
      readonly 'x-place'?: string
    }
    const rows: Sighting[] = [{ date: '2030-03-11', signal: 'leak', 'x-place': 'quay' }]
    expectTypeOf(update(scenario, rows)).toEqualTypeOf(forecast)
    expect(defineEvents(scenario, rows)[0]?.['x-place']).toBe('quay')
    expect(readEvents(formatEvents(rows))).toEqual(rows)
  })

  test('have no columns but the known ones and those that begin with x-', () => {
    const rows = () => [{ date: '2030-03-11', signal: 'leak', place: 'quay' }] as const
    expect(() => defineEvents(scenario, rows())).toThrow('place')
    // @ts-expect-error
    expect(() => defineEvents(scenario, [{ date: '2030-03-11', signal: 'leak', plac: 'quay' }])).toThrow(
      'plac',
    )
  })
})
