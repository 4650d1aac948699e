import { row } from './logs.ts'

/** A log whose second row has a problem. */
export interface RowCase {
  readonly code: string
  readonly path: string
  /** The second row of a log whose first is right. */
  readonly wrong: unknown
  readonly received?: unknown
  readonly says: readonly string[]
}

/** A case for each problem that a row can have, of the scenario in logs.ts. */
export const rowCases: readonly RowCase[] = [
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
