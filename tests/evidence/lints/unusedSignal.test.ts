import { expect, test } from 'vitest'
import { head, tree, warned } from '../../scenario/lints/warned.ts'

const text = `${head}${tree}signals:
  leak: { ratio: { leaves: 2 } }
  ▼oath: { likelihood: { leaves: 0.2, otherwise: 0.4 } }
  strike: { rate: { leaves: 3, otherwise: 1 } }
  editorial: { decibans: { leaves: 2 } }
`
const leak = { date: '2030-04-01', signal: 'leak' }

test('signals that no row names; silence is what a rate says', () => {
  expect(warned(text, [leak])).toEqual([
    [
      'unused-signal',
      'signals.oath',
      'no row of the log has the signal "oath"; a look that found nothing takes a row with observed: false; log what was seen of it, or take it out',
    ],
    [
      'unused-signal',
      'signals.editorial',
      'no row of the log has the signal "editorial"; log what was seen of it, or take it out',
    ],
  ])
})

test('a log that has not begun, or names them all, says nothing', () => {
  const bare = text.replace('▼', '')
  expect(warned(bare)).toEqual([])
  expect(warned(bare, [])).toEqual([])
  const all = ['leak', 'oath', 'editorial'].map((signal) => ({ ...leak, signal }))
  expect(warned(bare, all)).toEqual([])
})
