/** What kernels work on. */
export type Column = Int16Array | Uint16Array | Int32Array | Float64Array

/** Puts a column where kernels can reach it. */
export type Place = <C extends Column>(column: C) => C

/** Bytes that a column takes there, its end rounded up so that vectors may go beyond it. */
export function bytesFor({ byteLength }: Column): number {
  return (byteLength + 31) & ~15
}
