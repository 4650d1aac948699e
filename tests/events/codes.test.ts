import { readdirSync, readFileSync } from 'node:fs'
import { update } from 'forkcast'
import { readEvents } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { EventError } from '../../src/events/log.ts'
import { problemsOf, row, scenario } from './logs.ts'

interface Case {
  readonly code: string
  readonly path: string
  /** The second row of a log whose first is right. */
  readonly wrong: unknown
  readonly received?: unknown
  readonly says: readonly string[]
}

const cases: Case[] = [
  { code: 'invalid-type', path: 'row 2', wrong: 3, received: 3, says: ['expected an object', 'received 3'] },
  {
    code: 'unknown-key',
    path: 'row 2: sorce',
    wrong: row({ sorce: 'radio' }),
    received: 'radio',
    says: ['unknown key "sorce"', 'did you mean "source"?'],
  },
  {
    code: 'missing-key',
    path: 'row 2',
    wrong: { date: '2030-04-01' },
    says: ['"signal" is missing', 'it takes the id of a signal'],
  },
  {
    code: 'invalid-value',
    path: 'row 2: credence',
    wrong: row({ credence: 70 }),
    received: 70,
    says: ['expected a probability, in [0, 1]', 'received 70'],
  },
  {
    code: 'invalid-day',
    path: 'row 2: reported',
    wrong: row({ reported: '2030-04-31' }),
    received: '2030-04-31',
    says: ['"2030-04-31"', 'there is no day 2030-04-31 in the calendar'],
  },
  {
    code: 'days-out-of-order',
    path: 'row 2: retracted',
    wrong: row({ retracted: '2030-03-30' }),
    received: '2030-03-30',
    says: [
      '"retracted" (2030-03-30) comes before "date" (2030-04-01)',
      'the order is date, reported, retracted',
    ],
  },
  {
    code: 'event-disagrees',
    path: 'row 2: signal',
    wrong: row({ event: 'first', signal: 'denial' }),
    received: 'denial',
    says: [
      'the event "first" has signal "leak" in row 1',
      '"denial" here',
      'rows of one event report the same thing',
    ],
  },
  {
    code: 'unknown-signal',
    path: 'row 2: signal',
    wrong: row({ signal: 'strikes' }),
    received: 'strikes',
    says: ['"strikes" is no signal of this scenario', 'did you mean "strike"?'],
  },
  {
    code: 'observed-needs-likelihood',
    path: 'row 2: observed',
    wrong: row({ observed: false }),
    received: false,
    says: ['only a likelihood says what not seeing it means', '"leak" is a ratio', 'leave the row out'],
  },
  {
    code: 'strength-of-rate',
    path: 'row 2: strength',
    wrong: row({ signal: 'strike', strength: 2 }),
    received: 2,
    says: ['a rate counts arrivals', '"strike" is a rate', 'leave strength out'],
  },
]

describe.each(cases)('$code', ({ path, code, wrong, received, says }) => {
  const log = [row({ event: 'first' }), wrong]
  const expected = received === undefined ? { code, path } : { code, path, received }

  test('is reported with rule, culprit and way out', () => {
    const [problem, ...others] = problemsOf(log)
    expect(others).toEqual([])
    expect(problem).toMatchObject(expected)
    for (const words of says) expect(problem?.message).toContain(words)
    expect(() => update(scenario, log as never)).toThrow(problem?.message)
  })

  test('is reported from text with its line', () => {
    const text = `${log.map((each) => JSON.stringify(each)).join('\n')}\n`
    try {
      update(scenario, readEvents(text))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(EventError)
      expect((error as EventError).problems[0]).toMatchObject({ path, line: 2 })
    }
  })
})

test('every code that the sources can report is among these cases', () => {
  const folder = new URL('../../src/events/', import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  const sources = files.map((file) => readFileSync(new URL(file, folder), 'utf8'))
  // in examples of doc comments signals are named, and no codes
  const code = sources.map((source) => source.replace(/\/\*\*[\s\S]*?\*\//g, '')).join('\n')
  const found = new Set(code.match(/'(?:[a-z]+-)+[a-z]+'/g)?.map((quoted) => quoted.slice(1, -1)))
  // those of scenario/shape.ts, and the one warning
  for (const inherited of ['unknown-key', 'missing-key', 'invalid-value']) found.add(inherited)
  found.delete('duplicate-row')
  expect([...found].sort()).toEqual(cases.map((each) => each.code).sort())
})
