import { InvalidArgumentError } from 'commander'
import type { Shard } from '../runs/shards/shardBlocks.ts'

/**
 * Parses a share such as `3/8`, the third of eight.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function shardArgument(text: string): Shard {
  const [, index, of] = (/^(\d{1,7})\/(\d{1,7})$/.exec(text) ?? []).map(Number)
  if (index !== undefined && of !== undefined && index >= 1 && index <= of && of <= 1_000_000)
    return { index, of }
  throw new InvalidArgumentError('Write the share and how many there are, from 1/N to N/N, as in 3/8.')
}
