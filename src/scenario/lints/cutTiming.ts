import type { Finding } from '../../checking/finding.ts'
import { percent } from '../../checking/percent.ts'
import type { DistributionSpec } from '../../distribution/distribution.ts'
import { distributionOf } from '../../distribution/distributionOf.ts'
import type { Model } from '../model.ts'
import { nodePath } from '../tree.ts'

/** Cutting a tail is normal, since a timing is conditional on happening by the horizon. More than a tenth is not a tail. */
const mostCut = 0.1

/**
 * `timing-beyond-horizon`: a timing with more than a tenth of its probability outside the days from origin to horizon.
 *
 * That part is cut off and the rest scaled up, so the outcome comes true sooner than the distribution says.
 */
export function* cutTimings({ tree, span, document }: Model): Iterable<Finding> {
  for (const [node, { timing }] of tree.documents.entries()) {
    if (timing === undefined || timing === 'horizon') continue
    const distribution = distributionOf(timing as DistributionSpec)
    const after = distribution.survival(span)
    const before = distribution.cdf(0)
    const parts = [
      ...(after > mostCut ? [`${percent(after)} beyond the horizon (${document.horizon})`] : []),
      ...(before > mostCut ? [`${percent(before)} not after the origin (${document.origin})`] : []),
    ]
    if (parts.length === 0) continue
    yield {
      code: 'timing-beyond-horizon',
      message: `of this timing ${parts.join(' and ')} is cut off, and the rest scaled up; if that is not meant, write the days from origin given that it happens by the horizon`,
      path: [...nodePath(tree, node), 'timing'],
    }
  }
}
