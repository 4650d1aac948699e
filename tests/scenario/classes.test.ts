import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sparseOf } from '../../src/numeric/sparse.ts'
import { classesOf } from '../../src/scenario/classes.ts'

/** Leaves grouped by their labels written out as text, numbered as they come. */
function naiveClasses(leaves: number, columns: readonly (readonly number[])[]) {
  const known: string[] = []
  const firstLeaf: number[] = []
  const ofLeaf = Array.from({ length: leaves }, (_, leaf) => {
    const key = columns.map((column) => column[leaf]).join(' ')
    if (!known.includes(key)) {
      known.push(key)
      firstLeaf.push(leaf)
    }
    return known.indexOf(key)
  })
  return { count: known.length, ofLeaf, firstLeaf }
}

test('classesOf groups the leaves that agree in every column', () => {
  const cases = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
    .chain(([leaves, columns, most]) => {
      const label = fc.integer({ min: -1, max: most })
      const column = fc.array(label, { minLength: leaves, maxLength: leaves })
      return fc.tuple(fc.constant(leaves), fc.array(column, { minLength: columns, maxLength: columns }))
    })
  fc.assert(
    fc.property(cases, ([leaves, columns]) => {
      const { count, ofLeaf, firstLeaf } = classesOf(
        leaves,
        columns.map((column) => Int32Array.from(column)),
      )
      expect({ count, ofLeaf: [...ofLeaf], firstLeaf: [...firstLeaf] }).toEqual(naiveClasses(leaves, columns))
      // the same labels, all above −1, as sparse columns
      const sparse = columns.map((column) => sparseOf(Int32Array.from(column, (label) => label + 1)))
      expect(classesOf(leaves, [], sparse)).toEqual({ count, ofLeaf, firstLeaf })
    }),
    { seed: 4, numRuns: 1000 },
  )
})

test('classesOf makes one class of leaves that nothing tells apart, and none of none', () => {
  expect(classesOf(3, [])).toEqual({ count: 1, ofLeaf: new Int32Array(3), firstLeaf: new Int32Array(1) })
  expect(classesOf(0, [new Int32Array(0)]).count).toBe(0)
})

test('classesOf keeps apart labels and classes whose products would collide', () => {
  // (label 1, class 0) and (label 0, class 1) must not share a key
  const { count } = classesOf(4, [Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1)])
  expect(count).toBe(4)
})
