/** What is wrong with an input: the rule, the place, the value received and the way out. */
export interface Problem {
  /** Stable, kebab-case, listed in the documentation: `split-sum`, `unknown-key`, … */
  readonly code: string
  /** One sentence that names the rule, the culprit and the way out. */
  readonly message: string
  /** Where in the document or log: `tree.branches.leaves.p`, `row 4: credence`. */
  readonly path: string
  /** 1-based, where the input was text. */
  readonly line?: number
  /** 1-based, where the input was text. */
  readonly column?: number
  /** The value that was refused, as read. */
  readonly received?: unknown
  /** What would have been accepted. */
  readonly expected?: string
}

/** Something that is allowed and still deserves a look: a code, a sentence, and where. */
export interface Warning {
  readonly code: string
  readonly message: string
  readonly path?: string
  readonly line?: number
  readonly column?: number
}

/** The steps from the root of a document to one of its values. */
export type Path = readonly (string | number)[]

/** Finds the line and column of a path in the text that a value was read from. */
export type Locate = (path: Path, part?: 'key' | 'value') => { line: number; column: number } | undefined

/** At most this many problems are reported at once; the last one then says how many more there are. */
const mostProblems = 100

/** Cuts a list of problems to the first hundred and says how many were left out, so that nothing is hidden. */
export function capProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostProblems) return problems
  const more = problems.length - mostProblems
  return [
    ...problems.slice(0, mostProblems),
    {
      code: 'more-problems',
      message: `${more} more problem${more === 1 ? '' : 's'} of this input are not listed; mend these first`,
      path: '',
    },
  ]
}

/** `tree.branches.leaves.p`: the path as people write it. */
export function formatPath(path: Path): string {
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`
  return text
}

/** A received value in a sentence: JSON, cut to 60 characters. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`
  const text = shorten(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function shorten(value: unknown): string {
  if (Array.isArray(value)) return value.length > 8 ? `an array of ${value.length} entries` : json(value)
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value)
    return keys.length > 4 ? `an object with ${keys.length} keys` : json(value)
  }
  return json(value)
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    // cyclic values and BigInts inside: name the kind, since no text of theirs can be had
    return Array.isArray(value) ? 'an array' : 'an object'
  }
}

/** `scenario.yaml:12:9 tree.branches.leaves.p: message`, whatever of that is known. */
export function formatProblem(problem: Problem | Warning, file = ''): string {
  const place = problem.line === undefined ? file : `${file}${file && ':'}${problem.line}:${problem.column}`
  return [place, problem.path ? `${problem.path}:` : '', problem.message].filter(Boolean).join(' ')
}
