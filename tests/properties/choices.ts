import fc from 'fast-check'

/** Small decisions that fast-check can replay and shrink; the first of each is the plainest. */
export interface Choices {
  /** A whole number from min to max, both included, each as likely. */
  readonly int: (min: number, max: number) => number
  /** True in this percentage of cases; shrinks to false. */
  readonly chance: (percent: number) => boolean
  /** One of a list; shrinks to its first. */
  readonly pick: <T>(list: readonly T[]) => T
}

/** Where an endless sequence of choices comes from, and after how many of them only the plainest is chosen. */
export interface Stream {
  readonly seed: number
  readonly end: number
}

/**
 * A stream is two numbers, where fast-check's own `gen` keeps an object per choice and takes as long to draw a
 * case as the library to judge it. What shrinks is the end, which at first lies far beyond any use.
 */
export function streams(): fc.Arbitrary<Stream> {
  return fc.record({ seed: fc.noShrink(fc.noBias(fc.nat())), end: fc.noBias(fc.nat()) })
}

/** The choices of a stream, from its beginning. */
export function choicesOf({ seed, end }: Stream): Choices {
  let position = 0
  const int = (min: number, max: number): number => {
    const word = position < end ? mixed(seed, position) : 0
    position += 1
    return min + (word % (max - min + 1))
  }
  return {
    int,
    chance: (percent) => int(0, 99) >= 100 - percent,
    pick: (list) => list[int(0, list.length - 1)]!,
  }
}

/** 32 bits that look random: the finaliser of MurmurHash3 (Appleby, public domain), twice. */
function mixed(seed: number, position: number): number {
  let h = seed
  for (const key of [position, 0x9e3779b9]) {
    h = (h + Math.imul(key + 1, 0x9e3779b1)) | 0
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    h ^= h >>> 16
  }
  return h >>> 0
}
