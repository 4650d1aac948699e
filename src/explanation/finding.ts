import type { Path } from '../checking/problem.ts'

/** A contradiction between published numbers that rounding does not explain. */
export interface Finding {
  /** Which rule of probability it breaks. */
  readonly code:
    | 'sum-not-one'
    | 'parent-not-children'
    | 'odds-disagree'
    | 'falls-with-horizon'
    | 'factors-miss-posterior'
  /** The arithmetic, in a sentence. */
  readonly message: string
  /** By how much the figures miss what rounding allows: probability, or decibans for `factors-miss-posterior`. */
  readonly gap: number
  /** Where: `outcomes.leaves`. */
  readonly path: string
  /** 1-based, where the input was text. */
  readonly line?: number
  /** 1-based, where the input was text. */
  readonly column?: number
}

/** A finding whose place is still a list of steps, and has no line and column. */
export type Incoherence = Omit<Finding, 'path' | 'line' | 'column'> & { readonly at: Path }

export interface Range {
  readonly lower: number
  readonly upper: number
}

/** The distance between two ranges; 0 where they meet, or miss each other by no more than rounding of doubles. */
export function gapBetween(a: Range, b: Range): number {
  const gap = Math.max(a.lower - b.upper, b.lower - a.upper)
  return gap > 1e-12 * Math.max(1, Math.abs(a.upper), Math.abs(b.upper)) ? gap : 0
}

/** A probability in percent, to four digits. */
export function percent(probability: number): string {
  return `${digits(probability * 100)}%`
}

/** A number to four digits. */
export function digits(value: number): string {
  return String(Number(value.toPrecision(4)))
}

export function percentRange({ lower, upper }: Range): string {
  const [from, to] = [percent(lower), percent(upper)]
  return from === to ? from : `${from} to ${to}`
}
