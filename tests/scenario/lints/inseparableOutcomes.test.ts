import { update } from 'forkcast'
import { readScenario } from 'forkcast/read'
import { expect, test } from 'vitest'
import { head, threeLeaves, warned } from './warned.ts'

const leak = 'signals: { leak: { ratio: { leaves: 2 } } }\n'

test('outcomes that every signal gives one value', () => {
  expect(warned(`${head}${threeLeaves.replace('resigns', '▼resigns')}${leak}`)).toEqual([
    [
      'inseparable-outcomes',
      'tree.branches.leaves.branches.resigns',
      'no signal and no timing tells "resigns" and "forced" apart, so whatever happens they keep the ratio of their priors; add a signal that speaks to one of them, or make them one outcome',
    ],
  ])
})

test('outcomes that are spread alike over leaves that signals do tell apart', () => {
  const text = `${head}tree:
  branches:
    a: { p: 0.5, branches: { a1: { p: 0.25, outcome: x }, a2: { p: 0.75, outcome: y } } }
    b: { p: 0.5, branches: { b1: { p: 0.25, outcome: x }, b2: { p: 0.75, outcome: y } } }
signals: { leak: { ratio: { a: 2 } } }
`
  expect(warned(text).map(([code]) => code)).toEqual(['inseparable-outcomes'])
  const scenario = readScenario(text)
  const { x, y } = update(scenario, [{ date: '2030-04-01', signal: 'leak' }]).outcomes as never
  expect((y as { probability: number }).probability / (x as { probability: number }).probability).toBeCloseTo(
    3,
    12,
  )
  expect(warned(text.replace('p: 0.75, outcome: y } } }\nsig', 'p: 0.75 } } }\nsig'))).toEqual([])
})

test('each group of outcomes is told of by itself', () => {
  const text = `${head}tree: { branches: { a: { weight: 1 }, b: { weight: 2 }, c: { weight: 3 }, d: { weight: 4 } } }
signals: { leak: { ratio: { a: 2, b: 2 } } }
`
  expect(warned(text).map(([, , message]) => message?.slice(0, 42))).toEqual([
    'no signal and no timing tells "a" and "b" ',
    'no signal and no timing tells "c" and "d" ',
  ])
})

test.each([
  ['a signal', `${threeLeaves}signals: { leak: { ratio: { resigns: 2, forced: 3 } } }\n`],
  ['timing', `${threeLeaves.replace('count: 8', 'count: 8, timing: { exponential: { mean: 90 } }')}${leak}`],
  ['nothing, in a scenario that is not meant to learn,', threeLeaves],
  [
    'nothing, but one is impossible: it',
    `${threeLeaves.replace('8', '0').replace('p: 0.4', 'p: 0.4\n      smoothing: 0')}${leak}`,
  ],
])('%s tells them apart', (_, text) => {
  expect(warned(`${head}${text}`).filter(([code]) => code === 'inseparable-outcomes')).toEqual([])
})

test('a leaf that is impossible tells nothing apart', () => {
  const text = `${head}tree: { branches: { a: { weight: 1 }, b: { weight: 2 }, c: { weight: 0, outcome: b } } }
signals: { leak: { ratio: { c: 2 } } }
`
  expect(warned(text).map(([code, path]) => [code, path])).toEqual([
    ['inseparable-outcomes', 'tree.branches.a'],
  ])
})
