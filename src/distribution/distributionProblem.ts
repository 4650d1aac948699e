import { parseInterval } from './interval.ts'
import { distributionNames, parametersOf } from './parameters.ts'
import { shown } from './shown.ts'

/** What is wrong with a distribution: where (relative to the spec), the sentence, the value and what would have been right. */
export interface DistributionProblem {
  readonly path: (string | number)[]
  readonly message: string
  readonly received: unknown
  readonly expected: string
}
type Path = (string | number)[]
type Found = DistributionProblem | undefined

/** Mixtures of mixtures may go this deep; a cyclic value goes deeper. */
const DEEPEST = 16
/** Beyond these, differences, sums (exactSum takes up to 2^970) and reciprocals of valid numbers would not be numbers. */
const LARGEST = 1e290
const SMALLEST = 1e-300

const CERTAIN = 'A value that is certain is written as the number alone.'
const NAMES = distributionNames.join(', ')

function problem(path: Path, rule: string, received: unknown, expected: string, remedy: string): Found {
  const ending = received === undefined ? '' : `; received ${shown(received)}`
  return { path, message: `${rule}${ending}. ${remedy}`, received, expected }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}

function numberProblem(value: unknown, path: Path, what: string): Found {
  if (typeof value === 'number' && Math.abs(value) <= LARGEST) return undefined
  const rule = `${what} must be a finite number, at most ${LARGEST} in size`
  const large = typeof value === 'number' && !Number.isNaN(value)
  const remedy = large
    ? 'Choose a unit that makes it smaller.'
    : 'Write a plain number, without quotes or unit.'
  return problem(path, rule, value, 'a finite number', remedy)
}

function intervalProblem(text: string, path: Path): Found {
  const bounds = parseInterval(text)
  if (bounds === undefined) {
    const rule = 'A distribution written as text is an interval "low to high" of two decimal numbers'
    return problem(
      path,
      rule,
      text,
      '"low to high"',
      'Write for example "5 to 20", the central 90% interval.',
    )
  }
  const { low, high } = bounds
  if (!(low < high)) {
    const remedy = low > high ? `Swap them: "${high} to ${low}".` : CERTAIN
    return problem(
      path,
      'The first number of an interval must be below the second',
      text,
      'low < high',
      remedy,
    )
  }
  return (
    numberProblem(low, path, 'The first number of an interval') ??
    numberProblem(high, path, 'The second number of an interval')
  )
}

function parametersProblem(name: string, value: unknown, path: Path): Found {
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
    const rule = `The ${name} distribution has no parameter ${shown(key)}, only ${listed(names)}`
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

function empiricalProblem(value: unknown, path: Path): Found {
  if (!Array.isArray(value) || value.length === 0) {
    const rule = 'The empirical distribution takes a list of at least one number'
    return problem(path, rule, value, 'a list of numbers', 'Write { empirical: [3, 5, 8] }.')
  }
  for (let i = 0; i < value.length; i++) {
    const found = numberProblem(value[i], [...path, i], `Item ${i + 1} of the empirical distribution`)
    if (found !== undefined) return found
  }
  return undefined
}

function mixtureProblem(value: unknown, path: Path, depth: number): Found {
  const example =
    'Write { mixture: [{ weight: 3, of: "5 to 20" }, { weight: 1, of: { exponential: { mean: 9 } } }] }.'
  if (!Array.isArray(value) || value.length === 0) {
    const rule = 'The mixture distribution takes a list of at least one component with weight and of'
    return problem(path, rule, value, 'a list of { weight, of }', example)
  }
  let sum = 0
  for (let i = 0; i < value.length; i++) {
    const component: unknown = value[i]
    const found = componentProblem(component, [...path, i], i + 1, depth)
    if (found !== undefined) return found
    sum += (component as { weight: number }).weight
  }
  if (sum > 0) return undefined
  const rule = 'The weights of a mixture must have a positive sum, and all of them are 0'
  return problem(path, rule, value, 'a weight above 0', 'Give at least one component a weight above 0.')
}

function componentProblem(component: unknown, path: Path, n: number, depth: number): Found {
  const expected = '{ weight, of }'
  const what = `Component ${n} of the mixture`
  const weightOf = `weight of component ${n} of the mixture`
  if (!isRecord(component))
    return problem(path, `${what} must be an object`, component, expected, 'It takes weight and of.')
  const keys = Object.keys(component)
  for (const key of keys) {
    if (key === 'weight' || key === 'of') continue
    const rule = `${what} has no key ${shown(key)}, only weight and of`
    return problem([...path, key], rule, component[key], expected, 'Rename or remove it.')
  }
  for (const key of ['weight', 'of']) {
    if (keys.includes(key)) continue
    return problem([...path, key], `${what} has no ${key}`, undefined, expected, 'It takes weight and of.')
  }
  const { weight, of } = component
  const found = numberProblem(weight, [...path, 'weight'], weightOf)
  if (found !== undefined) return found
  if (!((weight as number) === 0 || (weight as number) >= SMALLEST)) {
    const rule = `${weightOf} must be 0 or above (at least ${SMALLEST})`
    return problem(
      [...path, 'weight'],
      rule,
      weight,
      'a number ≥ 0',
      'A component that cannot occur has weight 0.',
    )
  }
  return problemAt(of, [...path, 'of'], depth + 1)
}

function problemAt(spec: unknown, path: Path, depth: number): Found {
  if (typeof spec === 'string') return intervalProblem(spec, path)
  const rule = 'A distribution is an interval "low to high" or an object with one key, its name'
  const expected = `"low to high", or an object with one of ${NAMES}`
  if (!isRecord(spec))
    return problem(path, rule, spec, expected, 'Write "5 to 20" or { normal: { mean: 10, sd: 2 } }.')
  if (depth > DEEPEST) {
    const remedy = 'Multiply the weights out into one list.'
    return problem(path, `Mixtures may be nested ${DEEPEST} deep`, spec, 'a simpler mixture', remedy)
  }
  const keys = Object.keys(spec)
  const name = keys[0]
  if (name === undefined || keys.length > 1)
    return problem(path, rule, spec, expected, `Known names: ${NAMES}.`)
  const at = [...path, name]
  if (name === 'empirical') return empiricalProblem(spec[name], at)
  if (name === 'mixture') return mixtureProblem(spec[name], at, depth)
  if (parametersOf.has(name)) return parametersProblem(name, spec[name], at)
  return problem(
    at,
    'There is no distribution of this name',
    name,
    `one of ${NAMES}`,
    `Known names: ${NAMES}.`,
  )
}

/**
 * What is wrong with a distribution, if anything: the single check of its shape and its values.
 *
 * Use it before distributionOf, on anything a document may hold.
 *
 * @param spec any value
 * @returns the first problem, with its path inside the spec; undefined if the spec is a DistributionSpec that distributionOf
 * can serve: numbers up to 1e290 in size, those that must be positive from 1e-300, mixtures nested at most 16 deep
 * @example distributionProblem({ normal: { mean: 10, sd: -1 } })?.path // ['normal', 'sd']
 */
export function distributionProblem(spec: unknown): DistributionProblem | undefined {
  return problemAt(spec, [], 0)
}
