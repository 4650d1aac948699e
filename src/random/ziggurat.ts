import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { Sfc32 } from './sfc32.ts'
import { nextWord, openUniform } from './sfc32.ts'
import { exponentialZiggurat, normalZiggurat, type Ziggurat } from './zigguratTables.ts'

/** 55 bits of two words as a number in [−1, 1); the other eight are the layer. */
export function signedUnit(high: number, low: number): number {
  return high * 4.656_612_873_077_393e-10 + (low >>> 8) * 2.775_557_561_562_891_4e-17 // 2⁻³¹, 2⁻⁵⁵
}

/** The same in [0, 1]; the last of them rounds to 1, which is beyond every layer's core. */
function unit(high: number, low: number): number {
  return (high >>> 0) * 2.328_306_436_538_696_3e-10 + (low >>> 8) * 1.387_778_780_781_445_7e-17 // 2⁻³², 2⁻⁵⁶
}

let normal: Ziggurat | undefined

/** The ziggurat of the normal density, made on first use. */
export function sharedNormalZiggurat(): Ziggurat {
  normal ??= normalZiggurat()
  return normal
}

/**
 * What becomes of a point that is not in its layer's core: in the tail, under the curve, or drawn again.
 *
 * @param z signed distance of the point from 0.
 */
export function normalAtEdge(layer: number, z: number, state: Sfc32): number {
  const { start, x, y } = sharedNormalZiggurat()
  for (;;) {
    if (layer === 0) return z < 0 ? -normalTail(start, state) : normalTail(start, state)
    const height = y[layer]! + openUniform(state) * (y[layer + 1]! - y[layer]!)
    if (height < exp(-0.5 * z * z)) return z
    const high = nextWord(state)
    const low = nextWord(state)
    layer = low & 255
    z = signedUnit(high, low) * x[layer]!
    if (Math.abs(z) < x[layer + 1]!) return z
  }
}

/** A variate given that it is beyond `start`. */
function normalTail(start: number, state: Sfc32): number {
  for (;;) {
    const beyond = -log(openUniform(state)) / start
    if (-2 * log(openUniform(state)) > beyond * beyond) return start + beyond
  }
}

function makeExponential() {
  const { start, x, y } = exponentialZiggurat()
  return (state: Sfc32): number => {
    let beyond = 0
    for (;;) {
      const high = nextWord(state)
      const low = nextWord(state)
      const layer = low & 255
      const e = unit(high, low) * x[layer]!
      if (e < x[layer + 1]!) return beyond + e
      // what is left of a wait, given that it is longer, is a wait like any other
      if (layer === 0) beyond += start
      else if (y[layer]! + openUniform(state) * (y[layer + 1]! - y[layer]!) < exp(-e)) return beyond + e
    }
  }
}

let drawExponential: ReturnType<typeof makeExponential> | undefined

/**
 * One standard normal variate. The state moves on by two words, by more once in a hundred times.
 *
 * A ziggurat of 256 layers. The layer and the place in it are different bits of the two words: taken from the
 * same bits they would be dependent, as they are in Marsaglia and Tsang's own code (J. A. Doornik, An improved
 * ziggurat method to generate normal random samples, 2005). Tail: G. Marsaglia, Generating a variable from the
 * tail of the normal distribution, Technometrics 6 (1964).
 */
export function normalVariate(state: Sfc32): number {
  const { x } = sharedNormalZiggurat()
  const high = nextWord(state)
  const low = nextWord(state)
  const layer = low & 255
  const z = signedUnit(high, low) * x[layer]!
  return Math.abs(z) < x[layer + 1]! ? z : normalAtEdge(layer, z, state)
}

/** One exponential variate of mean 1; the state moves on by two words, or more. */
export function exponentialVariate(state: Sfc32): number {
  drawExponential ??= makeExponential()
  return drawExponential(state)
}

/** Fills a column with exponential variates of mean 1. */
export function exponentialInto(out: Float64Array, state: Sfc32, length = out.length): void {
  for (let i = 0; i < length; i++) out[i] = exponentialVariate(state)
}
