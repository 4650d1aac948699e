import { defineEvents, defineScenario, EventError, OptionError, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/forecast/forecast.ts'
import { harbour, harbourDay, harbourRows } from '../fixtures/harbour.ts'

const scenario = defineScenario(harbour)

describe('update', () => {
  const forecast = update(scenario, harbourRows, { asOf: harbourDay })

  test('gives the outcomes of the worked example', () => {
    expect(forecast.outcomes.stays?.probability).toBeCloseTo(0.903695330748, 11)
    expect(forecast.outcomes.resigns?.probability).toBeCloseTo(0.055063183414, 11)
    expect(forecast.outcomes.forced?.probability).toBeCloseTo(0.041241485838, 11)
    expect(forecast.outcomes.forced?.prior).toBeCloseTo(0.4 * (9 / 21.5), 15)
  })

  test('gives each branch its reach, and its share of its parent', () => {
    const { leaves, dismissed } = forecast.branches
    expect(leaves?.reach).toBeCloseTo(1 - 0.903695330748, 11)
    expect(leaves?.share).toBeCloseTo(1 - 0.903695330748, 11)
    expect(dismissed?.share).toBeCloseTo(0.0330379100483 / (1 - 0.903695330748), 10)
    expect(dismissed?.prior).toBeCloseTo(0.139534883721, 11)
  })

  test('has the documented keys in their order, and nothing else, as JSON', () => {
    const json = JSON.parse(JSON.stringify(forecast))
    expect(Object.keys(json)).toEqual([
      'title',
      'origin',
      'asOf',
      'horizon',
      'outcomes',
      'branches',
      'logCoherence',
      'events',
      'warnings',
    ])
    expect(Object.keys(json.outcomes)).toEqual(['stays', 'resigns', 'forced'])
    expect(Object.keys(json.branches)).toEqual(['stays', 'leaves', 'resigns', 'dismissed', 'arrested'])
    expect(json.events.used).toBe(4)
  })

  test('gives share null below a branch that cannot be reached', () => {
    const dead = defineScenario({
      ...harbour,
      tree: { branches: { a: { p: 1 }, b: { p: 0, branches: { c: { p: 0.5 }, d: { p: 0.5 } } } } },
      signals: {},
    })
    const { branches, outcomes } = update(dead, [])
    expect(branches.c).toEqual({ prior: 0, share: null, reach: 0 })
    expect(branches.b?.share).toBe(0)
    expect(outcomes.d?.probability).toBe(0)
  })

  test('defaults to the last day of news within the window, and says so where the day matters', () => {
    const row = { date: '2030-03-10', signal: 'editorial' }
    const asOf = (...rows: Parameters<typeof update>[1]) => update(scenario, rows)
    expect(asOf().asOf).toBe('2030-03-01')
    expect(asOf({ ...row, retracted: '2030-03-20' }).asOf).toBe('2030-03-20')
    expect(asOf(row, { ...row, date: '2031-01-01' }).asOf).toBe('2030-12-26')
    expect(asOf(row).warnings.map(({ code }) => code)).toEqual(['as-of-defaulted'])
    expect(update(scenario, [row], { asOf: '2030-03-10' }).warnings).toEqual([])
    const timeless = defineScenario({
      ...harbour,
      tree: { branches: { a: { p: 0.5 }, b: { p: 0.5 } } },
      signals: { editorial: { decibans: { a: 1 } } },
    })
    expect(update(timeless, [row]).warnings).toEqual([])
  })

  test('refuses a day that is none, or lies outside origin and horizon', () => {
    for (const asOf of ['2030-02-28', '2030-12-27', '2030-02-30', 'today', '']) {
      expect(() => update(scenario, [], { asOf })).toThrow(OptionError)
      expect(() => update(scenario, [], { asOf })).toThrow(
        /asOf: expected a day from 2030-03-01 \(origin\) to 2030-12-26/,
      )
    }
    expect(update(scenario, [], { asOf: '2030-03-02T01:00:00+02:00' }).asOf).toBe('2030-03-01')
  })

  test('checks plain rows, and names the row', () => {
    expect(() => update(scenario, [{ date: '2030-03-02', signal: 'audit-leek' }])).toThrow(EventError)
    expect(() => update(scenario, [{ date: '2030-03-02', signal: 'audit-leek' }])).toThrow(
      'row 1: signal: "audit-leek" is no signal of this scenario; did you mean "audit-leak"?',
    )
  })

  test('excludes every timed leaf at the horizon, whatever came before', () => {
    const { outcomes } = update(scenario, harbourRows, { asOf: '2030-12-26' })
    expect(outcomes.stays?.probability).toBe(1)
    expect(outcomes.forced?.probability).toBe(0)
  })

  test('takes a log that has been filtered and joined again', () => {
    const log = defineEvents(scenario, harbourRows)
    const rejoined = [...log.slice(3), ...log.slice(0, 3)]
    expect(update(scenario, rejoined, { asOf: harbourDay }).outcomes).toEqual(forecast.outcomes)
  })

  test('holds what it was made of, which a copy does not', () => {
    expect(stateOf(forecast).scenario).toBe(scenario)
    expect(() => stateOf(structuredClone(JSON.parse(JSON.stringify(forecast))))).toThrow(/no live forecast/)
    expect(() => stateOf({ ...forecast })).toThrow(/update\(scenario, log\)/)
  })

  test('cannot be changed', () => {
    expect(() => Object.assign(forecast, { logCoherence: 0 })).toThrow(TypeError)
  })

  test('refuses a document in place of a scenario', () => {
    expect(() => update(harbour as never, [])).toThrow(/defineScenario\(literal\) or readScenario\(text\)/)
  })
})
