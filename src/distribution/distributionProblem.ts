import { type FamilyName, families, type ParametersOf } from './distribution.ts'
import type { Parameter } from './family.ts'
import { parseInterval } from './interval.ts'
import {
  CERTAIN,
  type DistributionProblem,
  type Found,
  isRecord,
  keysProblem,
  numberProblem,
  type Path,
  problem,
} from './numberProblem.ts'

export type { DistributionProblem } from './numberProblem.ts'

/** How deep mixtures may nest. The limit also stops the check on a value that contains itself. */
const DEEPEST = 16

function intervalProblem(text: string, path: Path): Found {
  const bounds = parseInterval(text)
  if (bounds === undefined) {
    const rule = 'A distribution written as text is an interval "low to high" of two decimal numbers'
    const remedy = 'Write for example "5 to 20", the central 90% interval.'
    return problem(path, rule, text, '"low to high"', remedy)
  }
  const { low, high } = bounds
  if (!(low < high)) {
    const rule = 'The first number of an interval must be below the second'
    const remedy = low > high ? `Swap them: "${high} to ${low}".` : CERTAIN
    return problem(path, rule, text, 'low < high', remedy)
  }
  return (
    numberProblem(low, path, 'The first number of an interval') ??
    numberProblem(high, path, 'The second number of an interval')
  )
}

/** What is wrong with a list that must not be empty: the list itself, or its first item with a problem. */
function listProblem(
  value: unknown,
  path: Path,
  whole: string,
  item: string,
  example: string,
  itemProblem: (item: unknown, path: Path, n: number) => Found,
): Found {
  if (!Array.isArray(value) || value.length === 0) {
    const takes = `a list of at least one ${item}`
    return problem(path, `${whole} takes ${takes}`, value, takes, `Write ${example}.`)
  }
  for (let i = 0; i < value.length; i++) {
    const found = itemProblem(value[i], [...path, i], i + 1)
    if (found !== undefined) return found
  }
  return undefined
}

function mixtureProblem(value: unknown, path: Path, depth: number): Found {
  const example =
    '{ mixture: [{ weight: 3, of: "5 to 20" }, { weight: 1, of: { exponential: { mean: 9 } } }] }'
  let sum = 0
  const found = listProblem(
    value,
    path,
    'The mixture distribution',
    'component with weight and of',
    example,
    (component, at, n) => {
      const whole = `Component ${n} of the mixture`
      const wrong = keysProblem(component, at, whole, ['weight', 'of'], '{ weight: 1, of: "5 to 20" }')
      if (wrong !== undefined) return wrong
      const { weight, of } = component as { weight: number; of: unknown }
      sum += weight
      return (
        numberProblem(weight, [...at, 'weight'], `weight of component ${n} of the mixture`, '0 or above') ??
        problemAt(of, [...at, 'of'], depth + 1)
      )
    },
  )
  if (found !== undefined || sum > 0) return found
  const rule = 'The weights of a mixture must have a positive sum, and all of them are 0'
  return problem(path, rule, value, 'a weight above 0', 'Give at least one component a weight above 0.')
}

/** What is wrong with the parameters of a family; their limits keep differences and reciprocals finite. */
function parametersProblem<K extends FamilyName>(name: K, value: unknown, path: Path): Found {
  const { parameters, constraint } = families[name]
  const names = Object.keys(parameters)
  const example = `{ ${name}: { ${names.map((parameter) => `${parameter}: …`).join(', ')} } }`
  const wrong = keysProblem(value, path, `The ${name} distribution`, names, example)
  if (wrong !== undefined) return wrong
  for (const [parameter, { range }] of Object.entries<Parameter>(parameters)) {
    const what = `${parameter} of the ${name} distribution`
    const found = numberProblem(
      (value as Record<string, unknown>)[parameter],
      [...path, parameter],
      what,
      range,
    )
    if (found !== undefined) return found
  }
  return constraint?.(name, value as ParametersOf<K>, path)
}

function problemAt(spec: unknown, path: Path, depth: number): Found {
  if (typeof spec === 'string') return intervalProblem(spec, path)
  const names = [...Object.keys(families), 'empirical', 'mixture'].join(', ')
  const keys = isRecord(spec) ? Object.keys(spec) : []
  const [name] = keys
  if (!isRecord(spec) || name === undefined || keys.length > 1) {
    const rule = 'A distribution is an interval "low to high" or an object with one key, its name'
    const remedy = `Write "5 to 20" or { normal: { mean: 10, sd: 2 } }; known names: ${names}.`
    return problem(path, rule, spec, `"low to high", or an object with one of ${names}`, remedy)
  }
  if (depth > DEEPEST) {
    const remedy = 'Multiply the weights out into one list.'
    return problem(path, `Mixtures may be nested ${DEEPEST} deep`, spec, 'a simpler mixture', remedy)
  }
  const at = [...path, name]
  const value = spec[name]
  if (name === 'empirical') {
    return listProblem(
      value,
      at,
      'The empirical distribution',
      'number',
      '{ empirical: [3, 5, 8] }',
      (item, at, n) => numberProblem(item, at, `Item ${n} of the empirical distribution`),
    )
  }
  if (name === 'mixture') return mixtureProblem(value, at, depth)
  if (Object.hasOwn(families, name)) return parametersProblem(name as FamilyName, value, at)
  const rule = 'There is no distribution of this name'
  return problem(at, rule, name, `one of ${names}`, `Known names: ${names}.`)
}

/**
 * Checks the shape and the values of a distribution.
 *
 * Use it before distributionOf, on any value that a document may hold.
 *
 * @param spec any value
 * @returns the first problem, with its path inside the spec; undefined for a valid DistributionSpec: numbers up to 1e290
 * in size, those that must be positive at least 1e-300, mixtures nested at most 16 deep
 * @example distributionProblem({ normal: { mean: 10, sd: -1 } })?.path // ['normal', 'sd']
 */
export function distributionProblem(spec: unknown): DistributionProblem | undefined {
  return problemAt(spec, [], 0)
}
