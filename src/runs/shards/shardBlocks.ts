import { OptionError } from '../../checking/optionError.ts'

/** One of several equal shares of a simulation. */
export interface Shard {
  /** Which share, from 1 to `of`. */
  readonly index: number
  /** How many shares there are, from 1 to a million. */
  readonly of: number
}

const mostShards = 1_000_000

/**
 * The blocks of one share, [first, end): shares are ranges that differ by at most one block, and together they are
 * all blocks. With more shares than blocks some are empty.
 *
 * @throws OptionError where it is no share.
 */
export function shardBlocks(shard: Shard, blocks: number): readonly [number, number] {
  const { index, of } = shard ?? {}
  if (
    !(Number.isInteger(of) && of >= 1 && of <= mostShards && Number.isInteger(index)) ||
    index < 1 ||
    index > of
  )
    throw new OptionError(
      'shard',
      shard,
      `{ index, of }, whole numbers, index from 1 to of, of up to ${mostShards}`,
    )
  // blocks · of may leave the whole numbers of a double
  const edge = (i: number) => Number((BigInt(i) * BigInt(blocks)) / BigInt(of))
  return [edge(index - 1), edge(index)]
}
