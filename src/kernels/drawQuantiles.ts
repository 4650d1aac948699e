import { isEven, quantilesUnder, valueOfRank } from '../numeric/weightedQuantile.ts'
import { bytesFor } from './column.ts'
import { compiledKernels } from './compiled.ts'
import { valueBetween } from './valueBetween.ts'

/** Fewer values are not worth a sample. */
const few = 8192
const sampled = 1024
const chunk = 4096

/**
 * `quantilesUnder` for draws, which come in no order: of many with equal weights a sample tells between which values a
 * quantile lies, so that one look at each value leaves few to choose from. The answer is that of `quantilesUnder`.
 *
 * Source: R. W. Floyd and R. L. Rivest, Expected time bounds for selection, Communications of the ACM 18 (1975) 165–172.
 */
export function drawQuantiles(weights: Float64Array): ReturnType<typeof quantilesUnder> {
  const exact = quantilesUnder(weights)
  if (weights.length < few || !isEven(weights)) return exact
  const length = weights.length & ~1
  // scratch buffers, used for one column after the other
  const buffers: Float64Array[] = []
  return (values, probabilities) => {
    const part = new Float64Array(chunk)
    const between = new Float64Array(chunk + 1)
    const compiled = compiledKernels(bytesFor(part) + bytesFor(between))
    if (!compiled) return exact(values, probabilities)
    const { kernels, place, release } = compiled
    const [from, to] = [place(part), place(between)]
    const searches = searchesOf(values, probabilities, buffers)
    for (let first = 0; first < length; first += chunk) {
      const some = values.subarray(first, Math.min(length, first + chunk))
      from.set(some)
      for (const search of searches) {
        const both = kernels.between(to, from, search.low, search.high, some.length)
        search.kept.set(to.subarray(0, both & 0xffff), search.count)
        search.below += both >>> 16
        search.count += both & 0xffff
      }
    }
    release()
    return searches.map((search) => {
      const { low, high, kept, rank } = search
      // of an odd number
      for (const last of values.subarray(length)) {
        if (last < low) search.below++
        else if (last <= high) kept[search.count++] = last
      }
      const at = rank - search.below
      const found = at > 0 && at <= search.count
      return found ? valueBetween(kept.subarray(0, search.count), low, high, at) : valueOfRank(values, rank)
    })
  }
}

/** A quantile that is looked for between two values. */
interface Search {
  readonly rank: number
  readonly low: number
  readonly high: number
  /** Values that are lower; and those between the two, with their number. */
  below: number
  readonly kept: Float64Array
  count: number
}

function searchesOf(
  values: Float64Array,
  probabilities: readonly number[],
  buffers: Float64Array[],
): Search[] {
  const sample = values.slice(0, sampled).sort()
  return probabilities.map((p, k) => {
    buffers[k] ??= new Float64Array(values.length)
    const middle = p * sampled
    // three standard errors of the rank in the sample, and no less than two places
    const far = 2 + 3 * Math.sqrt(middle * (1 - p))
    return {
      rank: Math.max(1, Math.ceil(p * values.length * (1 - 1e-15))),
      low: sample[Math.floor(middle - far)] ?? -Infinity,
      high: sample[Math.ceil(middle + far)] ?? Infinity,
      below: 0,
      kept: buffers[k],
      count: 0,
    }
  })
}
