import type { Quantity } from '../scenario/quantity.ts'

/** A quantity over a block of draws: one number where it is certain. */
export type DrawColumn = number | Float64Array

/** Room for the values of a quantity, where it needs any. */
export function roomFor(quantity: Quantity, length: number): Float64Array | undefined {
  return quantity.parameter === undefined && quantity.program ? new Float64Array(length) : undefined
}

/**
 * The values of a quantity for the first draws of the parameters' columns.
 *
 * @param room from `roomFor`.
 */
export function columnOf(
  quantity: Quantity,
  parameters: readonly Float64Array[],
  length: number,
  room = roomFor(quantity, length),
): DrawColumn {
  if (quantity.parameter !== undefined) return parameters[quantity.parameter]!
  if (!room || quantity.program === undefined) return quantity.value
  quantity.program.evaluateInto(room, parameters, length)
  return room
}

export function at(column: DrawColumn, draw: number): number {
  return typeof column === 'number' ? column : column[draw]!
}
