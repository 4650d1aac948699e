import type { Quantity } from '../scenario/quantity.ts'

/** A quantity over all draws: one number where it is certain. */
export type DrawColumn = number | Float64Array

/** The values of a quantity for each draw of the parameters. */
export function columnOf(quantity: Quantity, parameters: readonly Float64Array[], draws: number): DrawColumn {
  if (quantity.parameter !== undefined) return parameters[quantity.parameter]!
  if (quantity.program === undefined) return quantity.value
  const out = new Float64Array(draws)
  quantity.program.evaluateInto(out, parameters, draws)
  return out
}

export function at(column: DrawColumn, draw: number): number {
  return typeof column === 'number' ? column : column[draw]!
}
