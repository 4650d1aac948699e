import { cellOfDistance } from '../numeric/grid.ts'
import { quickExp } from '../numeric/quickExp.ts'
import { nextWord } from '../random/sfc32.ts'
import { signedUnit } from '../random/ziggurat.ts'
import type { Kernels } from './kernels.ts'

/** The loops in JavaScript: for where WebAssembly is not allowed, and what the other ones are tested against. */
export const script: Kernels = {
  words(out, lanes, length) {
    for (let lane = 0; lane < 4; lane++)
      for (let i = lane; i < length; i += 4) out[i] = nextWord(lanes, lane, 4)
  },

  lookUp(out, table, index, length) {
    for (let i = 0; i < length; i++) out[i] = table[index[i]!]!
  },

  choose(out, rows, guide, _, bits, within, words, open, length) {
    const parts = (1 << within) - 1
    let left = 0
    for (let i = 0; i < length; i++) {
      const word = words[i]!
      const said = guide[(rows[i]! << bits) + (word >>> (32 - bits))]!
      const beyond = (said & parts) - ((word << bits) >>> (32 - within))
      out[i] = (said >>> within) - (beyond >> 31)
      open[left] = i
      // negative where the guide says nothing, or the word is in the part where the next category begins
      left += (said | ~(beyond | -beyond)) >>> 31
    }
    return left
  },

  countDays(days, recent, perOutcome, slot, day, length) {
    for (let i = 0; i < length; i++) {
      const at = slot[i]! * perOutcome + day[i]!
      recent[at]! += 1
      if (recent[at] === 0) days[at]! += 0x1_0000
    }
  },

  normals(out, x, words, open, length) {
    let left = 0
    for (let i = 0; i < length; i++) {
      const low = words[2 * i + 1]!
      const z = signedUnit(words[2 * i]!, low) * x[low & 255]!
      out[i] = z
      if (!(Math.abs(z) < x[(low & 255) + 1]!)) open[left++] = i
    }
    return left
  },

  lognormals(values, _, median, sigma, length) {
    for (let i = 0; i < length; i++) values[i] = median * quickExp(sigma * values[i]!)
  },

  countValues(histogram, extremes, center, firstStep, greatest, values, offsets, length) {
    for (let i = 0; i < length; i++) {
      const value = values[i]!
      if (!(Math.abs(value) <= greatest)) return 0
      const at = cellOfDistance(value - center, firstStep)
      histogram[offsets[i]! + at]! += 1
      if (value < extremes[2 * at]!) extremes[2 * at] = value
      if (value > extremes[2 * at + 1]!) extremes[2 * at + 1] = value
    }
    return 1
  },

  sumValues(sums, perUnit, values, slot, length) {
    for (let i = 0; i < length; i++) {
      const at = 3 * slot[i]!
      const distance = (values[i]! - sums[at + 2]!) * perUnit
      sums[at]! += distance
      sums[at + 1]! += distance * distance
    }
  },

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

  between(kept, values, low, high, length) {
    let below = 0
    let count = 0
    for (let i = 0; i < length; i++) {
      if (values[i]! < low) below++
      else if (values[i]! <= high) kept[count++] = values[i]!
    }
    return (below << 16) | count
  },
}
