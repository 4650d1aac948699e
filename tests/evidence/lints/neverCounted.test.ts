import { update } from 'forkcast'
import { readScenario } from 'forkcast/read'
import { expect, test } from 'vitest'
import { head, tree, warned } from '../../scenario/lints/warned.ts'

const text = `${head}${tree}signals: { leak: { ratio: { leaves: 2 } } }\ngrades: { E: 0.1 }\n`
const leak = { date: '2030-04-01', signal: 'leak' }

const inVain: [object, string][] = [
  [
    { date: '2030-03-01' },
    'what happened by the origin, 2030-03-01, is in the prior; take it out, or move the origin back',
  ],
  [
    { reported: '2030-12-27' },
    'what became known after the horizon, 2030-12-26, comes too late; take it out, or move the horizon',
  ],
  [
    { retracted: '2030-04-01' },
    'it was retracted on the day it became known; take it out, or mend one of the days',
  ],
  [{ grade: 'F6' }, 'F6 judges neither source nor content; give it a credence, or take it out'],
  [{ credence: 0 }, 'its credence is 0; raise its credence or grade, or take it out'],
]

test.each(inVain)('a row with %j counts on no day', (parts, why) => {
  const rows = [leak, { ...leak, ...parts }]
  expect(warned(text, rows)).toEqual([['row-never-counts', 'row 2', `row 2 counts on no day: ${why}`]])
  for (const asOf of ['2030-03-01', '2030-04-01', '2030-12-26'])
    expect(update(readScenario(text), rows, { asOf }).events.used).toBeLessThan(2)
})

test('rows with one reason are told of together, by the first of the log', () => {
  const rows = [{ ...leak, credence: 0 }, leak, { ...leak, date: '2030-03-20', credence: 0 }]
  expect(warned(text, rows)[0]).toEqual([
    'row-never-counts',
    'row 1',
    'row 1 and 1 more count on no day: its credence is 0; raise its credence or grade, or take it out',
  ])
})

test.each([
  { date: '2030-03-02' },
  { reported: '2030-12-26' },
  { retracted: '2030-04-02' },
  { grade: 'F5' },
  { grade: 'E6' },
  { grade: 'F6', credence: 0.2 },
])('a row with %j counts on some day', (parts) => {
  expect(warned(text, [{ ...leak, ...parts }])).toEqual([])
})
