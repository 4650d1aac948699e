import * as forkcast from 'forkcast'
import { type BranchDocument, defineScenario, type ScenarioDocument, update } from 'forkcast'
import * as read from 'forkcast/read'
import { harbourLog, harbourScenario } from '../../fixtures/harbour/files.ts'
import { show } from '../shown.ts'
import { type Entry, type Example, entriesOf, type Group } from './entry.ts'

const options = {
  asOf: 'The day whose end a forecast is for.',
  by: 'The day by which something must have come true.',
  any: 'Branches and outcomes that are asked about.',
  id: 'One branch or outcome.',
  observe: 'Branches and outcomes of which it is known that the truth lies there.',
  happened: 'What came true, and on which day.',
  condition: 'What a forecast is conditioned on.',
  probability: 'The probability that a marginal is set to.',
  seed: 'A text or a number. The same seed gives the same result.',
  runs: 'How often chance is played out.',
  draws: 'How often the uncertain numbers are drawn.',
  level: 'Of the credible intervals.',
  shard: 'One share of a simulation.',
  parts: 'The parts of a simulation.',
  days: 'Which days a timeline has.',
  to: 'The last day of a timeline.',
  format: 'What a scenario or a log is written as.',
  expressions: 'The parser of expressions, of `forkcast/expressions`.',
  concentration: 'How many cases a number is worth that a scenario states without doubt.',
  quantiles: 'What a distribution is fitted to.',
  family: 'Which distribution is fitted.',
  of: 'How many cases a natural frequency has.',
  word: 'A word of estimative probability.',
  fromDays: 'How long the window is that a probability was stated for.',
  toDays: 'How long the window is that it is wanted for.',
}

const optionCalls: Readonly<Record<keyof typeof options, string>> = {
  asOf: "update(scenario, log, { asOf: '2031-01-01' })",
  by: "probabilityOf(forecast, { any: ['leaves'], by: '1 July' })",
  any: "probabilityOf(forecast, { any: ['leafs'] })",
  id: "cumulativeIncidence(forecast, 'forcd')",
  observe: "condition(forecast, { observe: ['leafs'] })",
  happened: "condition(forecast, { happened: { id: 'leaves', day: '2030-03-01' } })",
  condition: 'condition(forecast, {})',
  probability: "setMarginal(forecast, 'forced', 20)",
  seed: 'simulate(forecast, {})',
  runs: "simulate(forecast, { seed: 'harbour', runs: 0.5 })",
  draws: "simulate(forecast, { seed: 'harbour', draws: 1e9 })",
  level: "simulate(forecast, { seed: 'harbour', level: 90 })",
  shard: "simulateShard(forecast, { seed: 'harbour', shard: { index: 0, of: 4 } })",
  parts: 'mergeShards(forecast, [])',
  days: "timeline(scenario, log, { days: 'some' })",
  to: "timeline(scenario, log, { to: '2029-01-01' })",
  format: "formatScenario(scenario, { format: 'toml' })",
  expressions: "defineScenario(scenario.document, { expressions: 'mathjs' })",
  concentration: 'learn(scenario, [], { concentration: 0 })',
  quantiles: "fitQuantiles([[0.1, 4], [0.9, 3]], { family: 'normal' })",
  family: "fitQuantiles([[0.1, 3], [0.9, 4]], { family: 'gama' })",
  of: 'likelihoodFromFrequency({ happened: 7, of: -10 })',
  word: "probabilityOfWord('likly')",
  fromDays: 'rescaleWindow(0.2, 0, 30)',
  toDays: 'rescaleWindow(0.2, 365, -30)',
}

const parts = {
  'no-part': 'What was given is no part of a simulation.',
  'part-version': 'A part was written by a version of forkcast whose parts are not read by this one.',
  'part-damaged': 'A part is not as it was written: cut off, or changed on the way.',
  'different-work':
    'Two parts stem from different scenarios, logs, days or options. The first difference is named, with both values.',
  'repeated-blocks': 'Two parts hold the same blocks: one was given twice, or shares overlap.',
  'missing-blocks':
    'No part holds some of the blocks. `joinShards`, or `merge --partial`, joins what there is.',
}

