import type { Path } from '../checking/problem.ts'
import { isRecord } from '../checking/record.ts'
import type { Report } from '../checking/report.ts'
import { checkShape } from './shape.ts'

/** With more faults than this the rest of the document is not checked: the list of problems is full. */
export const mostFaults = 100

/** A document without the parts whose shape is wrong, to look for further problems in. */
export interface Remainder {
  readonly document: unknown
  /** Whether a problem found in it may be caused by what was left out; such a problem is not reported. */
  readonly follows: (path: Path, received: unknown) => boolean
}

/**
 * Removes the parts of a document whose shape is wrong, so that problems of the other parts are reported at once.
 *
 * What becomes incomplete by that is removed as well: a parameter without a valid distribution, for instance.
 *
 * @param faults the paths where the shape is wrong.
 * @returns undefined where the tree or the whole document would have to go.
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

/** The names that a text may mention: itself as an id, and every symbol if it is an expression. */
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

/** A copy without the value at a path. Only the objects along the path are copied. */
function without(value: unknown, [step, ...others]: Path): unknown {
  if (!isRecord(value) || step === undefined || !Object.hasOwn(value, step)) return value
  const { [step]: inner, ...rest } = value
  if (others.length === 0) return rest
  return { ...value, [step]: without(inner, others) }
}

/** Collects all texts and keys in a value: ids that other parts may refer to. */
function collectNames(value: unknown, names: Set<string>): void {
  const seen = new Set<unknown>()
  // a loop instead of recursion: a hostile value may nest deeper than the call stack
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
