/** Small numbers that look random (a linear congruential generator). */
export function counter(state: number): () => number {
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export const points = [0, 1e-6, 0.05, 0.25, 0.5, 0.75, 0.95, 1 - 1e-9, 1]

/** Columns in which quantiles are hard to find, made from uniform numbers. */
export const shapes: Record<string, (u: number) => number> = {
  uniform: (u) => u,
  'with a long tail': (u) => u ** -20,
  'of both signs': (u) => (u - 0.5) ** 5,
  'of a few numbers': (u) => Math.floor(u * 3),
  'all but one alike': (u) => (u < 1e-4 ? 1e300 : 1),
  constant: () => 7,
  'beyond what differences can hold': (u) => (u < 0.5 ? -1.7e308 * u : 1.7e308 * u),
}
