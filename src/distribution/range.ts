import type { Parameter } from './family.ts'
import { CERTAIN, type Found, type Path, problem } from './numberProblem.ts'

/** The ends of a distribution. */
export interface Range {
  readonly min: number
  readonly max: number
}
/** The ends of a distribution and its peak, which may be an end. */
export interface PeakedRange extends Range {
  readonly mode: number
}

const min: Parameter = { range: 'anywhere', description: 'The smallest possible value.', example: 10 }
const mode: Parameter = { range: 'anywhere', description: 'The likeliest value.', example: 30 }
const max: Parameter = { range: 'anywhere', description: 'The largest possible value.', example: 90 }
export const rangeParameters = { min, max }
export const peakedRangeParameters = { min, mode, max }

/** What is wrong with a range: its ends, or a mode outside them. */
export function rangeProblem(name: string, range: Range & { readonly mode?: number }, path: Path): Found {
  const { min, max, mode } = range
  if (!(min < max)) {
    const rule = `max of the ${name} distribution must be above its min, ${min}`
    const remedy = min > max ? 'Swap min and max.' : CERTAIN
    return problem([...path, 'max'], rule, max, `a number above ${min}`, remedy)
  }
  if (mode === undefined || (min <= mode && mode <= max)) return undefined
  const ends = `[${min}, ${max}]`
  const rule = `mode of the ${name} distribution must lie in [min, max], which is ${ends}`
  return problem([...path, 'mode'], rule, mode, `a number in ${ends}`, 'Move the mode, or widen the range.')
}
