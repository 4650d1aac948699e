import { check, type EventRow, simulate, update, type Warning } from 'forkcast'
import { readScenario } from 'forkcast/read'
import { formatProblem } from '../../../src/checking/problem.ts'
import { harbourLog, harbourScenario } from '../../fixtures/harbour/files.ts'
import { head, threeLeaves, tree } from '../../scenario/lints/warned.ts'
import { type Example, entriesOf, type Group } from './entry.ts'
import { linesOf } from './rowGroups.ts'

const ofForecast = {
  'no-residual': 'No leaf stands for anything else, and the document does not say `exhaustive: true`.',
  'duplicate-row': 'A row was delivered twice, and is counted once.',
  'as-of-defaulted': 'No as-of day was given where it matters.',
}

const ofSimulation = {
  'few-effective-draws': 'Few of the draws agree with the evidence.',
}

const ofCheck = {
  'prior-without-source': 'Nothing says where a prior comes from.',
  'support-out-of-range': 'An uncertain number can leave the range in which it makes sense.',
  'timing-beyond-horizon': 'A timing has more than a tenth outside the window.',
  'inseparable-outcomes': 'No signal and no timing tells outcomes apart.',
  'ratio-on-every-leaf': 'A ratio compares with the leaves that are not named, and here there are none.',
  'cluster-of-one': 'There is nothing in a cluster that could hang together.',
  'unused-signal': 'No row of the log has a signal.',
  'row-never-counts': 'A row is ignored on every day that can be asked for.',
  'event-without-effect': 'An event is as likely under every leaf, or has no strength.',
  'log-ends-early': 'The log stops long before the as-of day, while rates run.',
}

interface Case {
  readonly text: string
  readonly rows?: readonly EventRow[]
  readonly asOf?: string
}

const leak = { date: '2030-04-01', signal: 'leak' }
const signal = (body: string): string => `${tree}signals: { leak: ${body} }\n`

const cases: Readonly<Record<keyof typeof ofCheck | 'no-residual' | 'duplicate-row', Case>> = {
  'no-residual': { text: tree },
  'duplicate-row': { text: signal('{ ratio: { leaves: 2 } }'), rows: [leak, leak] },
  'prior-without-source': { text: tree },
  'support-out-of-range': { text: tree.replace('0.4', '{ normal: { mean: 0.4, sd: 0.3 } }') },
  'timing-beyond-horizon': { text: tree.replace('p: 0.4', 'p: 0.4, timing: { exponential: { mean: 365 } }') },
  'inseparable-outcomes': { text: `${threeLeaves}signals: { leak: { ratio: { leaves: 2 } } }\n` },
  'ratio-on-every-leaf': { text: signal('{ ratio: { stays: 2, leaves: 4 } }') },
  'cluster-of-one': {
    text: `${signal('{ ratio: { leaves: 2 }, cluster: press }')}clusters: { press: { correlation: 0.4 } }\n`,
  },
  'unused-signal': {
    text: `${tree}signals: { leak: { ratio: { leaves: 2 } }, oath: { ratio: { stays: 2 } } }\n`,
    rows: [leak],
  },
  'row-never-counts': { text: signal('{ ratio: { leaves: 2 } }'), rows: [{ ...leak, date: '2030-02-20' }] },
  'event-without-effect': { text: signal('{ likelihood: { otherwise: 0.5 } }'), rows: [leak] },
  'log-ends-early': {
    text: signal('{ rate: { leaves: 3, otherwise: 1 } }'),
    rows: [leak],
    asOf: '2030-10-01',
  },
}

/** A head in which what the case is about is missing. */
function headFor(code: string): string {
  if (code === 'no-residual') return head.replace('exhaustive: true\n', '')
  return code === 'prior-without-source' ? head.replace('source: an invented case\n', '') : head
}

function placeless({ code, message, path }: Warning): string {
  return formatProblem({ code, message, ...(path === undefined ? {} : { path }) })
}

function exampleOf(code: string, { text, rows, asOf }: Case): Example {
  const scenario = readScenario(headFor(code) + text)
  const found = check(scenario, rows, asOf === undefined ? {} : { asOf }).filter((each) => each.code === code)
  if (!found[0]) throw new Error(`no ${code}`)
  const log = rows ? `\n# with the log\n${linesOf(rows).replace(/^/gm, '# ')}` : ''
  const day = asOf === undefined ? '' : `\n# as of ${asOf}`
  return { language: 'yaml', text: `${text.trimEnd()}${log}${day}`, message: placeless(found[0]) }
}

/** What is allowed and still deserves a look. */
export function warningGroups(): Group[] {
  const defaulted = update(harbourScenario, harbourLog).warnings.find(
    ({ code }) => code === 'as-of-defaulted',
  )
  const call: Example = {
    language: 'ts',
    text: 'update(scenario, log).warnings',
    message: defaulted ? placeless(defaulted) : '',
  }
  const few = simulate(update(harbourScenario, harbourLog), { seed: 'harbour', draws: 20 }).warnings[0]
  const simulated: Example = {
    language: 'ts',
    text: "simulate(update(scenario, log), { seed: 'harbour', draws: 20 }).warnings",
    message: few ? placeless(few) : '',
  }
  const examples = Object.entries(cases).map(([code, each]): [string, Example[]] => [
    code,
    [exampleOf(code, each)],
  ])
  const among = (meanings: object) => examples.filter(([code]) => Object.hasOwn(meanings, code))
  return [
    {
      title: 'Warnings of a forecast',
      intro: 'Under `warnings` of a forecast, and below its tables.',
      entries: entriesOf(ofForecast, new Map([...among(ofForecast), ['as-of-defaulted', [call]]])),
    },
    {
      title: 'Warnings of a simulation',
      intro: 'Under `warnings` of a simulation, and below its tables.',
      entries: entriesOf(ofSimulation, new Map([['few-effective-draws', [simulated]]])),
    },
    {
      title: 'Warnings of check',
      intro: 'Besides those above. [checks.md](checks.md) says why each matters and what to do about it.',
      entries: entriesOf(ofCheck, new Map(among(ofCheck))),
    },
  ]
}
