import { binary } from './binary.ts'
import { bytesFor, type Column } from './column.ts'
import type { Kernels } from './kernels.ts'

/** Kernels, and the memory that they look for columns in. */
export interface CompiledKernels {
  readonly memory: Memory
  readonly kernels: Kernels
  /** Copies a column into the memory; the copy is what the kernels know. */
  readonly place: <C extends Column>(column: C) => C
  /** Lets the next simulation have the memory: placed columns must not be used afterwards. */
  readonly release: () => void
}

interface Memory {
  readonly buffer: ArrayBuffer
}

/** What is used of WebAssembly, which is not among JavaScript's own types; it may be missing. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Memory: new (size: { initial: number }) => Memory
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

/** A kernel as it is compiled: columns are addresses. */
type Compiled = (...given: number[]) => number

type Machine = Pick<CompiledKernels, 'memory' | 'kernels'>

const page = 65_536
/** Where columns begin: the binary's own data is before this place. */
const columnsAt = 2048
/** A memory of more bytes is not kept for the next simulation. */
const mostKept = 1 << 26

let compiled: object | null | undefined
let idle: Machine | undefined

/**
 * The kernels in WebAssembly, with memory for columns.
 *
 * A memory is never grown: that would detach its buffer, and from the first detached buffer on V8 looks at every access
 * to a typed array whether that is one. A larger one is made instead.
 *
 * @param bytes how much memory, as `bytesFor` counts it.
 * @returns undefined where there is no WebAssembly, a content policy forbids it, or there is not so much memory.
 */
export function compiledKernels(bytes: number): CompiledKernels | undefined {
  const enough = idle && idle.memory.buffer.byteLength >= columnsAt + bytes
  const machine = enough ? idle : machineOf(columnsAt + bytes)
  idle = undefined
  if (machine === undefined) return undefined
  let top = columnsAt
  return {
    ...machine,
    place(column) {
      const make = column.constructor as new (
        buffer: ArrayBuffer,
        at: number,
        length: number,
      ) => typeof column
      const kept = new make(machine.memory.buffer, top, column.length)
      kept.set(column)
      top += bytesFor(column)
      return kept
    },
    release() {
      if (machine.memory.buffer.byteLength <= mostKept) idle = machine
    },
  }
}

function machineOf(bytes: number): Machine | undefined {
  if (compiled === null) return undefined
  try {
    compiled ??= new WebAssembly.Module(
      Uint8Array.from(binary.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
    )
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / page) })
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
    return { memory, kernels: kernelsOf(exports as Record<keyof Kernels, Compiled>) }
  } catch {
    // there is none, it is forbidden, without vectors, or without so much memory: the loops in JavaScript give the same bits
    compiled ??= null
    return undefined
  }
}

/** The kernels as they are called here: columns become addresses. */
function kernelsOf(by: Record<keyof Kernels, Compiled>): Kernels {
  return {
    words: (out, lanes, length) => by.words(out.byteOffset, lanes.byteOffset, length),
    lookUp: (out, table, index, length) =>
      by.lookUp(out.byteOffset, table.byteOffset, index.byteOffset, length),
    choose: (out, rows, guide, size, bits, within, words, open, length) =>
      by.choose(
        out.byteOffset,
        rows.byteOffset,
        guide.byteOffset,
        size,
        bits,
        within,
        words.byteOffset,
        open.byteOffset,
        length,
      ),
    countDays: (days, recent, perOutcome, slot, day, length) =>
      by.countDays(days.byteOffset, recent.byteOffset, perOutcome, slot.byteOffset, day.byteOffset, length),
    normals: (out, x, words, open, length) =>
      by.normals(out.byteOffset, x.byteOffset, words.byteOffset, open.byteOffset, length),
    lognormals: (values, roots, median, sigma, length) =>
      by.lognormals(values.byteOffset, roots.byteOffset, median, sigma, length),
    countValues: (histogram, extremes, center, firstStep, greatest, values, offsets, length) =>
      by.countValues(
        histogram.byteOffset,
        extremes.byteOffset,
        center,
        firstStep,
        greatest,
        values.byteOffset,
        offsets.byteOffset,
        length,
      ),
    sumValues: (sums, perUnit, values, slot, length) =>
      by.sumValues(sums.byteOffset, perUnit, values.byteOffset, slot.byteOffset, length),
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
    add: (values, added, sum, length) => {
      by.add(values.byteOffset, added, sum.byteOffset, length)
    },
    remainders: (out, sum, length) => by.remainders(out.byteOffset, sum.byteOffset, length) === 1,
    divide: (values, divisors, length) => {
      by.divide(values.byteOffset, divisors.byteOffset, length)
    },
    between: (kept, values, low, high, length) =>
      by.between(kept.byteOffset, values.byteOffset, low, high, length),
  }
}
