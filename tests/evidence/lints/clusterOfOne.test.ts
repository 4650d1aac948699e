import { expect, test } from 'vitest'
import { head, tree, warned } from '../../scenario/lints/warned.ts'

const text = (signals: string, cluster = 'correlation: 0.4') =>
  `${head}${tree}signals: { ${signals} }\nclusters: { ▼press: { ${cluster} } }\n`
const alone = 'leak: { ratio: { leaves: 2 }, cluster: press }'
const once = { date: '2030-04-01', signal: 'leak', event: 'first' }
const again = { date: '2030-04-02', signal: 'leak', event: 'second' }
const way =
  'name the cluster in the signals that hang together with it, take it out, or give it a note that says why'

test('a cluster that no signal names', () => {
  expect(warned(text('leak: { ratio: { leaves: 2 } }'))).toEqual([
    [
      'cluster-of-one',
      'clusters.press',
      'no signal names the cluster "press"; name it in those that hang together, or take it out',
    ],
  ])
})

test('a signal alone, without a log and with one in which it is seen once', () => {
  expect(warned(text(alone))).toEqual([
    [
      'cluster-of-one',
      'clusters.press',
      `"leak" is alone in the cluster "press", which then tempers nothing but its repetitions; ${way}`,
    ],
  ])
  // reports of one event, a row delivered twice and an event without strength are no repetition
  const rows = [once, { ...once, source: 'radio' }, once, { ...again, strength: 0 }]
  expect(warned(text(alone), rows)[0]).toEqual([
    'cluster-of-one',
    'clusters.press',
    `"leak" is alone in the cluster "press" and seen no more than once; ${way}`,
  ])
})

test('two signals, a signal that repeats, and a note are answers', () => {
  const two = `${alone}, editorial: { ratio: { leaves: 3 }, cluster: press }`
  expect(warned(text(two).replace('▼', ''))).toEqual([])
  expect(warned(text(alone).replace('▼', ''), [once, again])).toEqual([])
  expect(warned(text(alone, 'correlation: 0.4, note: leaks come in series').replace('▼', ''))).toEqual([])
  const empty = text('leak: { ratio: { leaves: 2 } }', 'correlation: 0.4, note: for later')
  expect(warned(empty)).toHaveLength(1)
})
