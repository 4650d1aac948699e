import type { Condition, ForecastState } from './forecast.ts'
import type { ForecastParts } from './posterior.ts'

/** What a forecast was added up from. */
export function partsOf({ probability: _, logCoherence: __, ...parts }: ForecastState): ForecastParts {
  return parts
}

/** The same parts with one more row of log factors by leaf. */
export function appended(
  parts: ForecastParts,
  label: string,
  value: (leaf: number) => number,
): ForecastParts {
  const values = Float64Array.from(parts.model.tree.leafNode, (_, leaf) => value(leaf))
  const row: Condition = { label, values }
  return { ...parts, conditions: [...parts.conditions, row] }
}
