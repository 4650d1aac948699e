import type { Expression } from './expression.ts'
import type { Operation } from './operations.ts'

type BoundsOfSymbol = (name: string) => readonly [number, number]

const opposite: Partial<Record<Operation, Operation>> = {
  less: 'greaterOrEqual',
  lessOrEqual: 'greater',
  greater: 'lessOrEqual',
  greaterOrEqual: 'less',
  equal: 'notEqual',
  notEqual: 'equal',
}

const mirrored: Partial<Record<Operation, Operation>> = {
  less: 'greater',
  lessOrEqual: 'greaterOrEqual',
  greater: 'less',
  greaterOrEqual: 'lessOrEqual',
  equal: 'equal',
  notEqual: 'notEqual',
}

/**
 * The bounds of symbols where a condition is known to hold, or to fail.
 *
 * It understands comparisons of a symbol with a number, the usual guard (`x > 0 ? log(x) : 0`). Any other condition leaves
 * the bounds unchanged. Intervals are closed, and `x > 0` leaves 0 in.
 */
export function narrowed(condition: Expression, holds: boolean, bounds: BoundsOfSymbol): BoundsOfSymbol {
  if (condition.kind !== 'apply') return bounds
  const [left, right] = condition.operands
  let comparison: Operation | undefined = condition.operation
  if (!holds) comparison = opposite[comparison]
  let guarded: { readonly name: string; readonly limit: number } | undefined
  if (left?.kind === 'symbol' && right?.kind === 'number') guarded = { name: left.name, limit: right.value }
  else if (left?.kind === 'number' && right?.kind === 'symbol') {
    guarded = { name: right.name, limit: left.value }
    comparison = comparison && mirrored[comparison]
  }
  if (!guarded || !comparison) return bounds
  const { name, limit } = guarded
  const [lower, upper] = bounds(name)
  const from = ['greater', 'greaterOrEqual', 'equal'].includes(comparison) ? Math.max(lower, limit) : lower
  const to = ['less', 'lessOrEqual', 'equal'].includes(comparison) ? Math.min(upper, limit) : upper
  // An empty range means that the branch is not taken. Its bounds do not matter then, but must be an interval.
  if (from > to) return bounds
  return (other) => (other === name ? [from, to] : bounds(other))
}
