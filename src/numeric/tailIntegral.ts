import { exp } from './exp.ts'

/** The step of the rule. Coarser steps lose digits on half-normal tails (7e-15 at 1/8). */
const STEP = 0.1
/** Nodes on each side of t = 0: what lies beyond is below 2^-54 of the whole even where the width is a third too small. */
const SIDE = 40

/**
 * ∫ e^(−decay(s)) ds from 0 to infinity for a smooth decay that rises from 0, by the double exponential rule
 * s = width·exp(t − e^(−t)), whose cost does not grow with the parameters of a distribution.
 *
 * @param decay rises from decay(0) = 0; Infinity where the integrand ends
 * @param width where decay is about 1
 * Method: Takahasi and Mori, Double exponential formulas for numerical integration, Publ. RIMS 9 (1974) 721-741.
 */
export function tailIntegral(decay: (s: number) => number, width: number): number {
  let sum = 0
  for (let k = -SIDE; k <= SIDE; k++) {
    const t = k * STEP
    const inner = exp(-t)
    const s = width * exp(t - inner)
    sum += exp(-decay(s)) * s * (1 + inner)
  }
  return sum * STEP
}

/** √(a² + b²) for a, b ≥ 0 without overflow. */
export function hypotenuse(a: number, b: number): number {
  const larger = a > b ? a : b
  const ratio = (a > b ? b : a) / larger
  return larger === 0 ? 0 : larger * Math.sqrt(1 + ratio * ratio)
}

/** The s at which slope·s + bend²·s²/2 reaches 1: the width of a tail whose decay has that slope and second derivative. */
export function tailWidth(slope: number, bend: number): number {
  return 2 / (slope + hypotenuse(slope, Math.SQRT2 * bend))
}
