import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { didYouMean, nearest } from '../../src/checking/suggestion.ts'
import { seconds } from '../hostile/seconds.ts'

/** Optimal string alignment by its recursion, without a table. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)]
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
  return Math.min(
    distance(restA, b) + 1,
    distance(a, restB) + 1,
    distance(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? distance(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity,
  )
}

describe('nearest', () => {
  test('finds the word that was meant', () => {
    const words = ['colombia', 'belarus', 'brazil', 'timing', 'impacts']
    expect(nearest('belrus', words)).toBe('belarus')
    expect(nearest('blearus', words)).toBe('belarus')
    expect(nearest('Belarus', words)).toBe('belarus')
    expect(nearest('tming', words)).toBe('timing')
    expect(nearest('impact', words)).toBe('impacts')
  })

  test('finds none where none is near', () => {
    expect(nearest('venezuela', ['colombia', 'belarus'])).toBeUndefined()
    expect(nearest('x', ['a', 'b'])).toBeUndefined()
    expect(nearest('x', [])).toBeUndefined()
  })

  test('gives the first of equally near ones', () => {
    expect(nearest('bat', ['cat', 'hat', 'bats'])).toBe('cat')
  })

  test('agrees with a search by the recursive definition', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 6 }), (wrong, candidates) => {
        const limit = Math.max(2, Math.floor(wrong.length / 3))
        const near = candidates
          .map((candidate, order) => ({ candidate, order, far: distance(wrong, candidate) }))
          .filter(({ candidate, far }) => far <= limit && far < candidate.length)
          .sort((a, b) => a.far - b.far || a.order - b.order)
        expect(nearest(wrong, candidates)).toBe(near[0]?.candidate)
      }),
      { seed: 3, numRuns: 400 },
    )
  })

  test('makes no suggestion for a word of 100,000 letters', () => {
    const long = 'a'.repeat(100_000)
    expect(seconds(() => expect(nearest(long, [`${long}b`])).toBeUndefined())).toBeLessThan(1)
  })
})

describe('didYouMean', () => {
  test('suggests, or lists what is known, up to twelve', () => {
    const known = Array.from({ length: 14 }, (_, i) => `signal-${i}`)
    expect(didYouMean('signl-3', known)).toBe('; did you mean "signal-3"?')
    expect(didYouMean('strike', ['leak', 'denial'])).toBe('; known here: leak, denial')
    expect(didYouMean('strike', known)).toBe(`; known here: ${known.slice(0, 12).join(', ')}, and 2 more`)
    expect(didYouMean('strike', [])).toBe('')
  })
})
