import { type CaseInput, defineScenario, learn, type ScenarioDocument } from 'forkcast'
import { parseCases } from 'forkcast/read'
import { formatProblem } from '../../../src/checking/problem.ts'
import { CaseError } from '../../../src/learning/cases.ts'
import { linkCases } from '../../../src/learning/linkCases.ts'
import { modelOf, type Scenario } from '../../../src/scenario/scenario.ts'
import { show } from '../shown.ts'
import type { Entry, Group } from './entry.ts'

const scenarioOf = (parts: Partial<ScenarioDocument>): Scenario =>
  defineScenario({
    forkcast: 1,
    title: 'Harbour',
    origin: '2030-03-01',
    horizon: '2030-12-26',
    exhaustive: true,
    tree: { branches: { stays: { count: 3 }, leaves: { count: 1 } } },
    signals: { strike: { rate: { otherwise: { gamma: { shape: 2, scale: 0.5 } } } } },
    ...parts,
  } as ScenarioDocument)

const rows: Readonly<Record<string, readonly [meaning: string, csv: string]>> = {
  'duplicate-case': [
    'Two rows have one name. A case is one row.',
    'case,leaf\nEasthaven 2011,stays\nEasthaven 2011,leaves',
  ],
  'case-place': [
    'A case says where it ended once: by leaf, branch or outcome.',
    'case,leaf,outcome\nEasthaven 2011,leaves,leaves',
  ],
  'days-missing': [
    'Occurrences of a `rate` signal say nothing without the days they were watched for.',
    'case,leaf,seen\nEasthaven 2011,leaves,strike*2',
  ],
  'seen-and-absent': [
    'A `rate` signal that occurred was not absent: under `absent` it did not occur in all the days.',
    'case,leaf,seen,absent,days\nEasthaven 2011,leaves,strike,strike,60',
  ],
}

const one: CaseInput = { case: 'Easthaven 2011', leaf: 'leaves' }
const notices: Readonly<
  Record<string, readonly [meaning: string, parts: Partial<ScenarioDocument>, cases: readonly CaseInput[]]>
> = {
  'certain-split': [
    'Shares without counts or a concentration are a certainty, which no case changes.',
    { tree: { branches: { stays: { p: 0.75 }, leaves: { p: 0.25 } } } },
    [one],
  ],
  'certain-value': [
    'A likelihood or rate that is a bare number is a certainty, too.',
    { signals: { leak: { likelihood: { otherwise: 0.5 } } } },
    [{ ...one, seen: ['leak'] }],
  ],
  'not-conjugate': [
    'The number is uncertain in a form that has no posterior of the same form.',
    { signals: { leak: { likelihood: { otherwise: '0.2 to 0.6' } } } },
    [{ ...one, seen: ['leak'] }],
  ],
  'no-likelihood': [
    'A ratio or decibans compare leaves; how often the signal is seen they do not say.',
    { signals: { leak: { ratio: { leaves: 3 } } } },
    [{ ...one, seen: ['leak'] }],
  ],
  'uncounted-cases': [
    'Of some cases it is not known where they went at a split, or which value of a signal is theirs.',
    {
      tree: {
        branches: {
          stays: { count: 3 },
          leaves: { count: 1, branches: { resigns: { count: 2 }, forced: { count: 1 } } },
        },
      },
    },
    [{ case: 'Easthaven 2011', branch: 'leaves' }],
  ],
  'impossible-case': [
    'A case went where the scenario says none can go. It is counted, where counts are kept.',
    { tree: { smoothing: 0, branches: { stays: { count: 3 }, leaves: { count: 0 } } } },
    [one],
  ],
}

function rowEntry(code: string, meaning: string, csv: string): Entry {
  const { cases, problems } = parseCases(csv)
  const found = (problems ?? linked(cases ?? [])).find((problem) => problem.code === code)
  if (!found) throw new Error(`no ${code} in ${csv}`)
  return { title: code, meaning, examples: [{ language: 'csv', text: csv, message: formatProblem(found) }] }
}

function linked(cases: readonly CaseInput[]) {
  try {
    linkCases(modelOf(scenarioOf({})), cases)
  } catch (error) {
    if (error instanceof CaseError) return error.problems
  }
  return []
}

/** What can be wrong with past cases, and what cannot be learned from them. */
export function learningGroup(): Group {
  const told = Object.entries(notices).map(([code, [meaning, parts, cases]]): Entry => {
    const notice = learn(scenarioOf(parts), cases).notices.find((each) => each.code === code)
    if (!notice) throw new Error(`no ${code}`)
    const text = `const scenario = defineScenario({ …, ${show(parts).slice(2, -2)} })\nlearn(scenario, ${show(cases)}).notices`
    return { title: code, meaning, examples: [{ language: 'ts', text, message: formatProblem(notice) }] }
  })
  return {
    title: 'Past cases',
    intro:
      'The first four are problems of cases, in a `CaseError`; a text of cases has those of a log too, and its rows those of rows that are none, have unknown keys, values or ids. The others stop nothing: `learn` lists them under `notices`.',
    entries: [...Object.entries(rows).map(([code, [meaning, csv]]) => rowEntry(code, meaning, csv)), ...told],
  }
}
