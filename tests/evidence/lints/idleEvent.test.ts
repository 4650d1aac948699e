import { update } from 'forkcast'
import { readScenario } from 'forkcast/read'
import { expect, test } from 'vitest'
import { head, threeLeaves, tree, warned } from '../../scenario/lints/warned.ts'

const flat = `${head}${tree}signals: { leak: { likelihood: { otherwise: 0.5 } } }\n`
const leak = { date: '2030-04-01', signal: 'leak' }
const idle = (text: string, rows: Parameters<typeof warned>[1]) =>
  warned(text, rows).filter(([code]) => code === 'event-without-effect')

test('events of a signal that is as likely everywhere, told of by the first row', () => {
  const rows = [{ date: '2030-05-01', signal: 'leak' }, leak]
  expect(idle(flat, rows)).toEqual([
    [
      'event-without-effect',
      'row 1',
      'the event of row 1, like 1 more, moves nothing: "leak" is as likely under every leaf that is possible; give it values that differ, or leave the row out',
    ],
  ])
  const { outcomes } = update(readScenario(flat), rows)
  for (const { prior, probability } of Object.values(outcomes)) expect(probability).toBeCloseTo(prior, 15)
})

test('events without strength', () => {
  const text = `${head}${tree}signals: { leak: { ratio: { leaves: 2 } } }\n`
  expect(idle(text, [leak, { ...leak, date: '2030-04-03', strength: 0 }])).toEqual([
    [
      'event-without-effect',
      'row 2',
      'the event of row 2 moves nothing: its strength is 0; leave the row out, or say how strong it is',
    ],
  ])
})

test('leaves that are impossible do not count', () => {
  const text = `${head}${threeLeaves.replace('p: 0.4', 'p: 0')}signals: { leak: { ratio: { leaves: 2 } } }\n`
  expect(idle(text, [leak])).toHaveLength(1)
})

test('events with an effect, and reports of one event, are not told of', () => {
  const text = `${head}${threeLeaves}signals: { leak: { ratio: { forced: 2 } }, strike: { rate: { leaves: 2, otherwise: 1 } } }\n`
  expect(idle(text, [leak, { date: '2030-04-02', signal: 'strike' }])).toEqual([])
  const reports = [
    { ...leak, event: 'one', source: 'radio' },
    { ...leak, event: 'one', source: 'gazette' },
  ]
  expect(idle(flat, reports)[0]?.[2]).toContain('the event of row 1 moves nothing')
})

test('values that are equal at the medians alone do differ', () => {
  const text = `${head}${tree}signals: { leak: { likelihood: { leaves: { uniform: { min: 0.4, max: 0.6 } }, otherwise: 0.5 } } }\n`
  expect(idle(text, [leak])).toEqual([])
})
