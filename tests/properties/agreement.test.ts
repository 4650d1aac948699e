import fc from 'fast-check'
import { describe, test } from 'vitest'
import { disagreements } from './comparison.ts'
import { scenarioCases } from './scenarioArbitrary.ts'

/** Thousands of drawn scenarios and logs, in parts so that a slow machine has time for each. */
describe('the library and the reference, which share no code, agree to 1e-12', () => {
  for (const seed of [1, 2, 3, 4]) {
    test(`on 600 cases drawn from seed ${seed}`, () => {
      fc.assert(
        fc.property(scenarioCases(), (given) => {
          const found = disagreements(given)
          if (found.length > 0) throw new Error(found.slice(0, 10).join('\n'))
        }),
        { seed, numRuns: 600 },
      )
    })
  }
})
