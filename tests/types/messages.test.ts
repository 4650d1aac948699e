import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Complaint, complaintsOf, root } from './compiler.ts'

const harbour = readFileSync(join(root, 'tests/types/harbour.ts'), 'utf8')
const names = [
  'condition, cumulativeIncidence, defineEvents, probabilityOf',
  'compare, explain, setMarginal, simulate, timeline, update, weightOfEvidence',
].join(', ')
const using = (code: string): string =>
  `import { ${names} } from 'forkcast'
   import { scenario } from './harbour.ts'
   export const forecast = update(scenario, [])
   export const simulation = simulate(forecast, { seed: 1 })
   export const made = ${code}`

/** The literal with one thing misspelt: what it is in, as written, the misspelt word, and the word that was meant. */
const inDocument: readonly (readonly [string, string, string, string])[] = [
  ['a key of the scenario', "horizon: '2030", 'horizn', 'horizon'],
  ['the key of the tree', 'tree: {', 'tre', 'tree'],
  ['a key of the tree', 'tree: {\n    branches', 'brnches', 'branches'],
  ['a key of a branch', "outcome: 'forced' },\n          arrested", 'outcom', 'outcome'],
  ['an impact id', 'impacts: { throughput', 'throughpt', 'throughput'],
  ['an outcome with a title', 'outcomes: { forced', 'forcd', 'forced'],
  ['a key of an outcome', "title: 'Forced", 'titel', 'title'],
  ['a table id of a ratio', 'ratio: { leaves', 'leavs', 'leaves'],
  ['a table id of decibans', 'decibans: { forced', 'forcd', 'forced'],
  ['a table id of a likelihood', 'likelihood: { stays', 'stayz', 'stays'],
  ['a table id of a rate', 'rate: { leaves', 'leavs', 'leaves'],
  ['otherwise', 'stays: 0.8, otherwise', 'otherwize', 'otherwise'],
  ['a key of a signal', 'decibans', 'deciban', 'decibans'],
  ['a cluster id', "cluster: 'press", 'pres', 'press'],
  ['a key of a cluster', 'correlation', 'corelation', 'correlation'],
  ['a key of an impact', "unit: '%'", 'unt', 'unit'],
  ['a key of the resolution', 'criteria', 'critera', 'criteria'],
  ['the outcome of the resolution', "announces it.', outcome: 'forced", 'forcd', 'forced'],
]

/** Code with a misspelt word, that word, and the word that was meant. */
const inCode: readonly (readonly [string, string, string, string])[] = [
  ['an outcome', 'forecast.outcomes.forcd', 'forcd', 'forced'],
  ['a branch', 'forecast.branches.leavs', 'leavs', 'leaves'],
  ['an outcome of a simulation', 'simulation.outcomes.forcd', 'forcd', 'forced'],
  ['an outcome that has a time', 'simulation.timing.forcd', 'forcd', 'forced'],
  ['an impact', 'simulation.impacts.throughpt', 'throughpt', 'throughput'],
  ['an outcome of an impact', 'simulation.impacts.throughput.byOutcome.forcd', 'forcd', 'forced'],
  ['a signal', `defineEvents(scenario, [{ date: '', signal: 'denail' }])`, 'denail', 'denial'],
  ['a signal of a plain row', `update(scenario, [{ date: '', signal: 'denail' }])`, 'denail', 'denial'],
  ['a signal of a timeline', `timeline(scenario, [{ date: '', signal: 'denail' }])`, 'denail', 'denial'],
  [
    'a column of a row',
    `defineEvents(scenario, [{ date: '', signal: 'denial', grad: 'B2' }])`,
    'grad',
    'grade',
  ],
  ['an id to observe', `condition(forecast, { observe: ['leavs'] })`, 'leavs', 'leaves'],
  ['an id to rule out', `condition(forecast, { ruleOut: ['leavs'] })`, 'leavs', 'leaves'],
  ['what happened', `condition(forecast, { happened: { id: 'forcd', day: '' } })`, 'forcd', 'forced'],
  ['a question', `probabilityOf(forecast, { any: ['leavs'] })`, 'leavs', 'leaves'],
  ['an outcome that is explained', 'explain(forecast).outcomes.forcd', 'forcd', 'forced'],
  ['a branch to explain', `explain(forecast, { branches: ['leavs'] })`, 'leavs', 'leaves'],
  ['an outcome that is compared', 'compare(forecast, forecast).outcomes.forcd', 'forcd', 'forced'],
  ['a table taken apart', '((() => { const { forcd } = forecast.outcomes; return forcd })())', 'forcd', ''],
]

