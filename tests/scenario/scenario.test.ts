import { defineScenario, NotLiveError, OptionError, ScenarioError, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { modelOf, scenarioFrom } from '../../src/scenario/scenario.ts'
import { documentWith, treeWith } from './documents.ts'

describe('defineScenario', () => {
  test('says what is in the scenario, in the order of the document', () => {
    const document = treeWith(
      { b: { p: 0.5, branches: { d: { p: 1, outcome: 'z' } } }, a: { p: 0.5 } },
      {},
      { signals: { t: { ratio: {} }, s: { ratio: {} } } },
    )
    expect(defineScenario(document)).toEqual({
      title: 'Harbour',
      origin: '2030-03-01',
      horizon: '2030-12-26',
      outcomes: ['z', 'a'],
      branches: ['b', 'd', 'a'],
      signals: ['t', 's'],
      document,
      warnings: [],
    })
  })

  test('throws every problem at once, each on a line of its own', () => {
    const document = documentWith({ title: 3, horizon: 7 })
    try {
      defineScenario(document)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError)
      expect((error as ScenarioError).name).toBe('ScenarioError')
      expect((error as ScenarioError).message).toBe(
        'title: expected text; received 3\nhorizon: expected a day: 2030-03-01; received 7',
      )
      expect((error as ScenarioError).problems).toMatchObject([{ path: 'title' }, { path: 'horizon' }])
    }
  })

  test('refuses a parser that is none', () => {
    for (const expressions of [{}, 'mathjs', null])
      expect(() => defineScenario(documentWith(), { expressions: expressions as never })).toThrow(OptionError)
  })

  test('lets the error of a getter through', () => {
    const document = {
      ...documentWith(),
      get signals(): never {
        throw new Error('not yet')
      },
    }
    expect(() => defineScenario(document)).toThrow(new Error('not yet'))
  })

  test('takes own values alone: what a prototype lends was never checked', () => {
    const lent = Object.create({ p: 0.4, concentration: 'high' }) as object
    const { problems } = scenarioFrom(treeWith({ stays: { p: 'rest' }, leaves: lent }))
    expect(problems).toMatchObject([{ code: 'split-missing', path: 'tree.branches.leaves' }])
  })
})

describe('a scenario', () => {
  test('does not follow its literal', () => {
    const leaves = { p: 0.4, title: 'Leaves' }
    const document = treeWith({ stays: { p: 'rest' }, leaves })
    const scenario = defineScenario(document)
    leaves.p = 0.9
    leaves.title = 'Goes'
    expect(scenario.document.tree.branches?.leaves).toEqual({ p: 0.4, title: 'Leaves' })
    expect(update(scenario, []).outcomes.leaves).toMatchObject({ title: 'Leaves', prior: 0.4 })
  })

  test('cannot be changed, in any part', () => {
    const scenario = defineScenario(documentWith({ exhaustive: false }))
    const { outcomes, branches, signals, document, warnings } = scenario
    const parts = [scenario, outcomes, branches, signals, document, document.tree, document.tree.branches]
    for (const part of [...parts, document.tree.branches?.leaves, warnings, warnings[0]])
      expect(Object.isFrozen(part)).toBe(true)
  })

  test('leaves its literal to its author, unfrozen', () => {
    const document = documentWith()
    defineScenario(document)
    expect(Object.isFrozen(document)).toBe(false)
    expect(Object.isFrozen(document.tree)).toBe(false)
  })

  test('survives JSON as data, which is no scenario any more', () => {
    const scenario = defineScenario(documentWith())
    const copy = JSON.parse(JSON.stringify(scenario)) as typeof scenario
    expect(copy).toEqual(scenario)
    expect(defineScenario(copy.document)).toEqual(scenario)
    for (const other of [copy, { ...scenario }, undefined, null, 3, documentWith()])
      expect(() => modelOf(other as never)).toThrow(
        new NotLiveError(
          'no-live-scenario',
          'this is no scenario: make one with defineScenario(literal) or readScenario(text) first',
        ),
      )
  })
})
