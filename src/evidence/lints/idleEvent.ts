import type { Finding } from '../../checking/finding.ts'
import type { LinkedLog } from '../../events/link.ts'
import { valueAt } from '../../numeric/sparse.ts'
import type { Model } from '../../scenario/model.ts'

/**
 * `event-without-effect`: events that are equally likely under every possible leaf, and so change nothing.
 *
 * Events with the same reason share one finding, at the first of their rows.
 */
export function* idleEvents(model: Model, log: LinkedLog): Iterable<Finding> {
  const seen = new Uint8Array(log.events)
  const isFlat = flatSignals(model)
  const idle = new Map<string, { row: number; events: number }>()
  for (let position = 0; position < log.row.length; position++) {
    const event = log.event[position]!
    if (event < 0 || seen[event]) continue
    seen[event] = 1
    const signal = log.modelSignal[log.signal[position]!]!
    const why =
      log.strength[position] === 0 ? withoutStrength : isFlat(signal) ? flat(model, signal) : undefined
    if (why === undefined) continue
    const row = log.row[position]!
    const others = idle.get(why)
    if (others) {
      others.events++
      others.row = Math.min(others.row, row)
    } else idle.set(why, { row, events: 1 })
  }
  for (const [why, { row, events }] of idle) {
    const more = events === 1 ? '' : `, like ${events - 1} more,`
    yield {
      code: 'event-without-effect',
      message: `the event of row ${row + 1}${more} moves nothing: ${why}`,
      row,
    }
  }
}

const withoutStrength = 'its strength is 0; leave the row out, or say how strong it is'

function flat({ signals }: Model, signal: number): string {
  return `"${signals[signal]!.id}" is as likely under every leaf that is possible; give it values that differ, or leave the row out`
}

/** Returns whether a signal has the same value on all possible leaves; computed once for each signal. */
function flatSignals({ signals, classes, logClassPrior }: Model): (signal: number) => boolean {
  const results = new Map<number, boolean>()
  const possible = classes.firstLeaf.filter((_, k) => logClassPrior[k]! > -Infinity)
  return (signal) => {
    const earlier = results.get(signal)
    if (earlier !== undefined) return earlier
    // equal numbers share an entry, so comparing entries is enough; each uncertain value has its own
    const { ofLeaf } = signals[signal]!
    const first = valueAt(ofLeaf, possible[0]!)
    const isFlat = possible.every((leaf) => valueAt(ofLeaf, leaf) === first)
    results.set(signal, isFlat)
    return isFlat
  }
}
