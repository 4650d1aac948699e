import type { LinkedLog } from '../../events/link.ts'
import type { Finding } from '../../scenario/lints/finding.ts'
import type { Model } from '../../scenario/model.ts'

/**
 * `event-without-effect`: events that are as likely under every leaf that is possible, and so move nothing.
 *
 * Like events are told of together, by the first of them.
 */
export function* idleEvents(model: Model, log: LinkedLog): Iterable<Finding> {
  const seen = new Uint8Array(log.events)
  const reason = reasonsOf(model)
  const idle = new Map<string, { readonly row: number; events: number }>()
  for (let position = 0; position < log.row.length; position++) {
    const event = log.event[position]!
    if (event < 0 || seen[event]) continue
    seen[event] = 1
    const signal = log.modelSignal[log.signal[position]!]!
    const why = log.strength[position] === 0 ? withoutStrength : reason(signal)
    if (why === undefined) continue
    const others = idle.get(why)
    if (others) others.events++
    else idle.set(why, { row: log.row[position]!, events: 1 })
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

/** Why events of a signal move nothing; undefined where they do. */
function reasonsOf({ signals, prior }: Model): (signal: number) => string | undefined {
  const flat = signals.map(({ ofLeaf }) => {
    // equal numbers share an entry; what follows from parameters has one of its own
    const entries = new Set(ofLeaf.filter((_, leaf) => prior[leaf]! > 0))
    return entries.size === 1
  })
  return (signal) =>
    flat[signal]
      ? `"${signals[signal]!.id}" is as likely under every leaf that is possible; give it values that differ, or leave the row out`
      : undefined
}
