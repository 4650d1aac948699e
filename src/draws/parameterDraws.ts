import { samplerOf } from '../distribution/samplerOf.ts'
import type { TextKey } from '../random/stream.ts'
import { textKey } from '../random/textKey.ts'
import type { Model } from '../scenario/model.ts'
import type { DrawSource } from './drawSource.ts'
import type { FollowingValues } from './followingValues.ts'
import { drawBlock, purposes } from './purposes.ts'
import { SimulationError } from './simulationError.ts'
import { drawsInto } from './variateColumn.ts'

/**
 * Draws every parameter from its distribution, block by block; a draw that puts a value of the scenario out of range is
 * drawn again, whole: the parameters are truncated to where the scenario makes sense.
 *
 * @param columns one for each parameter, over the draws, which it fills.
 * @param visit called once the draws of a block are settled, and what follows from them is found.
 * @returns the share of all draws made that put a value out of range and were made again.
 * @throws SimulationError `too-many-redrawn` when more than half of the draws had to be made again.
 */
export function drawParameters(
  { parameters }: Model,
  seed: TextKey,
  columns: readonly Float64Array[],
  draws: number,
  source: DrawSource,
  { bad, follow }: Pick<FollowingValues, 'bad' | 'follow'>,
  visit: (first: number, length: number) => void,
): number {
  const again = new Float64Array(drawBlock)
  /** By attempt and parameter. */
  const samplers = parameters.map(({ distribution }) => samplerOf(distribution.recipe))
  const keys: TextKey[][] = []
  let rejected = 0
  for (let first = 0; first < draws; first += drawBlock) {
    const length = Math.min(drawBlock, draws - first)
    const block = columns.map((column) => column.subarray(first, first + length))
    for (let attempt = 0; ; attempt++) {
      keys[attempt] ??= parameters.map(({ id }) => textKey(purposes.parameter(id, attempt)))
      parameters.forEach((_, k) => {
        const out = attempt === 0 ? block[k]! : again.subarray(0, length)
        source.start(seed, keys[attempt]![k]!, first / drawBlock)
        drawsInto(out, samplers[k]!, source)
        if (attempt > 0) for (let i = 0; i < length; i++) if (bad[i] === 1) block[k]![i] = out[i]!
      })
      bad.fill(0)
      follow(block, first, length)
      let marked = 0
      for (let i = 0; i < length; i++) marked += bad[i]!
      if (marked === 0 || parameters.length === 0) break
      rejected += marked
      if (rejected > draws)
        throw new SimulationError(
          'too-many-redrawn',
          `more than half of the parameter draws put a value of the scenario out of range: narrow the distributions, or clamp the expressions`,
        )
    }
    visit(first, length)
  }
  return rejected / (rejected + draws)
}
