import { show } from '../checking/show.ts'

/** Where a parameter may lie: anywhere on the real line, or above 0. */
export type ParameterRange = 'anywhere' | 'above 0'

/** What is wrong with a distribution: its path inside the spec, the message, the value, and what was expected. */
export interface DistributionProblem {
  readonly path: (string | number)[]
  readonly message: string
  readonly received: unknown
  readonly expected: string
}
export type Path = (string | number)[]
export type Found = DistributionProblem | undefined

/** Between these limits, differences, sums (exactSum takes up to 2^970) and reciprocals of valid numbers stay finite. */
const LARGEST = 1e290
const SMALLEST = 1e-300

export const CERTAIN = 'A value that is certain is written as the number alone.'
export function problem(
  path: Path,
  rule: string,
  received: unknown,
  expected: string,
  remedy: string,
): Found {
  const ending = received === undefined ? '' : `; received ${show(received)}`
  return { path, message: `${rule}${ending}. ${remedy}`, received, expected }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}

/** Checks a number at `path`; `what` names it in the message. */
export function numberProblem(
  value: unknown,
  path: Path,
  what: string,
  range: ParameterRange | '0 or above' = 'anywhere',
): Found {
  if (typeof value !== 'number' || !(Math.abs(value) <= LARGEST)) {
    const rule = `${what} must be a finite number, at most ${LARGEST} in size`
    const large = typeof value === 'number' && !Number.isNaN(value)
    const remedy = large
      ? 'Choose a unit that makes it smaller.'
      : 'Write a plain number, without quotes or unit.'
    return problem(path, rule, value, 'a finite number', remedy)
  }
  if (range === 'anywhere' || value >= SMALLEST || (range === '0 or above' && value === 0)) return undefined
  const rule = `${what} must be ${range} (at least ${SMALLEST})`
  const remedy = range === 'above 0' ? CERTAIN : 'A component that cannot occur has weight 0.'
  return problem(path, rule, value, `a number ${range}`, remedy)
}

/** Checks that an object has exactly these keys; `whole` names the object in the message. */
export function keysProblem(
  value: unknown,
  path: Path,
  whole: string,
  names: readonly string[],
  example: string,
): Found {
  const expected = `{ ${names.join(', ')} }`
  const takes = `${whole} takes an object with ${listed(names)}`
  if (!isRecord(value)) return problem(path, takes, value, expected, `Write ${example}.`)
  for (const key of Object.keys(value)) {
    if (names.includes(key)) continue
    const rule = `${whole} has no key ${show(key)}, only ${listed(names)}`
    return problem([...path, key], rule, value[key], expected, 'Rename or remove it.')
  }
  for (const name of names) {
    if (Object.hasOwn(value, name)) continue
    return problem([...path, name], `${whole} has no ${name}`, undefined, expected, `Write ${example}.`)
  }
  return undefined
}
