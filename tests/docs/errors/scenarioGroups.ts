import { parseScenario } from 'forkcast/read'
import { formatProblem } from '../../../src/checking/problem.ts'
import { head, scenarioCases, tree } from '../../scenario/codeCases.ts'
import { unmarked } from '../../scenario/marked.ts'
import { byCode, type Entry, type Example, entriesOf, type Group } from './entry.ts'

const document = {
  version:
    'The document does not say which version of the format it is written in, or names one that is not read.',
  'invalid-type': 'A value is of the wrong kind: text or a list where an object belongs.',
  'unknown-key': 'A key means nothing where it stands. The nearest one that does is suggested.',
  'missing-key': 'A key is missing that nothing can stand in for.',
  'invalid-value': 'A value is not what its key takes. Numbers in quotes are text, and text is no number.',
  'invalid-day': 'A day is written as year-month-day and must be in the calendar.',
  'horizon-before-origin': 'The window from origin to horizon has at least one day.',
  'unknown-grade': '`grades` replaces the credence of a letter A to E or a digit 1 to 5; F and 6 have none.',
  'too-large': 'A tree has at most two million branches.',
  'too-deep': 'Values nest at most 200 deep.',
  'more-problems': 'Of more than a hundred problems the first hundred are listed, and the others counted.',
}

const ids = {
  'invalid-id': 'Ids of branches, outcomes, signals and the like are a letter, then letters, digits, _ or -.',
  'reserved-id': '`otherwise`, `rest`, `days`, `horizon` and `void` have meanings of their own.',
  'duplicate-id': 'The id of a branch is unique in the whole tree, so that tables can name it.',
  'unknown-id': 'A table or a resolution names what is neither a branch nor an outcome.',
  'no-branches': '`branches` is a map from ids to branches, and holds at least one.',
  'misplaced-key': 'A key is known, but goes with something else than what it stands beside.',
  'second-residual': 'One leaf stands for anything else, not two.',
  'outcome-is-branch': 'An outcome with the id of a branch must be that of the leaf of this id.',
}

const splits = {
  'split-missing': 'Each branch says its share: `p`, `weight` or `count`.',
  'split-mixed': 'The branches of one node say their shares in one form.',
  'split-sum': 'Probabilities without `rest` sum to 1 within 10⁻⁹; with `rest`, to no more than 1.',
  'split-zero': 'Weights, or counts without smoothing, that are all zero leave nothing to split by.',
  'second-rest': 'One branch takes what is left.',
  'misplaced-rest': '`rest` is what is left of 1, so it goes with `p`.',
}

const numbers = {
  'out-of-range':
    'A number lies where it makes no sense. Where it is uncertain, its value at the medians does.',
  'invalid-distribution':
    'A distribution is `low to high`, its central 90%, or an object with one name and its parameters.',
  'invalid-expression':
    'An expression is arithmetic in the parameters: + - * / ^, comparisons, a choice by ? and :, and functions.',
  'unknown-parameter': 'An expression names what is not declared under `parameters`.',
  'invalid-parameter-id': 'A parameter needs a name that an expression can use.',
  'not-finite': 'An expression gives no number at the medians of the parameters.',
  'no-expression-parser':
    'A literal with expressions was given to `defineScenario` without the parser of `forkcast/expressions`.',
}

const timing = {
  'timing-outside': 'A timing must put something on the days from origin to horizon.',
  'unknown-impact': 'A branch sets an impact that the document does not declare.',
  'impact-missing': 'Every leaf needs a value of every impact: its own, an inherited one, or a default.',
}

const signals = {
  'signal-form': 'A signal says how likely it is in exactly one of four forms.',
  'ambiguous-table': 'A table names a leaf by its id and by its outcome.',
  'otherwise-missing': 'A `likelihood` or a `rate` needs a value for every leaf.',
  'unknown-cluster': 'A signal names a cluster that is not declared.',
}

/** The lines of a case that are its own. */
function ownLines(text: string): string {
  const common = new Set(`${head}${tree}`.split('\n').slice(0, -1))
  const own = text.split('\n').filter((line) => !common.has(line))
  return own.join('\n').trimEnd()
}

function said(text: string, code: string): string {
  const problem = parseScenario(text).problems?.find((found) => found.code === code)
  if (!problem) throw new Error(`no ${code} in ${text.slice(0, 200)}`)
  const { line: _, column: __, ...placeless } = problem
  return formatProblem(placeless)
}

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`
const wide = (count: number): string =>
  Array.from({ length: count }, (_, k) => `b${k}: { p: '0.001' }`).join(', ')

/** What is too long to be shown, with a text that tells of it. */
const longCases: readonly { code: string; text: string; shown: string }[] = [
  { code: 'too-deep', text: `title: ${nested(201)}`, shown: 'title: [[[ … 201 of them … ]]]' },
  {
    code: 'more-problems',
    text: `${head}tree: { branches: { ${wide(103)} } }\n`,
    shown: "tree: { branches: { b0: { p: '0.001' }, b1: { p: '0.001' }, … 103 of them … } }",
  },
]

const moreDistributions: readonly string[] = [
  '20 to 5',
  '{ norml: { mean: 3, sd: 1 } }',
  '{ uniform: { min: 3, max: 3 } }',
]
const moreExpressions: readonly string[] = ['2 pressure', "'sinh(pressure)'", '10%']

function more(code: string, values: readonly string[]) {
  return values.map((value) => ({
    code,
    text: `${head}parameters: { pressure: { distribution: 0.1 to 0.2 } }\n${tree.replace('0.4', value)}`,
  }))
}

/** Every problem of a scenario document, from the cases of its tests. */
export function scenarioGroups(elsewhere: ReadonlyMap<string, readonly Example[]>): Group[] {
  const first = new Set<string>()
  const cases = [
    ...scenarioCases.filter(({ code }) => !first.has(code) && first.add(code)),
    ...more('invalid-distribution', moreDistributions),
    ...more('invalid-expression', moreExpressions),
  ]
  const examples = new Map<string, readonly Example[]>([
    ...byCode(
      cases,
      ({ code }) => code,
      ({ code, text: marked }): Example => {
        const { text } = unmarked(marked)
        return { language: 'yaml', text: ownLines(text), message: said(text, code) }
      },
    ),
    ...longCases.map(({ code, text, shown }): [string, Example[]] => [
      code,
      [{ language: 'yaml', text: shown, message: said(text, code) }],
    ]),
    ...elsewhere,
  ])
  const groupOf = (title: string, intro: string, meanings: Readonly<Record<string, string>>): Group => ({
    title,
    intro,
    entries: entriesOf(meanings, new Map([...examples].filter(([code]) => Object.hasOwn(meanings, code)))),
  })
  const groups = [
    groupOf('The document', 'What a scenario document is made of.', document),
    groupOf('Ids and the tree', 'Which names there can be, and what goes where.', ids),
    groupOf('Splits', 'How a node is split over its branches.', splits),
    groupOf(
      'Numbers, distributions and expressions',
      'Where a number may stand, so may a distribution or an expression.',
      numbers,
    ),
    groupOf('Timing and impacts', 'What is set on a branch holds for every leaf below it.', timing),
    groupOf('Signals', 'How likely each signal is under each leaf.', signals),
  ]
  const known = new Set(
    groups.flatMap(({ entries }: { entries: readonly Entry[] }) => entries.map(({ title }) => title)),
  )
  const forgotten = [...examples.keys()].filter((code) => !known.has(code))
  if (forgotten.length > 0) throw new Error(`no group has ${forgotten.join(', ')}`)
  return groups
}
