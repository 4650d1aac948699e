import { expect, test } from 'vitest'
import { head, tree, warned } from './warned.ts'

const signal = (body: string) => `${head}${tree}signals: { leak: { ▼${body} } }\n`

test('a ratio that leaves no leaf alone', () => {
  expect(warned(signal('ratio: { stays: 2, leaves: 4 }'))).toEqual([
    [
      'ratio-on-every-leaf',
      'signals.leak.ratio',
      'the ratio of "leak" leaves no leaf at 1, so only the ratios between its values count; divide all by the value of the leaves it does not speak to, or write a likelihood',
    ],
  ])
  expect(warned(signal('ratio: { leaves: 4, otherwise: 2 }'))).toHaveLength(1)
})

test('decibans likewise', () => {
  expect(warned(signal('decibans: { stays: 2, leaves: 4 }'))[0]).toEqual([
    'ratio-on-every-leaf',
    'signals.leak.decibans',
    'the decibans of "leak" leaves no leaf at 0, so only the differences between its values count; subtract the value of the leaves it does not speak to from all, or write a likelihood',
  ])
})

test.each([
  'ratio: { leaves: 4 }',
  'ratio: { stays: 1, leaves: 4 }',
  'decibans: { stays: 0, leaves: 4 }',
  'likelihood: { stays: 0.2, leaves: 0.4 }',
  'rate: { stays: 2, leaves: 4 }',
])('%s is as it should be', (body) => {
  expect(warned(signal(body).replace('▼', ''))).toEqual([])
})
