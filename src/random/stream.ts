import { philox4x32 } from './philox.ts'
import type { Sfc32 } from './sfc32.ts'

/** 64 bits of a text, as two words. */
export type TextKey = readonly [number, number]

/**
 * The stream of one purpose in one block of draws or runs, derived from (seed, purpose, block) alone.
 *
 * @param seed the key of the seed's text.
 * @param purpose the key of what the numbers are for: 'leaf', 'parameter:pressure', …
 * @param block a whole number from 0 to 2⁵³ − 1.
 * @param lane one of several streams for the same, from 0 to 255.
 * @param state where it goes.
 */
export function streamOf(seed: TextKey, purpose: TextKey, block: number, lane = 0, state?: Sfc32): Sfc32 {
  const high = Math.floor(block / 0x1_0000_0000) + lane * 0x100_0000
  return philox4x32([block, high, purpose[0], purpose[1]], seed, state)
}

/** Four streams side by side, word by word: the first words of the four, then the second ones, … */
export type Lanes = Int32Array

const one = new Int32Array(4)

/** Sets four lanes to the beginning of a purpose's streams in one block. */
export function startLanes(lanes: Lanes, seed: TextKey, purpose: TextKey, block: number): void {
  for (let lane = 0; lane < 4; lane++) {
    streamOf(seed, purpose, block, lane, one)
    for (let k = 0; k < 4; k++) lanes[4 * k + lane] = one[k]!
  }
}
