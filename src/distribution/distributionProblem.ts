import { parseInterval } from './interval.ts'

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

/** Each distribution's parameters in order; a sign says that the parameter must be above 0. */
const PARAMETERS = new Map<string, readonly { readonly name: string; readonly positive: boolean }[]>([
  ['normal', [any('mean'), positive('sd')]],
  ['lognormal', [positive('median'), positive('sigma')]],
  ['uniform', [any('min'), any('max')]],
  ['triangular', [any('min'), any('mode'), any('max')]],
  ['pert', [any('min'), any('mode'), any('max')]],
  ['beta', [positive('alpha'), positive('beta')]],
  ['gamma', [positive('shape'), positive('scale')]],
  ['exponential', [positive('mean')]],
  ['weibull', [positive('shape'), positive('scale')]],
])
const NAMES = [...PARAMETERS.keys(), 'empirical', 'mixture']

function any(name: string): { name: string; positive: boolean } {
  return { name, positive: false }
}

function positive(name: string): { name: string; positive: boolean } {
  return { name, positive: true }
}

/** A received value in a few characters, whatever it is. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (typeof value === 'bigint') return `${String(value).slice(0, 40)}n`
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object') {
    const keys = Object.keys(value)
    if (keys.length === 0) return 'an empty object'
    const listed = keys.slice(0, 4).map((key) => shown(key))
    return `an object with the key${keys.length > 1 ? 's' : ''} ${listed.join(', ')}${keys.length > 4 ? ', …' : ''}`
  }
  return `a ${typeof value}`
}

function problem(
  path: Path,
  rule: string,
  received: unknown,
  expected: string,
  remedy: string,
): DistributionProblem {
  return { path, message: `${rule}; received ${shown(received)}. ${remedy}`, received, expected }
}

/** Only an object's own enumerable values count: a spec is data, and `constructor` in it is a misspelling. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function numberProblem(value: unknown, path: Path, what: string): Found {
  if (typeof value === 'number' && Number.isFinite(value)) return undefined
  return problem(
    path,
    `${what} must be a finite number`,
    value,
    'a finite number',
    'Write a plain number, without quotes or unit.',
  )
}

function intervalProblem(text: string, path: Path): Found {
  const bounds = parseInterval(text)
  if (bounds === undefined)
    return problem(
      path,
      'A distribution written as text is an interval "low to high" of two decimal numbers',
      text,
      '"low to high"',
      'Write for example "5 to 20", the central 90% interval.',
    )
  const { low, high } = bounds
  if (!(low < high))
    return problem(
      path,
      'The first number of an interval "low to high" must be below the second',
      text,
      'low < high',
      low > high
        ? `Swap them: "${high} to ${low}".`
        : 'A value that is certain is written as the number alone.',
    )
  if (!Number.isFinite(high - low))
    return problem(
      path,
      'An interval must be narrower than the largest double, 1.797e308',
      text,
      'high − low finite',
      'Choose a unit in which the numbers are smaller.',
    )
  return undefined
}

function parametersProblem(name: string, value: unknown, path: Path): Found {
  const parameters = PARAMETERS.get(name)!
  const names = parameters.map((parameter) => parameter.name)
  const expected = `{ ${names.join(', ')} }`
  if (!isRecord(value))
    return problem(
      path,
      `The ${name} distribution takes an object with ${listed(names)}`,
      value,
      expected,
      `Write { ${name}: { ${names.map((n) => `${n}: …`).join(', ')} } }.`,
    )
  const keys = Object.keys(value)
  for (const key of keys)
    if (!names.includes(key))
      return problem(
        [...path, key],
        `The ${name} distribution has no parameter ${shown(key)}, only ${listed(names)}`,
        value[key],
        expected,
        'Rename or remove it.',
      )
  for (const parameter of parameters) {
    const at = [...path, parameter.name]
    const what = `${parameter.name} of the ${name} distribution`
    if (!keys.includes(parameter.name))
      return problem(
        at,
        `${what} is missing`,
        undefined,
        expected,
        `The ${name} distribution needs ${listed(names)}.`,
      )
    const given = value[parameter.name]
    const found = numberProblem(given, at, what)
    if (found !== undefined) return found
    if (parameter.positive && !((given as number) > 0))
      return problem(
        at,
        `${what} must be above 0`,
        given,
        'a number above 0',
        'Give a positive number; a value that is certain is written as the number alone.',
      )
  }
  return names.includes('min') ? rangeProblem(name, value as Record<string, number>, path) : undefined
}

function rangeProblem(name: string, range: Record<string, number>, path: Path): Found {
  const min = range.min!
  const max = range.max!
  const mode = range.mode
  if (!(min < max))
    return problem(
      [...path, 'max'],
      `max of the ${name} distribution must be above its min, ${min}`,
      max,
      `a number above ${min}`,
      min > max ? 'Swap min and max.' : 'A value that is certain is written as the number alone.',
    )
  if (mode !== undefined && !(min <= mode && mode <= max))
    return problem(
      [...path, 'mode'],
      `mode of the ${name} distribution must lie between its min and max, in [${min}, ${max}]`,
      mode,
      `a number in [${min}, ${max}]`,
      'Move the mode, or widen the range.',
    )
  if (!Number.isFinite(max - min))
    return problem(
      [...path, 'max'],
      `max − min of the ${name} distribution must be below the largest double, 1.797e308`,
      max,
      'max − min finite',
      'Choose a unit in which the numbers are smaller.',
    )
  return undefined
}

function empiricalProblem(value: unknown, path: Path): Found {
  if (!Array.isArray(value) || value.length === 0)
    return problem(
      path,
      'The empirical distribution takes a list of at least one number',
      value,
      'a list of numbers',
      'Write { empirical: [3, 5, 8] }.',
    )
  for (let i = 0; i < value.length; i++) {
    const found = numberProblem(value[i], [...path, i], `Item ${i + 1} of the empirical distribution`)
    if (found !== undefined) return found
  }
  return undefined
}

function mixtureProblem(value: unknown, path: Path, depth: number): Found {
  const remedy =
    'Write { mixture: [{ weight: 3, of: "5 to 20" }, { weight: 1, of: { uniform: { min: 0, max: 1 } } }] }.'
  if (!Array.isArray(value) || value.length === 0)
    return problem(
      path,
      'The mixture distribution takes a list of at least one component { weight, of }',
      value,
      'a list of { weight, of }',
      remedy,
    )
  let sum = 0
  for (let i = 0; i < value.length; i++) {
    const at = [...path, i]
    const component: unknown = value[i]
    if (!isRecord(component))
      return problem(
        at,
        `Component ${i + 1} of the mixture must be an object with weight and of`,
        component,
        '{ weight, of }',
        remedy,
      )
    const keys = Object.keys(component)
    for (const key of keys)
      if (key !== 'weight' && key !== 'of')
        return problem(
          [...at, key],
          `Component ${i + 1} of the mixture has no key ${shown(key)}, only weight and of`,
          component[key],
          '{ weight, of }',
          'Rename or remove it.',
        )
    for (const key of ['weight', 'of'])
      if (!keys.includes(key))
        return problem(
          [...at, key],
          `${key} of component ${i + 1} of the mixture is missing`,
          undefined,
          '{ weight, of }',
          remedy,
        )
    const weight = component.weight
    const what = `weight of component ${i + 1} of the mixture`
    const found = numberProblem(weight, [...at, 'weight'], what)
    if (found !== undefined) return found
    if (!((weight as number) >= 0))
      return problem(
        [...at, 'weight'],
        `${what} must be at least 0`,
        weight,
        'a number ≥ 0',
        'A component that cannot occur has weight 0.',
      )
    sum += weight as number
    const inner = problemAt(component.of, [...at, 'of'], depth + 1)
    if (inner !== undefined) return inner
  }
  if (!(sum > 0 && Number.isFinite(sum)))
    return problem(
      path,
      `The weights of a mixture must have a positive finite sum, not ${sum}`,
      value,
      'weights with a positive sum',
      'Give at least one component a weight above 0.',
    )
  return undefined
}

function problemAt(spec: unknown, path: Path, depth: number): Found {
  if (typeof spec === 'string') return intervalProblem(spec, path)
  const known = `one of ${NAMES.join(', ')}`
  if (!isRecord(spec))
    return problem(
      path,
      'A distribution is an interval "low to high" or an object with one key, its name',
      spec,
      `"low to high" or { name: … } with ${known}`,
      'Write for example "5 to 20" or { normal: { mean: 10, sd: 2 } }.',
    )
  if (depth > DEEPEST)
    return problem(
      path,
      `Mixtures may be nested ${DEEPEST} deep at most`,
      spec,
      'a simpler mixture',
      'Multiply the weights out into one list.',
    )
  const keys = Object.keys(spec)
  const name = keys[0]
  if (name === undefined || keys.length > 1)
    return problem(
      path,
      'A distribution is an object with exactly one key, its name',
      spec,
      `{ name: … } with ${known}`,
      `Known names: ${NAMES.join(', ')}.`,
    )
  const at = [...path, name]
  if (name === 'empirical') return empiricalProblem(spec[name], at)
  if (name === 'mixture') return mixtureProblem(spec[name], at, depth)
  if (PARAMETERS.has(name)) return parametersProblem(name, spec[name], at)
  return problem(
    at,
    `There is no distribution ${shown(name)}`,
    name,
    known,
    `Known names: ${NAMES.join(', ')}.`,
  )
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}

/**
 * What is wrong with a distribution, if anything: the single check of shape and values.
 *
 * Use it before distributionOf, on anything a document may hold.
 *
 * @param spec any value
 * @returns the first problem, with its path inside the spec; undefined if the spec is a distribution
 * @example distributionProblem({ normal: { mean: 10, sd: -1 } })?.path // ['normal', 'sd']
 */
export function distributionProblem(spec: unknown): DistributionProblem | undefined {
  return problemAt(spec, [], 0)
}
