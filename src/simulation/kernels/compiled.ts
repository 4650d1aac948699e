import { roots } from '../../numeric/quickExp.ts'
import { binary } from './binary.ts'
import type { Kernels } from './kernels.ts'
import { script } from './script.ts'

type Column = Uint16Array | Int32Array | Float64Array

/** Kernels, and the memory that they look for columns in. */
export interface CompiledKernels {
  readonly kernels: Kernels
  /** Copies a column into the memory; the copy is what the kernels know. */
  readonly keep: <C extends Column>(column: C) => C
  /** Lets another simulation have the memory; nothing kept may be looked at any more. */
  readonly release: () => void
}

/** What is used of WebAssembly, which is not among JavaScript's own types. */
interface WebAssemblyLike {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

/** Columns are addresses, lengths are numbers of entries. */
interface Exports {
  words(out: number, lanes: number, length: number): void
  lookUp(out: number, table: number, index: number, length: number): void
  choose(
    out: number,
    rows: number,
    guide: number,
    bits: number,
    within: number,
    words: number,
    open: number,
    length: number,
  ): number
  countDays(days: number, recent: number, perOutcome: number, slot: number, day: number, length: number): void
  normals(out: number, x: number, words: number, open: number, length: number): number
  lognormals(values: number, roots: number, median: number, sigma: number, length: number): void
  countValues(
    histogram: number,
    extremes: number,
    center: number,
    firstStep: number,
    greatest: number,
    values: number,
    offsets: number,
    length: number,
  ): number
  sumValues(sums: number, perUnit: number, values: number, slot: number, length: number): void
}

interface Machine {
  readonly memory: ArrayBuffer
  readonly exports: Exports
}

const page = 65_536
/** The binary's own data is before this place, and the table of roots is at it. */
const rootsAt = 2048
/** Where columns begin. */
const columnsAt = 4096
/** A memory of more bytes is not kept for the next simulation. */
const mostKept = 1 << 26

let compiled: object | null | undefined
let idle: Machine | undefined

/** Bytes that a column takes, its end rounded up so that vectors may go beyond it. */
export function roomFor({ byteLength }: Column): number {
  return (byteLength + 31) & ~15
}

/**
 * The kernels in WebAssembly with room for columns.
 *
 * A memory is never grown: that would detach its buffer, and from the first detached buffer on V8 looks at every access
 * to a typed array whether that is one. A larger one is made instead.
 *
 * @param bytes the room, as `roomFor` counts it.
 * @returns undefined where there is no WebAssembly, a content policy forbids it, or there is not so much memory.
 */
export function compiledKernels(bytes: number): CompiledKernels | undefined {
  const enough = idle && idle.memory.byteLength >= columnsAt + bytes
  const machine = enough ? idle : machineOf(columnsAt + bytes)
  idle = undefined
  if (machine === undefined) return undefined
  let top = columnsAt
  return {
    kernels: kernelsOf(machine.exports),
    keep(column) {
      const make = column.constructor as new (
        buffer: ArrayBuffer,
        at: number,
        length: number,
      ) => typeof column
      const kept = new make(machine.memory, top, column.length)
      kept.set(column)
      top += roomFor(column)
      return kept
    },
    release() {
      if (machine.memory.byteLength <= mostKept) idle = machine
    },
  }
}

function machineOf(bytes: number): Machine | undefined {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyLike }
  if (compiled === null || WebAssembly === undefined) return undefined
  try {
    compiled ??= new WebAssembly.Module(
      Uint8Array.from(binary.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
    )
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / page) })
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
    new Float64Array(memory.buffer, rootsAt, roots.length).set(roots)
    return { memory: memory.buffer, exports: exports as Exports }
  } catch {
    // forbidden, without vectors, or without so much memory: the loops in JavaScript give the same bits
    compiled ??= null
    return undefined
  }
}

function kernelsOf(exports: Exports): Kernels {
  return {
    words: (out, lanes, length) => exports.words(out.byteOffset, lanes.byteOffset, length),
    lookUp: (out, table, index, length) =>
      exports.lookUp(out.byteOffset, table.byteOffset, index.byteOffset, length),
    choose: (out, rows, { guide, bits, within }, words, open, length) =>
      exports.choose(
        out.byteOffset,
        rows.byteOffset,
        guide.byteOffset,
        bits,
        within,
        words.byteOffset,
        open.byteOffset,
        length,
      ),
    countDays: (days, recent, perOutcome, slot, day, length) =>
      exports.countDays(
        days.byteOffset,
        recent.byteOffset,
        perOutcome,
        slot.byteOffset,
        day.byteOffset,
        length,
      ),
    normals: (out, x, words, open, length) =>
      exports.normals(out.byteOffset, x.byteOffset, words.byteOffset, open.byteOffset, length),
    lognormals: (values, median, sigma, length) =>
      exports.lognormals(values.byteOffset, rootsAt, median, sigma, length),
    countValues(counts, scale, values, offsets, length) {
      const { histogram, extremes } = counts
      const { center, firstStep, greatest } = scale
      const whole = length & ~3
      const fine = exports.countValues(
        histogram.byteOffset,
        extremes.byteOffset,
        center,
        firstStep,
        greatest,
        values.byteOffset,
        offsets.byteOffset,
        whole,
      )
      // what four at a time leave
      return (
        fine === 3 &&
        script.countValues(counts, scale, values.subarray(whole), offsets.subarray(whole), length - whole)
      )
    },
    sumValues: (sums, perUnit, values, slot, length) =>
      exports.sumValues(sums.byteOffset, perUnit, values.byteOffset, slot.byteOffset, length),
  }
}
