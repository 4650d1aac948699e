import type { Finding } from '../../checking/finding.ts'
import type { LinkedLog } from '../../events/link.ts'
import type { Model } from '../../scenario/model.ts'

/**
 * `cluster-of-one`: clusters of one signal or none, in which nothing can be dependent.
 *
 * A cluster of one signal makes repetitions of that signal count for less. There is no warning if the log has such
 * repetitions, or if the cluster has a note that explains it.
 */
export function* clustersOfOne(model: Model, log: LinkedLog | undefined): Iterable<Finding> {
  const members = model.clusters.map((): number[] => [])
  for (const [index, { cluster }] of model.signals.entries()) members[cluster]?.push(index)
  for (const [index, { id }] of model.clusters.entries()) {
    const [only, ...others] = members[index]!
    if (others.length > 0 || (only !== undefined && (hasNote(model, id) || (log && repeats(log, only)))))
      continue
    yield {
      code: 'cluster-of-one',
      message:
        only === undefined
          ? `no signal names the cluster "${id}"; name it in those that hang together, or take it out`
          : `"${model.signals[only]!.id}" is alone in the cluster "${id}"${log ? ' and seen no more than once' : ', which then tempers nothing but its repetitions'}; name the cluster in the signals that hang together with it, take it out, or give it a note that says why`,
      path: ['clusters', id],
    }
  }
}

/** Whether the author explains the cluster. */
function hasNote({ document }: Model, cluster: string): boolean {
  return document.clusters?.[cluster]?.note !== undefined
}

/** Whether the log has two events of a signal with a strength above 0. */
function repeats(log: LinkedLog, signal: number): boolean {
  let first = -1
  for (let position = 0; position < log.row.length; position++) {
    const event = log.event[position]!
    if (event < 0 || event === first || log.strength[position] === 0) continue
    if (log.modelSignal[log.signal[position]!] !== signal) continue
    if (first >= 0) return true
    first = event
  }
  return false
}
