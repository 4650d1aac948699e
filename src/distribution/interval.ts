import { log } from '../numeric/log.ts'
import type { DistributionSpec } from './distribution.ts'

/** The standard normal's 95% point: a central 90% interval reaches so many standard deviations to each side. */
const Z95 = 1.6448536269514722
const NUMBER = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?'
/** An interval as text, with its two numbers. */
export const intervalPattern = new RegExp(`^\\s*(${NUMBER})\\s+to\\s+(${NUMBER})\\s*$`)

/**
 * Reads an interval, `"5 to 20"`.
 *
 * @param text two decimal numbers with `to` between them
 * @returns the two numbers as written, or undefined if the text is not of this form or a number is not finite
 * @example parseInterval('5 to 20') // { low: 5, high: 20 }
 */
export function parseInterval(text: string): { low: number; high: number } | undefined {
  if (text.length > 200) return undefined
  const match = intervalPattern.exec(text)
  if (match === null) return undefined
  const low = Number(match[1])
  const high = Number(match[2])
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : undefined
}

/**
 * The distribution a central 90% interval stands for: 5% lie below `low`, 5% above `high`.
 *
 * @param bounds low < high
 * @returns a lognormal if low > 0, else a normal
 */
export function intervalSpec({
  low,
  high,
}: {
  readonly low: number
  readonly high: number
}): DistributionSpec {
  if (low <= 0) return { normal: { mean: 0.5 * low + 0.5 * high, sd: (high - low) / (2 * Z95) } }
  const product = low * high
  // √(low·high) is rounded only twice, so that 5 to 20 has the median 10. √low·√high, rounded three times, serves where the product leaves the range.
  const median = product > 1e-290 && product < 1e300 ? Math.sqrt(product) : Math.sqrt(low) * Math.sqrt(high)
  const ratio = high / low
  const width = ratio < 1e300 ? log(ratio) : log(high) - log(low)
  return { lognormal: { median, sigma: width / (2 * Z95) } }
}
