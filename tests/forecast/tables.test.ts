import { defineScenario, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { sumByNode, sumByOutcome } from '../../src/forecast/tables.ts'
import { modelOf } from '../../src/scenario/scenario.ts'

const scenario = defineScenario({
  forkcast: 1,
  title: 'titles',
  origin: '2030-01-01',
  horizon: '2030-12-31',
  exhaustive: true,
  tree: {
    branches: {
      alone: { p: 0.125, outcome: 'only', title: 'Only one' },
      namesake: { p: 0.125, title: 'Its own title' },
      other: { p: 0.25, outcome: 'namesake', title: 'Another' },
      first: { p: 0.25, outcome: 'shared', title: 'First' },
      second: { p: 0.25, outcome: 'shared', title: 'Second' },
    },
  },
})

describe('outcomeTitles', () => {
  test('takes the title of the only leaf, or of the leaf that bears the id, else the id', () => {
    expect(modelOf(scenario).tree.outcomeTitles).toEqual(['Only one', 'Its own title', 'shared'])
    expect(update(scenario, []).outcomes.only?.title).toBe('Only one')
  })
})

describe('sums over leaves', () => {
  test('go by outcome and by node, the root holding all', () => {
    const { tree, prior } = modelOf(scenario)
    expect([...sumByOutcome(tree, prior)]).toEqual([0.125, 0.375, 0.5])
    expect([...sumByNode(tree, prior)]).toEqual([1, 0.125, 0.125, 0.25, 0.25, 0.25])
  })
})
