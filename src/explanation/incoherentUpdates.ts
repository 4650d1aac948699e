import { log } from '../numeric/log.ts'
import { decibansPerNat } from './beliefs.ts'
import { digits, gapBetween, type Incoherence, percent, percentRange } from './finding.ts'
import type { Printed } from './published.ts'
import { shareOfOdds } from './published.ts'
import type { Cumulative, Tracker, Update } from './tracker.ts'

/** Cumulative probabilities that fall from one day to a later one, which they cannot. */
export function fallingHorizons({ id, series }: Tracker['horizons'][number]): Incoherence[] {
  const found: Incoherence[] = []
  let highest: Cumulative | undefined
  for (const here of series) {
    const gap = highest ? gapBetween({ lower: highest.figure.lower, upper: 1 }, here.figure) : 0
    if (highest && gap > 0) {
      const fall = highest.figure.value - here.figure.value
      const message = `${id}: ${highest.figure.text} by ${dayText(highest.by)}, ${here.figure.text} by ${dayText(here.by)}; what has happened by the earlier day has happened by the later one, this falls by ${digits(fall * 100)} points, and rounding explains ${digits((fall - gap) * 100)}`
      found.push({ code: 'falls-with-horizon', message, gap, at: here.path })
    }
    if (!highest || here.figure.lower > highest.figure.lower) highest = here
  }
  return found
}

function dayText(by: string): string {
  return /^\d+$/.test(by) ? `day ${by}` : by
}

/** Posterior odds that are not prior odds times the product of the Bayes factors. */
export function missedPosteriors({ path, prior, factors, posterior }: Update): Incoherence[] {
  const odds = oddsOf(prior)
  const product = factors.reduce(
    (sum, { factor }) => ({
      value: times(sum.value, factor.value),
      lower: times(sum.lower, factor.lower),
      upper: times(sum.upper, factor.upper, Infinity),
    }),
    { value: 1, lower: 1, upper: 1 },
  )
  const reached = {
    value: shareOfOdds(times(odds.value, product.value)),
    lower: shareOfOdds(times(odds.lower, product.lower)),
    upper: shareOfOdds(times(odds.upper, product.upper, Infinity)),
  }
  if (gapBetween(reached, posterior) === 0) return []
  const steps = factors.map(({ factor }) => ` \u00d7 ${factor.text}`).join('')
  const message = `prior ${prior.text}, odds ${digits(odds.value)}${steps} = ${digits(times(odds.value, product.value))}, which is ${percent(reached.value)} (${percentRange(reached)} with rounding); stated ${posterior.text}`
  return [{ code: 'factors-miss-posterior', message, gap: decibansApart(reached, posterior), at: path }]
}

function oddsOf({ value, lower, upper }: Printed): { value: number; lower: number; upper: number } {
  const odds = (p: number) => p / (1 - p)
  return { value: odds(value), lower: odds(lower), upper: odds(upper) }
}

/** The product of two ends of ranges. 0 · ∞ is undefined; `unknown` is then the value that makes the range widest. */
function times(a: number, b: number, unknown = 0): number {
  const product = a * b
  return Number.isNaN(product) ? unknown : product
}

function decibansApart(
  a: { readonly lower: number; readonly upper: number },
  b: { readonly lower: number; readonly upper: number },
): number {
  const [below, above] = a.upper < b.lower ? [a.upper, b.lower] : [b.upper, a.lower]
  const logOdds = (p: number) => log(p) - log(1 - p)
  return decibansPerNat * (logOdds(above) - logOdds(below))
}
