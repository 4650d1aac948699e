import { cellOfDistance } from '../numeric/grid.ts'
import { quickExp } from '../numeric/quickExp.ts'
import { signedUnit } from '../random/ziggurat.ts'
import type { Kernels } from './kernels.ts'

/** The loops in JavaScript: for where WebAssembly is not allowed, and what the other ones are tested against. */
export const script: Kernels = {
  words(out, lanes, length) {
    for (let lane = 0; lane < 4; lane++) {
      let a = lanes[lane]!
      let b = lanes[lane + 4]!
      let c = lanes[lane + 8]!
      let counter = lanes[lane + 12]!
      for (let i = lane; i < length + lane; i += 4) {
        const word = (a + b + counter) | 0
        counter = (counter + 1) | 0
        a = b ^ (b >>> 9)
        b = (c + (c << 3)) | 0
        c = (((c << 21) | (c >>> 11)) + word) | 0
        out[i] = word
      }
      lanes[lane] = a
      lanes[lane + 4] = b
      lanes[lane + 8] = c
      lanes[lane + 12] = counter
    }
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
}
