import { philox4x32 } from './philox.ts'
import type { Sfc32 } from './sfc32.ts'
import { sfc32 } from './sfc32.ts'

/** 64 bits of a text, as two words. */
export type TextKey = readonly [number, number]

/**
 * The stream of one purpose in one block of draws or runs, derived from (seed, purpose, block) alone.
 *
 * @param seed the key of the seed's text.
 * @param purpose the key of what the numbers are for: 'leaf', 'parameter:pressure', …
 * @param block a whole number from 0 to 2⁵³ − 1.
 */
export function streamOf(seed: TextKey, purpose: TextKey, block: number): Sfc32 {
  return sfc32(philox4x32([block >>> 0, Math.floor(block / 0x1_0000_0000), purpose[0], purpose[1]], seed))
}
