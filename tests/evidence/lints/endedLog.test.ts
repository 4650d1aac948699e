import { expect, test } from 'vitest'
import { head, tree, warned } from '../../scenario/lints/warned.ts'

const strike = `${head}${tree}signals: { strike: { rate: { leaves: 3, otherwise: 1 }, per: 30 } }\n`
const leak = { date: '2030-04-01', signal: 'strike' }

test('a log that ends so early that its silence is unlikely', () => {
  expect(warned(strike, [leak], { asOf: '2030-08-29' })).toEqual([
    [
      'log-ends-early',
      'row 1',
      // on 1 April the odds of leaving are 0.4·3·e^(−3·31/30) to 0.6·e^(−31/30): 0.2020 in all; 150 days on
      // 0.7980·e^(−5) + 0.2020·e^(−15) = 0.54%
      'the last news in the log is of 2030-04-01, and the 150 days from there to 2030-08-29 count as silence, whose probability is 0.54%; bring the log up to date, or ask for the forecast of 2030-04-01',
    ],
  ])
})

test('the probability of the silence is that of the two kinds of leaves, as long as it holds', () => {
  // 0.7980·e^(−d/30) + 0.2020·e^(−d/10): 5.02% after 83 days, 4.7% after 85
  expect(warned(strike, [leak], { asOf: '2030-06-23' })).toEqual([])
  expect(warned(strike, [leak], { asOf: '2030-06-25' })[0]?.[2]).toContain('whose probability is 4.7%')
})

test('a log without news is silent from the origin', () => {
  const before = { date: '2030-02-20', signal: 'strike' }
  for (const rows of [[], [{ ...leak, reported: '2030-12-01' }]])
    expect(warned(strike, rows, { asOf: '2030-10-01' })).toEqual([
      [
        'log-ends-early',
        undefined,
        expect.stringMatching(
          /^there is no news in the log after the origin, 2030-03-01, and the 214 days from there to 2030-10-01 count as silence, whose probability is 0\.0\d+%; bring .* the forecast of 2030-03-01$/,
        ),
      ],
    ])
  expect(warned(strike, [before], { asOf: '2030-10-01' }).map(([code]) => code)).toContain('log-ends-early')
})

test('one day can be enough', () => {
  const busy = strike.replace('per: 30', 'per: 0.1')
  expect(warned(busy, [leak], { asOf: '2030-04-02' })[0]?.[2]).toContain(
    'and the day from there to 2030-04-02 counts as silence',
  )
})

test.each([
  ['later news is news', strike, [leak, { date: '2030-08-20', signal: 'strike' }], '2030-08-29'],
  ['a retraction is news', strike, [{ ...leak, retracted: '2030-08-20' }], '2030-08-29'],
  ['no day is asked for', strike, [leak], undefined],
  ['nothing runs', strike.replace('rate:', 'ratio:').replace(', per: 30', ''), [leak], '2030-12-26'],
  [
    'evidence is impossible',
    strike.replace('signals: {', 'signals: { oath: { likelihood: { otherwise: 0 } },'),
    [leak, { date: '2030-04-01', signal: 'oath' }],
    '2030-12-26',
  ],
])('%s', (_, text, rows, asOf) => {
  const found = warned(text, rows, asOf === undefined ? undefined : { asOf })
  expect(found.filter(([code]) => code === 'log-ends-early')).toEqual([])
})
