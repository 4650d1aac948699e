import { type Compiled, type CompiledKernels, compiledKernels, exportsOf, moduleOf } from './compiled.ts'
import { drawBinary } from './drawBinary.ts'
import type { DrawKernels, Kernels } from './kernels.ts'

let compiled: object | undefined
const known = new WeakMap<object, DrawKernels>()

/** The kernels of runs and of draws, as `compiledKernels` has those of runs. */
export function compiledDrawKernels(bytes: number): CompiledKernels<Kernels & DrawKernels> | undefined {
  const found = compiledKernels(bytes)
  if (found === undefined) return undefined
  compiled ??= moduleOf(drawBinary)
  const { memory, kernels } = found
  const own = known.get(memory) ?? ownOf(exportsOf(compiled, memory))
  known.set(memory, own)
  return { ...found, kernels: { ...kernels, ...own } }
}

function ownOf(by: Record<keyof DrawKernels, Compiled>): DrawKernels {
  return {
    gammas: (out, shares, scale, squeeze, normals, words, sum, open, length) =>
      by.gammas(
        out.byteOffset,
        shares.byteOffset,
        scale,
        squeeze,
        normals.byteOffset,
        words.byteOffset,
        sum.byteOffset,
        open.byteOffset,
        length,
      ),
    inRange: (values, most, length) => by.inRange(values.byteOffset, most, length) === 1,
    add: (values, added, sum, length) => by.add(values.byteOffset, added, sum.byteOffset, length),
    remainders: (out, sum, length) => by.remainders(out.byteOffset, sum.byteOffset, length) === 1,
    exp: (out, values, length) => by.exp(out.byteOffset, values.byteOffset, length) === 1,
    divide: (values, divisors, length) => by.divide(values.byteOffset, divisors.byteOffset, length),
    between: (kept, values, low, high, length) =>
      by.between(kept.byteOffset, values.byteOffset, low, high, length),
  }
}
