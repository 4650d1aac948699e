/** A scenario document as a plain literal with numbers only: the part of the interface that the reference reads. */

export type PlainDistribution =
  | string
  | { readonly normal: { readonly mean: number; readonly sd: number } }
  | { readonly lognormal: { readonly median: number; readonly sigma: number } }
  | { readonly uniform: { readonly min: number; readonly max: number } }
  | { readonly triangular: { readonly min: number; readonly mode: number; readonly max: number } }
  | { readonly pert: { readonly min: number; readonly mode: number; readonly max: number } }
  | { readonly beta: { readonly alpha: number; readonly beta: number } }
  | { readonly gamma: { readonly shape: number; readonly scale: number } }
  | { readonly exponential: { readonly mean: number } }
  | { readonly weibull: { readonly shape: number; readonly scale: number } }
  | { readonly empirical: readonly number[] }
  | { readonly mixture: readonly { readonly weight: number; readonly of: PlainDistribution }[] }

export interface PlainNode {
  question?: string
  title?: string
  timing?: PlainDistribution
  impacts?: Record<string, number>
  smoothing?: number
  concentration?: number
  branches?: Record<string, PlainBranch>
}

export interface PlainBranch extends PlainNode {
  p?: number | 'rest'
  weight?: number
  count?: number
  outcome?: string
  residual?: boolean
}

export interface PlainSignal {
  title?: string
  likelihood?: Record<string, number>
  ratio?: Record<string, number>
  decibans?: Record<string, number>
  rate?: Record<string, number>
  per?: number
  halfLife?: number
  cluster?: string
}

export interface PlainScenario {
  forkcast: 1
  title: string
  origin: string
  horizon: string
  exhaustive?: boolean
  tree: PlainNode & { branches: Record<string, PlainBranch> }
  signals?: Record<string, PlainSignal>
  clusters?: Record<string, { correlation: number }>
  grades?: Record<string, number>
  impacts?: Record<string, { title?: string; unit?: string; default?: number }>
}

/** A type rather than an interface, so that it also fits rows with columns of one's own (`x-…`). */
export type PlainRow = {
  date: string
  signal: string
  reported?: string
  retracted?: string
  observed?: boolean
  event?: string
  source?: string
  grade?: string
  credence?: number
  strength?: number
  note?: string
}

/** Whole days since 1970-01-01, an instant counting as its UTC day. Trusts its text: the reference is fed valid cases. */
export function dayOf(text: string): number {
  return Math.floor(Date.parse(text) / 86_400_000)
}

export function textOfDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
