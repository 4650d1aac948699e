/** A row of cases that is wrong, one for each code and way, for the scenario of cases.test.ts. */
export const linkedCases: readonly {
  readonly code: string
  readonly row: unknown
  readonly message: string
  readonly path: string
}[] = [
  { code: 'invalid-type', row: 3, message: 'expected an object; received 3', path: 'row 1' },
  {
    code: 'unknown-key',
    row: { case: 'a', leaf: 'stays', wieght: 2 },
    message: 'unknown key "wieght"; did you mean "weight"?',
    path: 'row 1: wieght',
  },
  { code: 'missing-key', row: { leaf: 'stays' }, message: '"case" is missing', path: 'row 1: case' },
  { code: 'invalid-value', row: { case: ' ', leaf: 'stays' }, message: 'expected text', path: 'row 1: case' },
  { code: 'invalid-value', row: { case: 'a', leaf: 4 }, message: 'expected text', path: 'row 1: leaf' },
  {
    code: 'invalid-value',
    row: { case: 'a', leaf: 'stays', weight: -1 },
    message: 'expected a number above 0, up to 1000000; received -1',
    path: 'row 1: weight',
  },
  {
    code: 'invalid-value',
    row: { case: 'a', leaf: 'stays', seen: ['leak*0'] },
    message: 'strike*3 for three of one; received "leak*0"',
    path: 'row 1: seen',
  },
  {
    code: 'case-place',
    row: { case: 'a' },
    message: 'a case says exactly one of leaf, branch and outcome, the nearest that is known; received none',
    path: 'row 1',
  },
  {
    code: 'case-place',
    row: { case: 'a', leaf: 'resigns', outcome: 'resigns' },
    message: 'received leaf and outcome',
    path: 'row 1: outcome',
  },
  {
    code: 'unknown-id',
    row: { case: 'a', leaf: 'leaves' },
    message: '"leaves" has branches and is no leaf; put it under branch',
    path: 'row 1: leaf',
  },
  {
    code: 'unknown-id',
    row: { case: 'a', leaf: 'forced' },
    message: '"forced" is an outcome and no leaf; put it under outcome',
    path: 'row 1: leaf',
  },
  {
    code: 'unknown-id',
    row: { case: 'a', outcome: 'forcd' },
    message: '"forcd" is no outcome; did you mean "forced"?',
    path: 'row 1: outcome',
  },
  {
    code: 'unknown-signal',
    row: { case: 'a', leaf: 'stays', absent: ['leek'] },
    message: '"leek" is no signal of this scenario; did you mean "leak"?',
    path: 'row 1: absent',
  },
  {
    code: 'days-missing',
    row: { case: 'a', leaf: 'stays', seen: ['strike'] },
    message: '"strike" is a rate',
    path: 'row 1: days',
  },
  {
    code: 'seen-and-absent',
    row: { case: 'a', leaf: 'stays', seen: ['strike'], absent: ['strike'], days: 9 },
    message: '"strike" is a rate and occurred',
    path: 'row 1: absent',
  },
]
