/** One thing that is wrong with an input: the rule, the place, the value received and how to mend it. */
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

/** Something that is allowed but may be a mistake: a code, a sentence, and the place. */
export interface Warning {
  /** Stable, kebab-case: `no-residual`, `unused-signal`. */
  readonly code: string
  /** One sentence that names the rule, the culprit and the way out. */
  readonly message: string
  /** Where in the document or log: `signals.leak`, `row 4`. */
  readonly path?: string
  /** 1-based, where the input was text. */
  readonly line?: number
  /** 1-based, where the input was text. */
  readonly column?: number
}

/** The steps from the root of a document to one of its values. */
export type Path = readonly (string | number)[]

/** Finds the line and column of a path in the text that a value was read from. */
export type Locate = (path: Path, part?: 'key' | 'value') => { line: number; column: number } | undefined

/** At most this many problems are reported at once; the last one then says how many more there are. */
const mostProblems = 100

function moreProblems(count: number): Problem {
  const which = count === 1 ? '1 more problem of this input is' : `${count} more problems of this input are`
  return {
    code: 'more-problems',
    message: `${which} not listed; mend these first`,
    path: '',
    received: count,
  }
}

/**
 * Returns a function that adds problems to a list. After the first hundred the list gets one more entry, which counts
 * the rest: a million bad nodes must not become a million objects. Problems past the hundredth are never described.
 */
export function adderTo(problems: Problem[]): (describe: () => Problem) => void {
  let more = 0
  return (describe) => {
    if (problems.length < mostProblems) problems.push(describe())
    else problems[mostProblems] = moreProblems(++more)
  }
}

/** Cuts several lists of problems, joined into one, to the first hundred, and counts the rest in a last entry. */
export function capProblems(problems: readonly Problem[]): readonly Problem[] {
  const listed = problems.filter(({ code }) => code !== 'more-problems')
  const cuts = problems.filter(({ code }) => code === 'more-problems')
  if (listed.length <= mostProblems && cuts.length <= 1) return [...listed, ...cuts]
  let more = Math.max(0, listed.length - mostProblems)
  for (const { received } of cuts) more += typeof received === 'number' ? received : 1
  return [...listed.slice(0, mostProblems), moreProblems(more)]
}

/** `tree.branches.leaves.p`: the path as people write it. */
export function formatPath(path: Path): string {
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`
  return text
}

/**
 * A problem as a line: `scenario.yaml:12:9 tree.branches.leaves.p: message`, with the parts that are known. Control
 * characters are escaped, because the line is printed on terminals and may quote a hostile key.
 */
export function formatProblem(problem: Problem | Warning, file = ''): string {
  const place = problem.line === undefined ? file : `${file}${file && ':'}${problem.line}:${problem.column}`
  const text = [place, problem.path ? `${problem.path}:` : '', problem.message].filter(Boolean).join(' ')
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (control) => {
    return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
