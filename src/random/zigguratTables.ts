import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'

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

/** Layers of one area from the tail upwards, under a density with f(0) = 1. */
function stacked(
  start: number,
  area: number,
  f: (x: number) => number,
  inverse: (y: number) => number,
): Ziggurat {
  const x = new Float64Array(layers + 1)
  const y = new Float64Array(layers + 1)
  x[0] = area / f(start)
  x[1] = start
  y[1] = f(start)
  for (let i = 2; i < layers; i++) {
    y[i] = y[i - 1]! + area / x[i - 1]!
    x[i] = inverse(y[i]!)
  }
  y[layers] = 1
  return { start, x, y }
}

/**
 * The tables of the ziggurats, computed where they are used. Only with one start of the tail does the topmost of 256
 * layers, each of the area of the lowest with its tail, end at the top of the density.
 *
 * Source: G. Marsaglia and W. W. Tsang, The ziggurat method for generating random variables, J. Stat. Software
 * 5(8) (2000); their starts to the last digit of a double, found by bisection.
 */
export function normalZiggurat(): Ziggurat {
  return stacked(
    3.654_152_885_361_009,
    0.004_928_673_233_974_657,
    (x) => exp(-0.5 * x * x),
    (y) => Math.sqrt(-2 * log(y)),
  )
}

export function exponentialZiggurat(): Ziggurat {
  return stacked(
    7.697_117_470_131_05,
    0.003_949_659_822_581_556,
    (x) => exp(-x),
    (y) => -log(y),
  )
}
