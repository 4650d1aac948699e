import fc from 'fast-check'

/** Probabilities of 2 to 6 outcomes, some of them 0. */
export const probabilities = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 1000 }) }, fc.constant(0)), {
    minLength: 2,
    maxLength: 6,
  })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.map((weight) => weight / sum)
  })

/** Two lots of probabilities of the same outcomes. */
export const twoForecasts = fc
  .tuple(probabilities, fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 6, maxLength: 6 }))
  .map(([first, weights]) => {
    const used = weights.slice(0, first.length)
    const sum = used.reduce((total, weight) => total + weight, 0)
    return [first, used.map((weight) => weight / sum)] as const
  })

/** What a forecast expects a score to be: the mean over its outcomes. */
export function expectedOf(truth: readonly number[], score: (outcome: number) => number): number {
  return truth.reduce((sum, p, outcome) => (p === 0 ? sum : sum + p * score(outcome)), 0)
}
