import type { Quantity } from '../scenario/quantity.ts'

/** A quantity over a block of draws: one number where it is certain. */
export type DrawColumn = number | Float64Array

/** A scratch buffer for the values of a quantity, where it needs any. */
export function scratchFor(quantity: Quantity, length: number): Float64Array | undefined {
  return quantity.parameter === undefined && quantity.program ? new Float64Array(length) : undefined
}

/**
 * The values of a quantity for the first draws of the parameters' columns.
 *
 * @param buffer from `scratchFor`.
 */
export function columnOf(
  quantity: Quantity,
  parameters: readonly Float64Array[],
  length: number,
  buffer = scratchFor(quantity, length),
): DrawColumn {
  if (quantity.parameter !== undefined) return parameters[quantity.parameter]!
  if (!buffer) return quantity.value
  columnInto(buffer, quantity, parameters, length)
  return buffer
}

/** The same for an uncertain quantity, always in a column. */
export function columnInto(
  out: Float64Array,
  { parameter, program }: Quantity,
  parameters: readonly Float64Array[],
  length: number,
): void {
  if (parameter !== undefined) out.set(parameters[parameter]!.subarray(0, length))
  else program?.evaluateInto(out, parameters, length)
}

export function at(column: DrawColumn, draw: number): number {
  return typeof column === 'number' ? column : column[draw]!
}
