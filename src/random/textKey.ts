import alea from 'seedrandom/lib/alea.js'
import type { TextKey } from './stream.ts'

/**
 * Expands a text to 64 well-spread bits by seedrandom's Alea generator.
 *
 * It is given the text's UTF-8 bytes behind their number: seedrandom's own seeding takes 'ab' and 'abab' for
 * one seed, and looks at the low 8 bits of each character only.
 */
export function textKey(text: string): TextKey {
  const bytes = new TextEncoder().encode(text)
  let seed = `${bytes.length}:`
  for (const byte of bytes) seed += String.fromCharCode(byte)
  const expanded = alea(seed)
  return [expanded.int32() >>> 0, expanded.int32() >>> 0]
}
