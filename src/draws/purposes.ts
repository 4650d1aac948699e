import type { Standard } from '../distribution/standard.ts'
import type { Sfc32 } from '../random/sfc32.ts'
import type { TextKey } from '../random/stream.ts'
import { streamOf } from '../random/stream.ts'
import { textKey } from '../random/textKey.ts'

/** Draws and runs are cut into blocks of fixed size; both belong to what a seed means (`stream: 1`). */
export const drawBlock = 1024
export const runBlock = 65_536

/** What random numbers are for. Each purpose has its own stream in every block. */
export const purposes = {
  /** Where the Weyl sequence that deals runs to draws starts. */
  start: 'start',
  leaf: 'leaf',
  day: 'day',
  /** Second words of variates that the first leaves open: the "block" is the run. */
  low: (purpose: string) => `${purpose}:low`,
  /** A column of standard variates of one kind. */
  impact: (id: string, from: Standard['from']) => `impact:${id}:${from === 'lognormal' ? 'normal' : from}`,
  /** Variates that take a varying number of words: the "block" is the run. */
  impactOfRun: (id: string) => `impact:${id}:run`,
  /** How many of the runs left end in an outcome. */
  count: (outcome: string) => `count:${outcome}`,
  split: (node: string) => `split:${node}`,
  /** An attempt above 0 replaces draws that put a value out of range. */
  parameter: (id: string, attempt: number) =>
    attempt === 0 ? `parameter:${id}` : `parameter:${id}:again:${attempt}`,
} as const

/** Visits the blocks of the draws, each with the stream of a purpose. */
export function eachDrawBlock(
  seed: TextKey,
  purpose: string,
  draws: number,
  visit: (state: Sfc32, first: number, end: number) => void,
): void {
  const key = textKey(purpose)
  for (let first = 0; first < draws; first += drawBlock)
    visit(streamOf(seed, key, first / drawBlock), first, Math.min(draws, first + drawBlock))
}
