import { PartError } from './partError.ts'

/** A range of blocks, [first, end), counted from 0. */
export type BlockRange = readonly [number, number]

/** Ranges of blocks, each with the name of the part it comes from. */
export interface NamedRanges {
  readonly name: string
  readonly blocks: readonly BlockRange[]
}

/**
 * Joins the ranges of several parts: ascending, neighbours as one.
 *
 * @throws PartError where a block is in two of them.
 */
export function joinBlocks(parts: readonly NamedRanges[]): BlockRange[] {
  const ranges = parts.flatMap(({ name, blocks }) => blocks.map(([first, end]) => ({ name, first, end })))
  ranges.sort((a, b) => a.first - b.first)
  const joined: [number, number][] = []
  let owner = ''
  for (const { name, first, end } of ranges) {
    const last = joined.at(-1)
    if (last && first < last[1])
      throw new PartError(
        'repeated-blocks',
        `${owner} and ${name} both hold ${blocksText([first, Math.min(end, last[1])])}; give each part once`,
      )
    if (last && first === last[1]) last[1] = end
    else joined.push([first, end])
    owner = name
  }
  return joined
}

/** What ascending ranges leave out of so many blocks. */
export function missingFrom(ranges: readonly BlockRange[], blocks: number): BlockRange[] {
  const missing: BlockRange[] = []
  let next = 0
  for (const [first, end] of [...ranges, [blocks, blocks] as const]) {
    if (first > next) missing.push([next, first])
    next = end
  }
  return missing
}

/** A range as people count: `blocks 3 to 5`, from 1. */
export function blocksText([first, end]: BlockRange): string {
  return end - first === 1 ? `block ${end}` : `blocks ${first + 1} to ${end}`
}
