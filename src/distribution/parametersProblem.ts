import { parametersOf } from './parameters.ts'
import { show } from './show.ts'

/** What is wrong with a distribution: where (relative to the spec), the sentence, the value and what would have been right. */
export interface DistributionProblem {
  readonly path: (string | number)[]
  readonly message: string
  readonly received: unknown
  readonly expected: string
}
export type Path = (string | number)[]
export type Found = DistributionProblem | undefined

/** Beyond these, differences, sums (exactSum takes up to 2^970) and reciprocals of valid numbers would not be numbers. */
const LARGEST = 1e290
export const SMALLEST = 1e-300

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

export function numberProblem(value: unknown, path: Path, what: string): Found {
  if (typeof value === 'number' && Math.abs(value) <= LARGEST) return undefined
  const rule = `${what} must be a finite number, at most ${LARGEST} in size`
  const large = typeof value === 'number' && !Number.isNaN(value)
  const remedy = large
    ? 'Choose a unit that makes it smaller.'
    : 'Write a plain number, without quotes or unit.'
  return problem(path, rule, value, 'a finite number', remedy)
}

/** What is wrong with the parameters of a named distribution; their limits keep differences and reciprocals finite. */
export function parametersProblem(name: string, value: unknown, path: Path): Found {
  const ranges = parametersOf.get(name)!
  const names = Object.keys(ranges)
  const expected = `{ ${names.join(', ')} }`
  const takes = `The ${name} distribution takes an object with ${listed(names)}`
  if (!isRecord(value)) {
    const example = names.map((parameter) => `${parameter}: …`).join(', ')
    return problem(path, takes, value, expected, `Write { ${name}: { ${example} } }.`)
  }
  const keys = Object.keys(value)
  for (const key of keys) {
    if (names.includes(key)) continue
    const rule = `The ${name} distribution has no parameter ${show(key)}, only ${listed(names)}`
    return problem([...path, key], rule, value[key], expected, 'Rename or remove it.')
  }
  for (const parameter of names) {
    const at = [...path, parameter]
    const what = `${parameter} of the ${name} distribution`
    if (!keys.includes(parameter)) return problem(at, `${what} is missing`, undefined, expected, `${takes}.`)
    const given = value[parameter]
    const found = numberProblem(given, at, what)
    if (found !== undefined) return found
    if (ranges[parameter] === 'anywhere' || (given as number) >= SMALLEST) continue
    return problem(at, `${what} must be above 0 (at least ${SMALLEST})`, given, 'a number above 0', CERTAIN)
  }
  return names.includes('min') ? rangeProblem(name, value as Record<string, number>, path) : undefined
}

function rangeProblem(name: string, range: Record<string, number>, path: Path): Found {
  const min = range.min!
  const max = range.max!
  const mode = range.mode
  if (!(min < max)) {
    const rule = `max of the ${name} distribution must be above its min, ${min}`
    return problem(
      [...path, 'max'],
      rule,
      max,
      `a number above ${min}`,
      min > max ? 'Swap min and max.' : CERTAIN,
    )
  }
  if (mode === undefined || (min <= mode && mode <= max)) return undefined
  const rule = `mode of the ${name} distribution must lie in [min, max], which is [${min}, ${max}]`
  return problem(
    [...path, 'mode'],
    rule,
    mode,
    `a number in [${min}, ${max}]`,
    'Move the mode, or widen the range.',
  )
}