const share = (index: number, seed = 'harbour') =>
  `simulateShard(forecast, { seed: '${seed}', shard: { index: ${index}, of: 2 } })`
const partCalls: Readonly<Record<keyof typeof parts, string>> = {
  'no-part': "mergeShards(forecast, [simulate(forecast, { seed: 'harbour' })])",
  'part-version': `mergeShards(forecast, [{ ...${share(1)}, simulationPart: 2 }])`,
  'part-damaged': `mergeShards(forecast, [{ ...${share(1)}, blocks: [[0, 9]] }])`,
  'different-work': `mergeShards(forecast, [${share(1)}, ${share(2, 'harbor')}])`,
  'repeated-blocks': `mergeShards(forecast, [${share(1)}, ${share(1)}])`,
  'missing-blocks': `mergeShards(forecast, [${share(1)}])`,
}

const copies = {
  'no-live-scenario': 'A scenario is what `defineScenario` or `readScenario` gives; a copy of it is data.',
  'no-live-forecast': 'A forecast holds the scenario and the log; a copy, or its JSON, is a result.',
}

const copyCalls: Readonly<Record<keyof typeof copies, string>> = {
  'no-live-scenario': 'update({ ...scenario }, log)',
  'no-live-forecast': "simulate({ ...forecast }, { seed: 'harbour' })",
}

const failures = {
  'impossible-evidence':
    'The evidence leaves no leaf possible. The first smallest set of rows is named without which one would be; `ImpossibleEvidence.rows` has them, and the command line points at the first.',
  'too-many-redrawn':
    'More than half of the draws of the parameters put a value out of range. `forkcast check` says which.',
  'every-draw-impossible':
    'The evidence is possible at the medians of the parameters, and in no draw of them.',
  'impact-not-finite': 'An impact is no number, or too large a one, in a run.',
}

const harbour = (parts: Partial<ScenarioDocument>): forkcast.Scenario =>
  defineScenario(
    {
      forkcast: 1,
      title: 'Harbour',
      origin: '2030-03-01',
      horizon: '2030-12-26',
      exhaustive: true,
      tree: { branches: { stays: { p: 'rest' }, leaves: { p: 0.4 } } },
      ...parts,
    },
    { expressions: read.expressions },
  )

interface FailureCase {
  readonly parts: Partial<ScenarioDocument>
  readonly rows?: readonly forkcast.EventRow[]
  readonly call: string
}

const row = { date: '2030-04-01', signal: 'oath' }
const simulate = "simulate(update(scenario, log), { seed: 'harbour', runs: 10_000 })"
const failureCases: Readonly<Record<keyof typeof failures, FailureCase>> = {
  'impossible-evidence': {
    parts: { signals: { oath: { likelihood: { stays: 0, otherwise: 0 } } } },
    rows: [row],
    call: 'update(scenario, log)',
  },
  'too-many-redrawn': {
    parts: { tree: { branches: { stays: { p: 'rest' }, leaves: { p: { normal: { mean: 0.01, sd: 5 } } } } } },
    call: simulate,
  },
  'every-draw-impossible': {
    parts: {
      parameters: { pressure: { distribution: { uniform: { min: 0, max: 1 } } } },
      signals: { oath: { likelihood: { otherwise: 'pressure == 0.5 ? 0.5 : 0' } } },
    },
    rows: [row],
    call: simulate,
  },
  'impact-not-finite': {
    parts: {
      impacts: { cost: { default: '1 / (days - 123)' } },
      tree: { branches: { leaves: { p: 1, timing: { uniform: { min: 0, max: 300 } } } } },
    },
    call: simulate,
  },
}

