import type { DrawKernels } from './kernels.ts'

/** The loops of draws in JavaScript. What `between` and `exp` are for has ways of its own there. */
export const drawScript: Omit<DrawKernels, 'between' | 'exp'> = {
  gammas(out, shares, scale, squeeze, normals, words, sum, open, length) {
    let left = 0
    for (let i = 0; i < length; i++) {
      const shape = scale * shares[i]!
      const d = shape - 1 / 3
      const y = (1 / Math.sqrt(9 * d)) * normals[i]!
      const v = 1 + y
      const square = y * y
      const inside =
        shape >= 1 && v > 0 && (words[2 * i]! >>> 0) * 2 ** -32 < 1 - 2 ** -27 - squeeze * d * square * square
      out[i] = inside ? d * v * v * v : 0
      sum[i]! += out[i]!
      if (!inside) open[left++] = i
    }
    return left
  },

  inRange(values, most, length) {
    for (let i = 0; i < length; i++) if (!(values[i]! >= 0 && values[i]! <= most)) return false
    return true
  },

  add(values, added, sum, length) {
    for (let i = 0; i < length; i++) {
      const value = values[i]! + added
      values[i] = value
      sum[i]! += value
    }
  },

  remainders(out, sum, length) {
    let more = false
    for (let i = 0; i < length; i++) {
      const within = sum[i]! <= 1
      out[i] = within ? 1 - sum[i]! : 0
      if (within) sum[i] = 1
      else more = true
    }
    return more
  },

  divide(values, by, length) {
    for (let i = 0; i < length; i++) values[i]! /= by[i]!
  },
}
