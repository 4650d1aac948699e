import { readdirSync, readFileSync } from 'node:fs'
import { defineScenario, ScenarioError } from 'forkcast'
import { expressions, parseScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/text/document.ts'

interface Case {
  readonly code: string
  readonly path: string
  readonly received?: unknown
  /** Rule, culprit and way out, each a part of the sentence. */
  readonly says: readonly string[]
  /** A document, ▼ before the place that the problem points at. */
  readonly text: string
}

const head = `forkcast: 1
title: Harbour
origin: 2030-03-01
horizon: 2030-12-26
exhaustive: true
`
const tree = `tree: { branches: { stays: { p: rest }, leaves: { p: 0.4 } } }
`

const cases: Case[] = [
  {
    code: 'version',
    path: 'forkcast',
    received: 2,
    says: ['version 1 of the format', 'received 2', 'written forkcast: 1'],
    text: `forkcast: ▼2\n${tree}`,
  },
  {
    code: 'invalid-type',
    path: 'signals.strike',
    received: 3,
    says: ['expected an object', 'received 3'],
    text: `${head}${tree}signals:\n  strike: ▼3\n`,
  },
  {
    code: 'invalid-type',
    path: 'parameters',
    received: ['pressure'],
    says: ['expected a map from ids to objects', 'received ["pressure"]'],
    text: `${head}${tree}parameters: ▼[pressure]\n`,
  },
  {
    code: 'unknown-key',
    path: 'tree.branches.leaves.porbability',
    received: 0.4,
    says: ['unknown key "porbability"', 'known here: p, weight, count'],
    text: `${head}tree:\n  branches:\n    stays: { p: rest }\n    leaves: { p: 0.4, ▼porbability: 0.4 }\n`,
  },
  {
    code: 'unknown-key',
    path: 'horizn',
    received: '2030-12-26',
    says: ['unknown key "horizn"', 'did you mean "horizon"?'],
    text: `${head}▼horizn: 2030-12-26\n${tree}`,
  },
  {
    code: 'missing-key',
    path: 'clusters.press',
    says: ['"correlation" is missing', 'it takes a number in [0, 1]'],
    text: `${head}${tree}clusters: { press: ▼{ title: Press } }\n`,
  },
  {
    code: 'invalid-value',
    path: 'title',
    received: 2030,
    says: ['expected text', 'received 2030'],
    text: `${head.replace('Harbour', '▼2030')}${tree}`,
  },
  {
    code: 'invalid-value',
    path: 'tree.concentration',
    received: '20',
    says: ['expected a number above 0', 'received "20"', 'write it without quotes'],
    text: `${head}tree: { concentration: ▼"20", branches: { stays: { p: rest }, leaves: { p: 0.4 } } }\n`,
  },
  {
    code: 'invalid-value',
    path: 'tree.branches.leaves.p',
    received: '0.4',
    says: ['expected a number, a distribution or an expression', 'received "0.4"', 'write it without quotes'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: ▼'0.4' } } }\n`,
  },
  {
    code: 'invalid-value',
    path: 'grades.A',
    received: 95,
    says: ['expected a credence, in [0, 1]', 'received 95'],
    text: `${head}${tree}grades: { A: ▼95 }\n`,
  },
  {
    code: 'invalid-value',
    path: 'signals.strike.ratio.leaves',
    received: [2],
    says: ['expected a number, a distribution', 'received [2]'],
    text: `${head}${tree}signals: { strike: { ratio: { leaves: ▼[2] } } }\n`,
  },
  {
    code: 'invalid-id',
    path: 'tree.branches.1st',
    received: '1st',
    says: ['"1st" is no id', 'an id is a letter, then letters, digits, _ or -'],
    text: `${head}tree: { branches: { ▼1st: { p: rest }, leaves: { p: 0.4 } } }\n`,
  },
  {
    code: 'invalid-id',
    path: 'signals.audit leak',
    received: 'audit leak',
    says: ['"audit leak" is no id', 'letters, digits, _ or -'],
    text: `${head}${tree}signals: { ▼audit leak: { ratio: { leaves: 2 } } }\n`,
  },
  {
    code: 'invalid-id',
    path: 'signals.leak.ratio.das Amt',
    received: 'das Amt',
    says: ['"das Amt" is no id', 'letters, digits, _ or -'],
    text: `${head}${tree}signals: { leak: { ratio: { ▼das Amt: 2 } } }\n`,
  },
  {
    code: 'reserved-id',
    path: 'tree.branches.otherwise',
    received: 'otherwise',
    says: ['"otherwise" can be no id', 'a meaning of its own'],
    text: `${head}tree: { branches: { stays: { p: rest }, ▼otherwise: { p: 0.4 } } }\n`,
  },
  {
    code: 'reserved-id',
    path: 'tree.branches.leaves.outcome',
    received: 'void',
    says: ['"void" can be no outcome id', 'a meaning of its own'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: 0.4, outcome: ▼void } } }\n`,
  },
  {
    code: 'no-branches',
    path: 'tree.branches',
    received: {},
    says: ['expected a map from branch ids to branches', 'received {}'],
    text: `${head}tree: { branches: ▼{} }\n`,
  },
  {
    code: 'no-branches',
    path: 'tree.branches.leaves.branches',
    received: ['resigns'],
    says: ['expected a map from branch ids to branches', 'received ["resigns"]'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: 0.4, branches: ▼[resigns] } } }\n`,
  },
  {
    code: 'duplicate-id',
    path: 'tree.branches.leaves.branches.stays',
    received: 'stays',
    says: ['"stays" is taken by tree.branches.stays', 'ids are unique in the whole tree'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: 0.4, branches: { ▼stays: { p: 1 } } } } }\n`,
  },
  {
    code: 'misplaced-key',
    path: 'tree.branches.leaves.question',
    received: 'How?',
    says: ['"question" belongs to a node with branches', '"leaves" has none'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: 0.4, ▼question: How? } } }\n`,
  },
  {
    code: 'misplaced-key',
    path: 'tree.branches.leaves.outcome',
    received: 'forced',
    says: ['"outcome" belongs to a leaf', '"leaves" has branches'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: 0.4, ▼outcome: forced, branches: { resigns: { p: 1 } } } } }\n`,
  },
  {
    code: 'misplaced-key',
    path: 'tree.smoothing',
    received: 1,
    says: ['smoothing goes with counts', 'these branches say p'],
    text: `${head}tree: { ▼smoothing: 1, branches: { stays: { p: rest }, leaves: { p: 0.4 } } }\n`,
  },
  {
    code: 'misplaced-key',
    path: 'tree.concentration',
    received: 20,
    says: ['counts say how sure the split is by themselves', 'leave concentration: 20 out'],
    text: `${head}tree: { ▼concentration: 20, branches: { stays: { count: 3 }, leaves: { count: 4 } } }\n`,
  },
  {
    code: 'misplaced-key',
    path: 'signals.denial.per',
    received: 7,
    says: ['"per" goes with a rate', 'this signal says ratio'],
    text: `${head}${tree}signals: { denial: { ratio: { stays: 2 }, ▼per: 7 } }\n`,
  },
  {
    code: 'misplaced-key',
    path: 'signals.strike.halfLife',
    received: 7,
    says: ['a rate is a complete model of arrivals', 'takes no halfLife'],
    text: `${head}${tree}signals: { strike: { rate: { otherwise: 2 }, ▼halfLife: 7 } }\n`,
  },
  {
    code: 'second-residual',
    path: 'tree.branches.leaves.residual',
    received: true,
    says: ['"stays" is the residual leaf already', 'one leaf stands for anything else'],
    text: `${head}tree: { branches: { stays: { p: rest, residual: true }, leaves: { p: 0.4, residual: ▼true } } }\n`,
  },
  {
    code: 'outcome-is-branch',
    path: 'tree.branches.stays.outcome',
    received: 'leaves',
    says: ['the outcome "leaves" has the id of a branch', 'rename one of them'],
    text: `${head}tree: { branches: { stays: { p: rest, outcome: ▼leaves }, leaves: { p: 0.4, branches: { a: { p: 1 } } } } }\n`,
  },
  {
    code: 'split-missing',
    path: 'tree.branches.leaves',
    says: ['"leaves" needs its share', 'here p like its siblings'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: ▼{ title: Leaves } } }\n`,
  },
  {
    code: 'split-mixed',
    path: 'tree.branches.leaves',
    says: ['"leaves" says weight', 'its siblings under "tree" say p', 'the forms are never mixed'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: ▼{ weight: 0.4 } } }\n`,
  },
  {
    code: 'second-rest',
    path: 'tree.branches.leaves.p',
    received: 'rest',
    says: ['"stays" says rest already', 'only one of the branches'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: ▼rest } } }\n`,
  },
  {
    code: 'misplaced-rest',
    path: 'tree.branches.leaves.weight',
    received: 'rest',
    says: ['rest takes what is left of 1', 'goes with p', 'this split says weight'],
    text: `${head}tree: { branches: { stays: { weight: 3 }, leaves: { weight: ▼rest } } }\n`,
  },
  {
    code: 'split-sum',
    path: 'tree.branches',
    received: 0.9999,
    says: ['sum to 0.9999, not to 1', 'let one branch say rest'],
    text: `${head}tree: { branches: ▼{ stays: { p: 0.5999 }, leaves: { p: 0.4 } } }\n`,
  },
  {
    code: 'split-zero',
    path: 'tree.branches',
    received: 0,
    says: ['the weights of these branches are all zero', 'nothing to split by'],
    text: `${head}tree: { branches: ▼{ stays: { weight: 0 }, leaves: { weight: 0 } } }\n`,
  },
  {
    code: 'out-of-range',
    path: 'tree.branches.leaves.p',
    received: 40,
    says: ['expected a probability, in [0, 1]', 'received 40', 'Then write 0.4'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: ▼40 } } }\n`,
  },
  {
    code: 'out-of-range',
    path: 'signals.strike.rate.leaves',
    received: 0,
    says: ['expected a number of events above 0', 'received 0'],
    text: `${head}${tree}signals: { strike: { rate: { leaves: ▼0, otherwise: 1 } } }\n`,
  },
  {
    code: 'invalid-distribution',
    path: 'tree.branches.leaves.timing.weibull.shape',
    received: -1,
    says: ['shape of the weibull distribution must be', 'received -1'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: 0.4, timing: { weibull: { shape: ▼-1, scale: 3 } } } } }\n`,
  },
  {
    code: 'invalid-expression',
    path: 'tree.branches.leaves.p',
    received: '0.1 +',
    says: ['The expression cannot be read at its end', 'check brackets and operators', 'of "0.1 +"'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: ▼0.1 + } } }\n`,
  },
  {
    code: 'unknown-parameter',
    path: 'tree.branches.leaves.p',
    received: '0.1 + presure',
    says: ['"presure" is no declared parameter', 'did you mean "pressure"?'],
    text: `${head}parameters: { pressure: { distribution: 0.1 to 0.2 } }\ntree: { branches: { stays: { p: rest }, leaves: { p: ▼0.1 + presure } } }\n`,
  },
  {
    code: 'not-finite',
    path: 'impacts.cost.default',
    received: '1/0',
    says: ['"1/0" is Infinity at the medians', 'keep it finite, with clamp, min or max'],
    text: `${head}${tree}impacts: { cost: { default: ▼1/0 } }\n`,
  },
  {
    code: 'invalid-parameter-id',
    path: 'parameters.e',
    received: 'e',
    says: ['expressions could not use "e"', 'has a meaning of its own'],
    text: `${head}parameters: { ▼e: { distribution: 0.1 to 0.2 } }\n${tree}`,
  },
  {
    code: 'timing-outside',
    path: 'tree.branches.leaves.timing',
    received: { uniform: { min: 400, max: 500 } },
    says: ['nothing on the 300 days from origin to horizon', 'or move the horizon'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: 0.4, timing: ▼{ uniform: { min: 400, max: 500 } } } } }\n`,
  },
  {
    code: 'unknown-impact',
    path: 'tree.branches.leaves.impacts.costs',
    received: 'costs',
    says: ['"costs" is not declared under impacts', 'did you mean "cost"?'],
    text: `${head}impacts: { cost: { default: 1 } }\ntree: { branches: { stays: { p: rest }, leaves: { p: 0.4, impacts: { ▼costs: 3 } } } }\n`,
  },
  {
    code: 'impact-missing',
    path: 'impacts.cost',
    says: ['no value for stays, leaves', 'or give the impact a default'],
    text: `${head}${tree}impacts: { cost: ▼{ unit: EUR } }\n`,
  },
  {
    code: 'signal-form',
    path: 'signals.strike',
    says: ['exactly one of likelihood, ratio, decibans, rate', 'received ratio and rate'],
    text: `${head}${tree}signals: { strike: ▼{ ratio: { stays: 2 }, rate: { otherwise: 1 } } }\n`,
  },
  {
    code: 'unknown-cluster',
    path: 'signals.strike.cluster',
    received: 'pres',
    says: ['"pres" is no declared cluster', 'did you mean "press"?'],
    text: `${head}${tree}clusters: { press: { correlation: 0.4 } }\nsignals: { strike: { ratio: { stays: 2 }, cluster: ▼pres } }\n`,
  },
  {
    code: 'unknown-id',
    path: 'signals.strike.ratio.leafs',
    received: 'leafs',
    says: ['"leafs" is neither a branch nor an outcome', 'did you mean "leaves"?'],
    text: `${head}${tree}signals: { strike: { ratio: { ▼leafs: 2 } } }\n`,
  },
  {
    code: 'unknown-id',
    path: 'resolution.outcome',
    received: 'leave',
    says: ['"leave" is no outcome', 'did you mean "leaves"?'],
    text: `${head}${tree}resolution: { outcome: ▼leave }\n`,
  },
  {
    code: 'ambiguous-table',
    path: 'signals.strike.ratio.leaves',
    received: 'leaves',
    says: ['"leaves" has the outcome "forced"', 'the table names both', 'name one of them'],
    text: `${head}tree: { branches: { stays: { p: rest }, leaves: { p: 0.4, outcome: forced } } }\nsignals: { strike: { ratio: { ▼leaves: 2, forced: 3 } } }\n`,
  },
  {
    code: 'otherwise-missing',
    path: 'signals.strike.likelihood',
    says: ['no likelihood for stays', 'or say otherwise'],
    text: `${head}${tree}signals: { strike: { likelihood: ▼{ leaves: 0.5 } } }\n`,
  },
  {
    code: 'invalid-day',
    path: 'origin',
    received: '2030-02-30',
    says: ['there is no day 2030-02-30 in the calendar'],
    text: `${head.replace('2030-03-01', '▼2030-02-30')}${tree}`,
  },
  {
    code: 'invalid-day',
    path: 'resolution.date',
    received: '14 July',
    says: ['"14 July"', 'write a day as year-month-day, as in 2030-03-01'],
    text: `${head}${tree}resolution: { date: ▼14 July }\n`,
  },
  {
    code: 'horizon-before-origin',
    path: 'horizon',
    received: '2030-03-01',
    says: ['the horizon must be a day after the origin, "2030-03-01"', 'received "2030-03-01"'],
    text: `${head.replace('2030-12-26', '▼2030-03-01')}${tree}`,
  },
  {
    code: 'unknown-grade',
    path: 'grades.F',
    received: 'F',
    says: ['"F" is no grade with a credence', 'these are 1, 2, 3, 4, 5, A, B, C, D, E'],
    text: `${head}${tree}grades: { ▼F: 0.5 }\n`,
  },
]

/** Line and column of the mark, and the text without it. */
function unmarked(marked: string): { text: string; line: number; column: number } {
  const before = marked.slice(0, marked.indexOf('▼')).split('\n')
  return { text: marked.replace('▼', ''), line: before.length, column: before.at(-1)!.length + 1 }
}

describe.each(cases)('$code at $path', ({ code, path, received, says, text: marked }) => {
  const { text, line, column } = unmarked(marked)
  const expected = received === undefined ? { code, path } : { code, path, received }

  test('is reported from text with its place', () => {
    expect(parseScenario(text).problems).toMatchObject([{ ...expected, line, column }])
  })

  test('is reported from a literal, and says rule, culprit and way out', () => {
    const { value, problems } = readDocument(text)
    expect(problems).toEqual([])
    try {
      defineScenario(value as never, { expressions })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError)
      const [problem, ...others] = (error as ScenarioError).problems
      expect(others).toEqual([])
      expect(problem).toMatchObject(expected)
      expect(problem).not.toHaveProperty('line')
      for (const words of says) expect(problem?.message).toContain(words)
      expect((error as ScenarioError).message).toBe(`${path}: ${problem?.message}`)
    }
  })
})

test('every code that the sources can report is among these cases, or has a test of its own', () => {
  const folder = new URL('../../src/scenario/', import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'keyDocs.ts')
  // in examples of doc comments signals are named, and no codes
  const sources = files.map((file) =>
    readFileSync(new URL(file, folder), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, ''),
  )
  const codes = new Set(sources.flatMap((source) => source.match(/'(?:[a-z]+-)+[a-z]+'|'version'/g) ?? []))
  const elsewhere = {
    'a literal alone: formula.test.ts': ['no-expression-parser'],
    'no position of its own: shape.test.ts, problem.test.ts': ['too-deep', 'too-large', 'more-problems'],
    'a warning: model.test.ts': ['no-residual'],
  }
  const covered = [...cases.map(({ code }) => code), ...Object.values(elsewhere).flat()]
  expect([...codes].map((code) => code.slice(1, -1)).sort()).toEqual([...new Set(covered)].sort())
})
