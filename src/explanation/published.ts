/** A number as it was published. Text (`12%`, `0.350`, `3:1`, `1 in 8`, `<1%`) keeps final zeros, which a number drops. */
export type PublishedNumber = string | number

/** A published number and the range of numbers that round to it at the digits it shows. */
export interface Printed {
  readonly text: string
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** What was expected, for the message about a text that cannot be read. */
export type Unreadable = string

const decimal = /^\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i

/** The value of a decimal number, and half a unit of its last digit. */
function decimalOf(text: string): { value: number; half: number } | undefined {
  if (!decimal.test(text)) return undefined
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const decimals = mantissa.split('.')[1]?.length ?? 0
  // parsed from text: a computed power of ten would not be exact
  return { value: Number(text), half: Number(`5e${Number(exponent) - decimals - 1}`) }
}

function rounded(text: string, value: number, half: number, most: number): Printed {
  return { text, value, lower: Math.max(0, value - half), upper: Math.min(most, value + half) }
}

/**
 * Reads a probability: `12%`, `0.12`, `1 in 8`, `<1%`, `>99%`, or odds in favour, `3:1`.
 *
 * @returns its range, within [0, 1], or what is wrong with it.
 */
export function readProbability(published: PublishedNumber): Printed | Unreadable {
  const text = String(published).trim()
  if (text.includes(':')) return probabilityOfOdds(readOdds(text))
  const bound = /^([<>])\s*(.+)$/.exec(text)
  const inner = bound?.[2] ?? text
  const oneIn = /^(\S+) in (\S+)$/.exec(inner)
  const printed = oneIn
    ? ratioOf(inner, decimalOf(oneIn[1] ?? ''), decimalOf(oneIn[2] ?? ''))
    : shareOf(inner)
  if (!printed) return 'a probability: 12%, 0.12, 1 in 8, <1%, >99%, or odds in favour, 3:1'
  if (printed.value > 1)
    return inner.endsWith('%')
      ? 'a percentage up to 100%'
      : `a probability in [0, 1]; a percentage needs its sign, as in ${inner}%`
  if (!bound) return printed
  const { value } = printed
  return bound[1] === '<' ? { text, value, lower: 0, upper: value } : { text, value, lower: value, upper: 1 }
}

function shareOf(text: string): Printed | undefined {
  const percent = /^(.*?)\s*%$/.exec(text)
  const digits = decimalOf(percent?.[1] ?? text)
  if (!digits) return undefined
  const scale = percent ? 100 : 1
  return rounded(text, digits.value / scale, digits.half / scale, 1)
}

/** `1 in 8`: the second number is the rounded one. */
function ratioOf(
  text: string,
  first: { value: number } | undefined,
  second: { value: number; half: number } | undefined,
): Printed | undefined {
  if (!first || !second || second.value === 0) return undefined
  const of = (whole: number) => (whole <= 0 ? 1 : Math.min(1, first.value / whole))
  const { value, half } = second
  return { text, value: first.value / value, lower: of(value + half), upper: of(value - half) }
}

/**
 * Reads odds, `3:1` or `3/1`, as the ratio of the first number to the second.
 *
 * People round odds so that the smaller side is a small whole number. So the larger side is taken as rounded and the
 * smaller one as exact.
 */
export function readOdds(published: PublishedNumber): Printed | Unreadable {
  const text = String(published).trim()
  const sides = /^(\S+?)\s*[:/]\s*(\S+)$/.exec(text)
  const first = decimalOf(sides?.[1] ?? '')
  const second = decimalOf(sides?.[2] ?? '')
  if (!first || !second || first.value + second.value === 0) return 'odds: 3:1, 1:20, 7/2'
  const a = first.value
  const b = second.value
  if (a === 0 || b === 0) return { text, value: a / b, lower: a / b, upper: a / b }
  const value = a / b
  // 1:1 may have been rounded on either side
  const upper = a >= b ? (a + first.half) / b : Math.min(1, a / (b - second.half))
  const lower = a <= b ? a / (b + second.half) : Math.max(1, (a - first.half) / b)
  return { text, value, lower, upper }
}

/** p = odds / (1 + odds). */
export function probabilityOfOdds(odds: Printed | Unreadable): Printed | Unreadable {
  if (typeof odds === 'string') return odds
  const { text, value, lower, upper } = odds
  return { text, value: shareOfOdds(value), lower: shareOfOdds(lower), upper: shareOfOdds(upper) }
}

/** Odds against as odds in favour, or the other way around. */
export function inverted(odds: Printed | Unreadable): Printed | Unreadable {
  if (typeof odds === 'string') return odds
  const { text, value, lower, upper } = odds
  return { text, value: 1 / value, lower: 1 / upper, upper: 1 / lower }
}

export function shareOfOdds(odds: number): number {
  return odds === Infinity ? 1 : odds / (1 + odds)
}

/** Reads a Bayes factor: `2.5`, `5:2`, `1/3`, or decibans, `4 dB`. */
export function readFactor(
  published: PublishedNumber,
  decibansToRatio: (value: number) => number,
): Printed | Unreadable {
  const text = String(published).trim()
  if (/[:/]/.test(text)) return readOdds(text)
  const decibans = /^([+\u2212-]?)(.+?)\s*dB$/i.exec(text)
  const digits = decimalOf(decibans?.[2] ?? text)
  if (!digits) return 'a Bayes factor: 2.5, 5:2, 1/3, or decibans, 4 dB'
  if (!decibans) return rounded(text, digits.value, digits.half, Infinity)
  const value = decibans[1] === '' || decibans[1] === '+' ? digits.value : -digits.value
  return {
    text,
    value: decibansToRatio(value),
    lower: decibansToRatio(value - digits.half),
    upper: decibansToRatio(value + digits.half),
  }
}
