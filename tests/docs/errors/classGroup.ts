import * as forkcast from 'forkcast'
import { ForkcastError } from 'forkcast'
import * as read from 'forkcast/read'
import { type Entry, entriesOf, type Group } from './entry.ts'

const meanings = {
  'invalid-scenario':
    'A `ScenarioError`: a document is no scenario. `problems` has everything that is wrong with it.',
  'invalid-events':
    'An `EventError`: a log is wrong, by itself or for its scenario. `problems` has all of it.',
  'invalid-cases': 'A `CaseError`: past cases are wrong. `problems` has all of it.',
  'invalid-quotes': 'A `QuoteError`: what others said is wrong. `problems` has all of it.',
  'invalid-audit': 'An `AuditError`: published figures cannot be read. `problems` has all of it.',
  'expression-syntax':
    'An `ExpressionSyntaxError`: a text is no expression. It has `offset` and `expected`; in a document it becomes the problem `invalid-expression`.',
  'invalid-option':
    'An `OptionError`: an argument of a call is wrong. It has `option`, `received` and `expected`; the options are listed below.',
}

const calls: Readonly<Record<keyof typeof meanings, string>> = {
  'invalid-scenario': "readScenario('forkcast: 2')",
  'invalid-events': "readEvents('date,signal\\n2030-02-30,leak')",
  'invalid-cases': "readCases('case,branch\\nTartu 2012,')",
  'invalid-quotes': "readQuotes('date,forecaster,probability\\n2030-03-01,market,2')",
  'invalid-audit': 'audit({})',
  'expression-syntax': "expressions('0.1 +')",
  'invalid-option': 'extremize([0.2, 0.8], -1)',
}

function thrownBy(code: string, call: string): string {
  const scope: Record<string, unknown> = { ...forkcast, ...read }
  try {
    new Function(...Object.keys(scope), `return ${call}`)(...Object.values(scope))
  } catch (error) {
    if (error instanceof ForkcastError && error.code === code) return `${error.name}: ${error.message}`
  }
  throw new Error(`${call} does not throw ${code}`)
}

/** The one code of each class of errors that has no other. */
export function classGroup(): Group {
  const examples = new Map(
    Object.entries(calls).map(([code, text]): [string, Entry['examples']] => [
      code,
      [{ language: 'ts', text, message: thrownBy(code, text) }],
    ]),
  )
  return {
    title: 'Classes of errors',
    intro: `All errors extend \`ForkcastError\` and have a \`code\`. \`error instanceof ForkcastError\` holds across the entries of one module
format; across copies of the package (ESM and CommonJS, two versions) ask for \`error.code\`, or \`error.name\`. These classes
have one code each. \`SimulationError\`, \`ImpossibleEvidence\`, \`PartError\`, \`WorkerError\` and \`NotLiveError\` stand below by
their codes; that of a \`FileError\` is the system's word, such as \`ENOENT\`, or \`not-utf8\`, \`too-large\`.`,
    entries: entriesOf(meanings, examples),
  }
}
