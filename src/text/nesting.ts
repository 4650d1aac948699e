/** The greatest depth of a value. Deeper ones overflow the stacks of parsers and validators. */
export const deepest = 200

export function tooDeep(what: string): string {
  return `Values nest at most ${deepest} deep, and this ${what} goes deeper; flatten it`
}

const quote = 0x22
const backslash = 0x5c

/**
 * Where the brackets of a JSON text first nest deeper than allowed, or −1.
 *
 * It loops over the characters, because it protects parsers that recurse. A line break ends a string, as it does for a
 * parser that continues after an unclosed string.
 */
export function tooDeepAt(text: string, from = 0, to = text.length): number {
  let depth = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) {
      for (i++; i < to; i++) {
        const inside = text.charCodeAt(i)
        if (inside === backslash) i++
        else if (inside === quote || inside === 0x0a || inside === 0x0d) break
      }
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) return i
    } else if (code === 0x5d || code === 0x7d) depth--
  }
  return -1
}
