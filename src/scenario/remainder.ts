import type { Path } from '../checking/problem.ts'
import { isRecord } from '../checking/record.ts'
import type { Report } from '../checking/report.ts'
import { checkShape } from './shape.ts'

/** More faults than a list of problems holds: then the rest need not be looked at. */
export const mostFaults = 100

/** What is left of a document whose shape is wrong in places, to look for further problems in. */
export interface Remainder {
  readonly document: unknown
  /** Whether a problem found there may only follow from what was left out. */
  readonly follows: (path: Path, received: unknown) => boolean
}

/**
 * A document without the parts of the wrong shape, so that the problems of the others are told in the same breath.
 *
 * A part goes with whatever cannot do without it: a parameter without a valid distribution goes whole.
 *
 * @param faults where the shape is wrong.
 * @returns undefined where nothing sensible is left.
 */
export function remainderOf(document: unknown, faults: readonly Path[]): Remainder | undefined {
  const left: Path[] = []
  const names = new Set<string>()
  let rest = document
  let next = faults
  while (next.length > 0) {
    if (left.length + next.length > mostFaults) return undefined
    for (const path of next) {
      if (path.length === 0 || (path.length === 1 && path[0] === 'tree')) return undefined
      collectNames(path.at(-1), names)
      collectNames(valueAt(rest, path), names)
      rest = without(rest, path)
      left.push(path)
    }
    next = faultsOf(rest)
  }
  return {
    document: rest,
    follows: (path, received) =>
      (typeof received === 'string' && mentions(received).some((name) => names.has(name))) ||
      left.some((fault) => path.length <= fault.length && path.every((step, i) => step === fault[i])),
  }
}

/** An id as it was given, or the symbols of an expression. */
function mentions(received: string): string[] {
  return [received, ...(received.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])]
}

function faultsOf(document: unknown): Path[] {
  const faults: Path[] = []
  const note: Report = (_, path) => void faults.push([...path])
  checkShape(document, note)
  return faults
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), value)
}

/** A copy of the objects on the way to a path, the last one without its last step. */
function without(value: unknown, [step, ...others]: Path): unknown {
  if (!isRecord(value) || step === undefined || !Object.hasOwn(value, step)) return value
  const { [step]: inner, ...rest } = value
  if (others.length === 0) return rest
  return { ...value, [step]: without(inner, others) }
}

/** All texts in a value, its keys among them: ids that may be named elsewhere. */
function collectNames(value: unknown, names: Set<string>): void {
  const seen = new Set<unknown>()
  // a stack of our own: a hostile value may be nested deeper than calls can be
  const open: unknown[] = [value]
  while (open.length > 0) {
    const at = open.pop()
    if (typeof at === 'string') names.add(at)
    if (typeof at !== 'object' || at === null || seen.has(at)) continue
    seen.add(at)
    for (const [key, inner] of Object.entries(at)) {
      names.add(key)
      open.push(inner)
    }
  }
}
