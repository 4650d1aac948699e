import { addPacked, type PackedTally } from '../packedTally.ts'
import type { Plan } from '../plan.ts'
import { emptyTally, mergeTally, type Tally } from '../tally.ts'

/** The blocks from the first on without a gap, and those that came early. */
export interface Prefix {
  /** Of the blocks without a gap; grows. */
  readonly tally: Tally
  /** The first block that is not in it. */
  end(): number
  /** Takes the tally of blocks [first, end). */
  add(first: number, end: number, packed: PackedTally): void
}

/** What came early waits: packed, or together with its neighbours, so that a slow worker costs little memory. */
interface Early {
  end: number
  packed: PackedTally | undefined
  tally: Tally | undefined
}

/** Collects blocks that arrive in any order into a tally that is at all times that of a prefix of them. */
export function prefixOf(plan: Plan, first: number, tally: Tally): Prefix {
  const early = new Map<number, Early>()
  let end = first

  function dense(each: Early): Tally {
    if (!each.tally) {
      each.tally = emptyTally(plan)
      if (each.packed) addPacked(each.tally, each.packed)
      each.packed = undefined
    }
    return each.tally
  }

  return {
    tally,
    end: () => end,
    add(from, to, packed) {
      if (from !== end) {
        const before = [...early.values()].find((each) => each.end === from)
        if (before) {
          addPacked(dense(before), packed)
          before.end = to
        } else early.set(from, { end: to, packed, tally: undefined })
        return
      }
      addPacked(tally, packed)
      end = to
      for (let next = early.get(end); next; next = early.get(end)) {
        early.delete(end)
        if (next.packed) addPacked(tally, next.packed)
        else if (next.tally) mergeTally(tally, next.tally)
        end = next.end
      }
    },
  }
}
