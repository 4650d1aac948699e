import { drawBlock } from './purposes.ts'

/**
 * Columns for a block of draws, and the loops over them that every draw goes through.
 *
 * Made once, and the loops within the function that makes the columns: so a compiler takes these for constants, and the
 * loops run three times as fast as with columns for arguments, which is worth copying these in and out.
 */
type DrawLoops = ReturnType<typeof makeLoops>

let made: DrawLoops | undefined

export function theLoops(): DrawLoops {
  made ??= makeLoops()
  return made
}

function makeLoops() {
  const a = new Float64Array(drawBlock)
  const b = new Float64Array(drawBlock)
  const c = new Float64Array(drawBlock)
  const bad = new Uint8Array(drawBlock)

  /** location + scale·x for normal variates x in `a`. */
  function normalValues(location: number, scale: number, length: number): void {
    for (let i = 0; i < length; i++) a[i] = location + scale * a[i]!
  }

  /** Marks values in `a` that are infinite or no numbers. */
  function markWithoutValue(length: number): void {
    for (let i = 0; i < length; i++) if (!(Math.abs(a[i]!) <= Number.MAX_VALUE)) bad[i] = 1
  }

  function scaled(scale: number, length: number): void {
    for (let i = 0; i < length; i++) a[i]! *= scale
  }

  /** Adds `b` to `a`. */
  function add(length: number): void {
    for (let i = 0; i < length; i++) a[i]! += b[i]!
  }

  /** Σ `a`·`b`: in two sums, each of which waits for itself alone. */
  function dot(length: number): number {
    let even = 0
    let odd = 0
    for (let i = 0; i + 1 < length; i += 2) {
      even += a[i]! * b[i]!
      odd += a[i + 1]! * b[i + 1]!
    }
    return length % 2 === 0 ? even + odd : even + odd + a[length - 1]! * b[length - 1]!
  }

  /**
   * Of values x in `a` with weights v in `b` and w in `c`, distances from an origin: Σ v·(x − origin), Σ v·x(1 − x), Σ w,
   * Σ w·(x − origin), Σ w·(x − origin)², added to what is in `sums`.
   */
  function addMoments(sums: Float64Array, origin: number, length: number): void {
    let moved = 0
    let within = 0
    let whole = 0
    let first = 0
    let second = 0
    for (let i = 0; i < length; i++) {
      const x = a[i]!
      const distance = x - origin
      const weighed = c[i]! * distance
      moved += b[i]! * distance
      within += b[i]! * (x * (1 - x))
      whole += c[i]!
      first += weighed
      second += weighed * distance
    }
    sums[0]! += moved
    sums[1]! += within
    sums[2]! += whole
    sums[3]! += first
    sums[4]! += second
  }

  return {
    ...{ a, b, c, bad },
    ...{ normalValues, markWithoutValue, scaled, add, dot, addMoments },
  }
}
