import { parseInterval } from './interval.ts'
import { distributionNames, parametersOf } from './parameters.ts'
import {
  CERTAIN,
  type DistributionProblem,
  type Found,
  isRecord,
  numberProblem,
  type Path,
  parametersProblem,
  problem,
  SMALLEST,
} from './parametersProblem.ts'
import { show } from './show.ts'

export type { DistributionProblem } from './parametersProblem.ts'

/** Mixtures of mixtures may go this deep; a cyclic value goes deeper. */
const DEEPEST = 16
const NAMES = distributionNames.join(', ')

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
    const rule = `${what} has no key ${show(key)}, only weight and of`
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