/** What a line of code throws: `Name: message`. */
function thrownBy(code: string, scenario: forkcast.Scenario, log: readonly forkcast.EventRow[]): string {
  const scope: Record<string, unknown> = { ...forkcast, ...read, scenario, log }
  if (/\bforecast\b/.test(code)) scope.forecast = update(scenario, log, { asOf: '2030-04-30' })
  try {
    new Function(...Object.keys(scope), `return ${code}`)(...Object.values(scope))
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`
  }
  throw new Error(`${code} throws no error`)
}

function callExamples(calls: Readonly<Record<string, string>>): Map<string, Example[]> {
  return new Map(
    Object.entries(calls).map(([title, call]): [string, Example[]] => {
      const message = thrownBy(call, harbourScenario, harbourLog)
      return [title, [{ language: 'ts', text: call, message }]]
    }),
  )
}

function failureExample(code: string, { parts, rows = [], call }: FailureCase): Example {
  const message = thrownBy(call, harbour(parts), rows)
  if (code !== 'impossible-evidence') expectCode(code, call, parts, rows)
  return {
    language: 'ts',
    text: `const scenario = defineScenario({ …, ${show(parts).slice(2, -2)} }, { expressions })\nconst log = ${show(rows)}\n${call}`,
    message,
  }
}

function expectCode(
  code: string,
  call: string,
  parts: Partial<ScenarioDocument>,
  log: readonly forkcast.EventRow[],
): void {
  const scope: Record<string, unknown> = { ...forkcast, scenario: harbour(parts), log }
  try {
    new Function(...Object.keys(scope), `return ${call}`)(...Object.values(scope))
  } catch (error) {
    if ((error as { code?: string }).code === code) return
  }
  throw new Error(`${call} gives no ${code}`)
}

const literal: Entry[] = entriesOf(options, callExamples(optionCalls))

/** What only a literal can have: an expression without a parser, and more than a text holds. */
export function literalExamples(): Map<string, Example[]> {
  const shown = {
    'no-expression-parser':
      "defineScenario({ …, tree: { branches: { stays: { p: 'rest' }, leaves: { p: '1/3' } } } })",
    'too-large': 'defineScenario({ …, tree: { branches: … 25 levels, each with two branches … } })',
  }
  // each level twice the one below: the tree is never written out
  let many: Record<string, BranchDocument> = { a: {}, b: {} }
  for (let level = 0; level < 24; level++) many = { a: { branches: many }, b: { branches: many } }
  const branches = {
    'no-expression-parser': { stays: { p: 'rest' as const }, leaves: { p: '1/3' } },
    'too-large': many,
  }
  return new Map(
    Object.entries(branches).map(([code, each]): [string, Example[]] => {
      try {
        defineScenario({ ...harbourScenario.document, tree: { branches: each }, signals: {} })
      } catch (error) {
        const text = shown[code as keyof typeof shown]
        return [code, [{ language: 'ts', text, message: (error as Error).message }]]
      }
      throw new Error(`there is no ${code}`)
    }),
  )
}

/** What calls throw that no document or log is to blame for, and what comes out while computing. */
export function callGroups(): Group[] {
  return [
    {
      title: 'Options of a call',
      intro:
        'An `OptionError` has `option`, `received` and `expected`. On the command line `asOf` is `--as-of`, and the exit code 2. The examples have the scenario of tests/fixtures/harbour, its log, and its forecast as of 2030-04-30.',
      entries: literal,
    },
    {
      title: 'Copies',
      intro: 'A `NotLiveError`: what was given has lost what it was made of.',
      entries: entriesOf(copies, callExamples(copyCalls)),
    },
    {
      title: 'Parts of a simulation',
      intro:
        'A `PartError` with a `code`; on the command line the exit code is 1, and parts are called by their files.',
      entries: entriesOf(parts, callExamples(partCalls)),
    },
    {
      title: 'While computing',
      intro: '`ImpossibleEvidence`, and `SimulationError` with a `code`.',
      entries: entriesOf(
        failures,
        new Map(Object.entries(failureCases).map(([code, each]) => [code, [failureExample(code, each)]])),
      ),
    },
  ]
}