/** Arguments of their own: here the compiler lists what is known and does not say which is near. */
const inArguments: readonly (readonly [string, string, string])[] = [
  ['a marginal', `setMarginal(forecast, 'leavs', 0.2)`, 'leavs'],
  ['weight of evidence', `weightOfEvidence(forecast, 'forcd', 'stays')`, 'forcd'],
  ['a cumulative incidence', `cumulativeIncidence(forecast, 'forcd')`, 'forcd'],
]

function misspelt(part: string, wrong: string, right: string): string {
  expect(harbour).toContain(part)
  const at = harbour.indexOf(part) + part.lastIndexOf(right)
  return harbour.slice(0, at) + wrong + harbour.slice(at + right.length)
}

/** A message by its words: the compiler lists the members of a union in the order in which it met them. */
const wordsOf = (message: string): string =>
  message
    .split(/[\s|]+/)
    .sort()
    .join(' ')

let complaints: Readonly<Record<string, readonly Complaint[]>> = {}

beforeAll(() => {
  complaints = complaintsOf({
    correct: `${harbour}${using('0').replace(/import \{ scenario.*/, '')}`,
    ...Object.fromEntries(
      inDocument.map(([what, part, wrong, right]) => [what, misspelt(part, wrong, right)]),
    ),
    ...Object.fromEntries([...inCode, ...inArguments].map(([what, code]) => [what, using(code)])),
    variable: misspelt('ratio: { leaves', 'leavs', 'leaves')
      .replace('defineScenario({', '{')
      .replace('},\n})', '},\n} as const\nexport const made = defineScenario(scenario)'),
  })
}, 60_000)

const only = (what: string): Complaint => {
  expect(complaints[what]).toHaveLength(1)
  return complaints[what]![0]!
}

describe('the compiler, of a misspelt word', () => {
  test('has nothing against the literal where nothing is misspelt', () => {
    expect(complaints.correct).toEqual([])
  })

  test.each(inDocument)('in the document, %s, names the near miss', (what, _, wrong, right) => {
    const { message } = only(what)
    expect(message).toContain(wrong)
    expect(message).toMatch(new RegExp(`Did you mean (?:to write )?['"]+${right}['"]+\\?$`))
  })

  test.each(inCode)('in code, %s, names the near miss', (what, _, wrong, right) => {
    const { message } = only(what)
    expect(message).toContain(wrong)
    if (right !== '') expect(message).toMatch(new RegExp(`Did you mean (?:to write )?['"]+${right}['"]+\\?$`))
  })

  test.each(inArguments)('as an argument, %s, lists the ids', (what, _, wrong) => {
    const { message } = only(what)
    expect(message).toContain(`Argument of type '"${wrong}"' is not assignable to parameter of type`)
    for (const id of ['stays', 'leaves', 'resigns', 'dismissed', 'forced', 'arrested'])
      expect(message).toContain(`"${id}"`)
  })

  test('in a literal that lies in a variable, names the word', () => {
    expect(only('variable').message).toContain('misspelt or undeclared: leavs')
  })

  test('points at the word, or at the key that it is the value of', () => {
    expect(only('a table id of a ratio').at).toBe('leavs')
    expect(only('a key of a branch').at).toBe('outcom')
    expect(only('a cluster id').at).toBe('cluster')
    expect(only('an outcome').at).toBe('forcd')
    expect(only('a signal').at).toBe('signal')
    expect(only('an id to observe').at).toBe("'leavs'")
  })

  test('says what docs/types.md shows', () => {
    const shown = readFileSync(join(root, 'docs/types.md'), 'utf8').match(/(?<=^ {2}`).*(?=`$)/gm) ?? []
    expect(shown.length).toBeGreaterThan(5)
    const said = Object.values(complaints).flatMap((all) => all.map(({ message }) => wordsOf(message)))
    for (const message of shown) expect(said).toContain(wordsOf(message))
  })
})
