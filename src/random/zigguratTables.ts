import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { normalSurvival } from '../numeric/normal.ts'

/** A decreasing density cut into layers of one area: boxes that lie on each other, the lowest with the tail. */
export interface Ziggurat {
  /** Where the tail begins. */
  readonly start: number
  /** Right end of each layer, [0] that of a box as large as the lowest layer and its tail; [layers] = 0. */
  readonly x: Float64Array
  /** The density there, unnormalised, 1 at 0. */
  readonly y: Float64Array
}

export const layers = 256

/** An unnormalised density with f(0) = 1, its inverse, and the area of its tail. */
interface Density {
  readonly f: (x: number) => number
  readonly inverse: (y: number) => number
  readonly tail: (x: number) => number
}

const rootOfHalfCircle = Math.sqrt(2 * Math.PI)
const normalDensity: Density = {
  f: (x) => exp(-0.5 * x * x),
  inverse: (y) => Math.sqrt(-2 * log(y)),
  tail: (x) => rootOfHalfCircle * normalSurvival(x),
}
const exponentialDensity: Density = {
  f: (x) => exp(-x),
  inverse: (y) => -log(y),
  tail: (x) => exp(-x),
}

/** Layers from the tail upwards; their number is right when the topmost ends at height 1. */
function stacked({ f, inverse, tail }: Density, start: number): { ziggurat: Ziggurat; height: number } {
  const x = new Float64Array(layers + 1)
  const y = new Float64Array(layers + 1)
  const area = start * f(start) + tail(start)
  x[0] = area / f(start)
  x[1] = start
  y[1] = f(start)
  let height = y[1]!
  for (let i = 2; i <= layers; i++) {
    height += area / x[i - 1]!
    if (height >= 1 && i < layers) return { ziggurat: { start, x, y }, height: Number.POSITIVE_INFINITY }
    if (i < layers) {
      x[i] = inverse(height)
      y[i] = height
    }
  }
  x[layers] = 0
  y[layers] = 1
  return { ziggurat: { start, x, y }, height }
}

/** Bisects for the start of the tail with which the layers fit under the density: further out, they are thinner. */
function zigguratOf(density: Density, low: number, high: number): Ziggurat {
  for (;;) {
    const middle = low + (high - low) / 2
    if (!(middle > low && middle < high)) return stacked(density, high).ziggurat
    if (stacked(density, middle).height > 1) low = middle
    else high = middle
  }
}

/**
 * The tables of the ziggurats, computed where they are used: some 50 bisection steps of 256 layers each.
 *
 * Source: G. Marsaglia and W. W. Tsang, The ziggurat method for generating random variables, J. Stat. Software
 * 5(8) (2000); the tails begin at their 3.6541528853610088 and 7.69711747013105.
 */
export function normalZiggurat(): Ziggurat {
  return zigguratOf(normalDensity, 3, 4)
}

export function exponentialZiggurat(): Ziggurat {
  return zigguratOf(exponentialDensity, 7, 8)
}
