import type { Finding } from '../../checking/finding.ts'
import type { LinkedLog } from '../../events/link.ts'
import type { Model } from '../../scenario/model.ts'
import { rulesOf } from '../../scenario/signalForms.ts'

/**
 * `unused-signal`: signals that no row of the log names.
 *
 * A `rate` signal needs no row, since its silence is evidence. An empty log gets no such warning.
 */
export function* unusedSignals({ signals }: Model, { signalIds }: LinkedLog): Iterable<Finding> {
  if (signalIds.length === 0) return
  const used = new Set(signalIds)
  for (const { id, form } of signals) {
    if (rulesOf(form).process || used.has(id)) continue
    const looked =
      typeof rulesOf(form).absent === 'function'
        ? '; a look that found nothing takes a row with observed: false'
        : ''
    yield {
      code: 'unused-signal',
      message: `no row of the log has the signal "${id}"${looked}; log what was seen of it, or take it out`,
      path: ['signals', id],
    }
  }
}
