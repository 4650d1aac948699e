/** The smallest step that so many decimals can show: 1, 0.1, 0.01, … */
function stepOf(decimals: number): string {
  return decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`
}

/**
 * A probability in percent.
 *
 * 0% and 100% mean impossible and certain. A probability that is closer to them than one step of the decimals, and is
 * neither, is `<0.1%` or `>99.9%`.
 *
 * @example formatPercent(0.9016) // '90.2%'
 */
export function formatPercent(probability: number, decimals = 1): string {
  if (probability <= 0) return '0%'
  if (probability >= 1) return '100%'
  const percent = probability * 100
  const step = stepOf(decimals)
  if (percent < Number(step)) return `<${step}%`
  if (percent > 100 - Number(step)) return `>${(100 - Number(step)).toFixed(decimals)}%`
  return `${percent.toFixed(decimals)}%`
}

/** A difference of probabilities in percentage points, with its sign unless it rounds to 0. */
export function formatPoints(change: number, decimals = 1): string {
  const size = Math.abs(change * 100).toFixed(decimals)
  return Number(size) === 0 ? size : `${change > 0 ? '+' : minus}${size}`
}

/** The minus sign, which is as wide as a plus. */
const minus = '\u2212'

function withThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A whole number with thousands separators. */
export function formatCount(count: number): string {
  return withThousands(String(count))
}

/**
 * A number with a fixed number of decimals and thousands separators.
 *
 * @example formatNumber(-1234.5, 2) // '−1,234.50'
 */
export function formatNumber(value: number, decimals: number): string {
  const size = Math.abs(value).toFixed(decimals)
  const sign = value < 0 && Number(size) !== 0 ? minus : ''
  const [whole = '', fraction] = size.split('.')
  // From 1e21 on toFixed writes an exponent.
  if (whole.includes('e')) return sign + whole
  return sign + withThousands(whole) + (fraction === undefined ? '' : `.${fraction}`)
}

const mostDecimals = 6

/**
 * The number of decimals for a number whose error is known: enough for one digit of the error, or two where the error
 * begins with 1 or 2. Further digits would be noise.
 *
 * @param error in the unit that is printed; where it is 0, `exact` decides.
 */
export function decimalsFor(error: number, exact: number): number {
  if (!(error > 0)) return exact
  const [digits = '', exponent] = error.toExponential(1).split('e')
  const more = digits.startsWith('1') || digits.startsWith('2') ? 1 : 0
  return Math.min(mostDecimals, Math.max(0, more - Number(exponent)))
}
