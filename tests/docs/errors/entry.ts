/** An input and what is said of it. */
export interface Example {
  readonly language: 'yaml' | 'json' | 'csv' | 'jsonl' | 'ts' | 'console'
  /** The lines that matter. */
  readonly text: string
  /** What came out of a run, never written by hand. */
  readonly message: string
}

/** One code, or where there is none, one thing that can go wrong. */
export interface Entry {
  readonly title: string
  readonly meaning: string
  readonly examples: readonly Example[]
}

/** Entries of one kind, under a heading. */
export interface Group {
  readonly title: string
  readonly intro: string
  readonly entries: readonly Entry[]
}

/** Entries for codes, in the order of their meanings; each needs an example, and each example a meaning. */
export function entriesOf(
  meanings: Readonly<Record<string, string>>,
  examples: ReadonlyMap<string, readonly Example[]>,
): Entry[] {
  const strangers = [...examples.keys()].filter((code) => !Object.hasOwn(meanings, code))
  if (strangers.length > 0) throw new Error(`no meaning is written for ${strangers.join(', ')}`)
  return Object.entries(meanings).map(([code, meaning]) => {
    const found = examples.get(code)
    if (!found) throw new Error(`there is no example of ${code}`)
    return { title: code, meaning, examples: found }
  })
}

/** Collects examples by code. */
export function byCode<T>(
  cases: readonly T[],
  codeOf: (each: T) => string,
  exampleOf: (each: T) => Example,
): Map<string, Example[]> {
  const found = new Map<string, Example[]>()
  for (const each of cases) {
    const code = codeOf(each)
    const example = exampleOf(each)
    const others = found.get(code)
    if (others) others.push(example)
    else found.set(code, [example])
  }
  return found
}
