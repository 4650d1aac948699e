import { compiledKernels } from '#kernels'
import { bytesFor, type Place } from './column.ts'
import type { CompiledKernels } from './compiled.ts'
import type { Kernels } from './kernels.ts'
import { script } from './script.ts'

/** Columns where kernels reach them. */
export interface KernelColumns<Columns> {
  readonly kernels: Kernels
  readonly columns: Columns
  /** Gives their memory back: nothing there may be looked at any more. */
  readonly release: () => void
}

/** Finds kernels for so many bytes of columns, if there are any. */
export type Compile = (bytes: number) => CompiledKernels | undefined

/**
 * Kernels, and columns for them.
 *
 * @param build makes the columns; called twice, the first time to see how large they are.
 * @param compile finds those in WebAssembly; without them those in JavaScript do the same.
 */
export function kernelColumns<Columns>(
  build: (place: Place) => Columns,
  compile: Compile = compiledKernels,
): KernelColumns<Columns> {
  let bytes = 0
  const plain = build((column) => {
    bytes += bytesFor(column)
    return column
  })
  const compiled = compile(bytes)
  if (!compiled) return { kernels: script, columns: plain, release: () => {} }
  return { ...compiled, columns: build(compiled.place) }
}
