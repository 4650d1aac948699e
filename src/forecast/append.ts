import { sparseOf } from '../numeric/sparse.ts'
import type { Condition, ForecastState } from './forecast.ts'
import type { ForecastParts } from './posterior.ts'

/** The parts that a forecast was computed from. */
export function partsOf({ probability: _, logCoherence: __, ...parts }: ForecastState): ForecastParts {
  return parts
}

/** The parts with one more row of log factors by leaf. */
export function appended(
  parts: ForecastParts,
  condition: string,
  value: (leaf: number) => number,
): ForecastParts {
  const values = sparseOf(Float64Array.from(parts.model.tree.leafNode, (_, leaf) => value(leaf)))
  const row: Condition = { label: { kind: 'condition', condition }, weight: 1, by: 'leaf', values }
  return { ...parts, conditions: [...parts.conditions, row] }
}
