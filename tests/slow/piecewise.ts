/**
 * Distributions of an impact whose every number is exact: mixtures of pieces on which the density is a straight line.
 * A uniform distribution is one of them, a triangular one is two.
 */
export interface Piece {
  readonly from: number
  readonly to: number
  /** How much of all runs fall on it. */
  readonly mass: number
  /** The density at `from` and at `to`, in any unit. */
  readonly ends: readonly [number, number]
}

/** Nodes and weights of Gauss and Legendre on [0, 1]: exact for polynomials up to the fifth degree. */
const nodes = [0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)]
const weights = [5 / 18, 8 / 18, 5 / 18]

/** ∫ f(x) dP over the part of all pieces up to `end`, f a polynomial of the fourth degree at most. */
export function integral(pieces: readonly Piece[], f: (x: number) => number, end = Infinity): number {
  let sum = 0
  for (const { from, to, mass, ends } of pieces) {
    const width = Math.min(end, to) - from
    if (width <= 0) continue
    const [first, last] = ends
    nodes.forEach((node, k) => {
      const x = from + width * node
      const density = first + ((last - first) * (x - from)) / (to - from)
      sum += (weights[k]! * width * mass * density * f(x)) / ((to - from) * ((first + last) / 2))
    })
  }
  return sum
}

/** The quantile, by bisection to the last digit. */
function quantileOf(pieces: readonly Piece[], p: number): number {
  let low = Math.min(...pieces.map(({ from }) => from))
  let high = Math.max(...pieces.map(({ to }) => to))
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (integral(pieces, () => 1, middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Everything that a simulation says of an impact, and all of it exact. */
export function impactTruth(pieces: readonly Piece[]): Record<string, number> {
  const mean = integral(pieces, (x) => x)
  const [low, high] = [quantileOf(pieces, 0.05), quantileOf(pieces, 0.95)]
  const truth: Record<string, number> = {
    mean,
    sd: Math.sqrt(integral(pieces, (x) => (x - mean) ** 2)),
    'lower shortfall': integral(pieces, (x) => x, low) / 0.05,
    'upper shortfall': (mean - integral(pieces, (x) => x, high)) / 0.05,
  }
  for (const p of [5, 25, 50, 75, 95]) truth[`p${String(p).padStart(2, '0')}`] = quantileOf(pieces, p / 100)
  return truth
}
