import { expect, test } from 'vitest'
import { head, threeLeaves, tree, warned } from './warned.ts'

const bare = head.replace('source: an invented case\n', '')
const end = 'comes from; a prior needs a source, or a note that argues it'

test('shares without a source are named, split by split', () => {
  expect(warned(`${bare}${threeLeaves.replace('branches:', '▼branches:')}`)).toEqual([
    ['prior-without-source', 'tree.branches', `nothing says where the p of "leaves" ${end}`],
    [
      'prior-without-source',
      'tree.branches.leaves.branches',
      `nothing says where the count of "resigns" and "forced" ${end}`,
    ],
  ])
})

test('of many branches some are named and the others counted', () => {
  const branches = Array.from({ length: 9 }, (_, k) => `b${k}: { weight: ${k} }`)
  expect(warned(`${bare}tree: { branches: { ${branches.join(', ')} } }\n`)[0]?.[2]).toBe(
    `nothing says where the weight of "b0", "b1", "b2", "b3" and 5 more ${end}`,
  )
})

test.each([
  ['of the document', `${head}${threeLeaves}`],
  ['of the node', `${bare}${tree.replace('{ branches', '{ source: Archigos 4.1, branches')}`],
  ['of the branch', `${bare}${tree.replace('p: 0.4', 'p: 0.4, source: Archigos 4.1')}`],
  ['or a note', `${bare}${tree.replace('p: 0.4', 'p: 0.4, note: as often as not')}`],
  [
    'of every parameter',
    `${bare}parameters: { a: { distribution: { uniform: { min: 0, max: 0.5 } }, source: s }, b: { distribution: { uniform: { min: 0, max: 0.5 } }, note: n } }\n${tree.replace('0.4', 'a + b')}`,
  ],
])('a source %s is enough', (_, text) => {
  expect(warned(text)).toEqual([])
})

test('a source of one parameter out of two is not', () => {
  const text = `${bare}parameters: { a: { distribution: { uniform: { min: 0, max: 0.5 } }, source: s }, b: { distribution: { uniform: { min: 0, max: 0.5 } } } }\n${tree.replace('0.4', 'a + b')}`
  expect(warned(text).map(([code]) => code)).toEqual(['prior-without-source'])
})

test('what takes the rest, or has no sibling, needs none', () => {
  expect(warned(`${bare}tree: { branches: { only: { p: 1 } } }\n`)).toEqual([])
})
