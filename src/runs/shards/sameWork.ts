import { formatPath, type Path } from '../../checking/problem.ts'
import { isRecord } from '../../checking/record.ts'
import { show } from '../../checking/show.ts'
import { damaged } from './checkPart.ts'
import type { SharedWork, SimulationPart } from './part.ts'
import { PartError } from './partError.ts'

const keys: readonly (keyof SharedWork)[] = [
  ...(['scenario', 'log', 'asOf', 'conditions', 'seed', 'runs', 'draws', 'level'] as const),
]

/** Refuses a part that is of another simulation than the first one, and says what differs, with both values. */
export function checkSameWork(
  first: SimulationPart,
  firstName: string,
  other: SimulationPart,
  name: string,
): void {
  if (first.digest === other.digest) return
  const found = difference(
    keys.map((key) => [key, first[key]]),
    keys.map((key) => [key, other[key]]),
  )
  if (found)
    throw new PartError('different-work', `${name} belongs to another simulation than ${firstName}: ${found}`)
  throw damaged(name, `its work reads like that of ${firstName}, and its digest differs`)
}

/** Where two values first differ, in words. */
function difference(
  a: readonly (readonly [string, unknown])[],
  b: readonly (readonly [string, unknown])[],
): string | undefined {
  for (const [i, [key, value]] of a.entries()) {
    const found = firstDifference(value, b[i]?.[1], [key])
    if (!found) continue
    return `${formatPath(found.path)} is ${show(found.b)}, there ${show(found.a)}`
  }
  return undefined
}

interface Difference {
  readonly path: Path
  readonly a: unknown
  readonly b: unknown
}

function firstDifference(a: unknown, b: unknown, path: Path): Difference | undefined {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.max(a.length, b.length); i++) {
      const found = firstDifference(a[i], b[i], [...path, i])
      if (found) return found
    }
    return undefined
  }
  if (!isRecord(a) || !isRecord(b)) return Object.is(a, b) ? undefined : { path, a, b }
  const names = Object.keys(a)
  for (const name of new Set([...names, ...Object.keys(b)])) {
    const found = firstDifference(a[name], b[name], [...path, name])
    if (found) return found
  }
  // the order of branches is that of the result
  const order = names.findIndex((name, i) => Object.keys(b)[i] !== name)
  return order < 0 ? undefined : { path, a: names, b: Object.keys(b) }
}
