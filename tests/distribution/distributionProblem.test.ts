import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distributionProblem } from '../../src/distribution/distributionProblem.ts'

const component = (of: unknown, weight: unknown = 1) => ({ mixture: [{ weight, of }] })
const cyclic: { mixture: unknown[] } = { mixture: [] }
cyclic.mixture.push({ weight: 1, of: cyclic })

const refused: [string, unknown, (string | number)[], string][] = [
  [
    'a number',
    5,
    [],
    'A distribution is an interval "low to high" or an object with one key, its name; received 5.',
  ],
  ['null', null, [], 'received null'],
  ['nothing', undefined, [], 'an object with one key, its name. Write'],
  ['a list', ['5 to 9'], [], 'received ["5 to 9"]'],
  ['a function', () => 1, [], 'received a function'],
  ['a symbol', Symbol('x'), [], 'received a symbol'],
  ['a bigint', 5n, [], 'received 5n.'],
  [
    'text of another form',
    '5-20',
    [],
    'is an interval "low to high" of two decimal numbers; received "5-20"',
  ],
  ['a long text', 'x'.repeat(1e5), [], `received "${'x'.repeat(56)}…`],
  [
    'an interval that falls',
    '20 to 5',
    [],
    'must be below the second; received "20 to 5". Swap them: "5 to 20".',
  ],
  ['an empty interval', '5 to 5', [], 'A value that is certain is written as the number alone.'],
  [
    'a vast interval',
    '1 to 1e300',
    [],
    'The second number of an interval must be a finite number, at most 1e+290',
  ],
  ['an empty object', {}, [], 'received {}'],
  ['two names', { normal: 1, beta: 2 }, [], 'received {"normal":1,"beta":2}'],
  [
    'an unknown name',
    { gaussian: {} },
    ['gaussian'],
    'Known names: normal, lognormal, uniform, triangular, pert,',
  ],
  ['an inherited name', { constructor: {} }, ['constructor'], 'There is no distribution of this name'],
  [
    'a prototype',
    JSON.parse('{"__proto__": {"mean": 1}}'),
    ['__proto__'],
    'There is no distribution of this name',
  ],
  ['parameters as text', { normal: 'x' }, ['normal'], 'takes an object with mean and sd; received "x"'],
  [
    'parameters as a list',
    { normal: [1, 2] },
    ['normal'],
    'received [1,2]. Write { normal: { mean: …, sd: … } }',
  ],
  [
    'a missing parameter',
    { normal: { mean: 1 } },
    ['normal', 'sd'],
    'The normal distribution has no sd. Write { normal: { mean: …, sd: … } }.',
  ],
  [
    'an inherited parameter',
    { normal: Object.create({ mean: 1, sd: 1 }) },
    ['normal', 'mean'],
    'has no mean',
  ],
  ['an unknown parameter', { gamma: { rate: 1 } }, ['gamma', 'rate'], 'no key "rate", only shape and scale'],
  [
    'text for a number',
    { normal: { mean: '1', sd: 1 } },
    ['normal', 'mean'],
    'a finite number, at most 1e+290',
  ],
  ['NaN', { normal: { mean: NaN, sd: 1 } }, ['normal', 'mean'], 'received NaN. Write a plain number'],
  [
    'infinity',
    { exponential: { mean: 1 / 0 } },
    ['exponential', 'mean'],
    'Choose a unit that makes it smaller.',
  ],
  ['sd 0', { normal: { mean: 1, sd: 0 } }, ['normal', 'sd'], 'sd of the normal distribution must be above 0'],
  ['a negative median', { lognormal: { median: -1, sigma: 1 } }, ['lognormal', 'median'], 'received -1'],
  ['sigma 0', { lognormal: { median: 1, sigma: 0 } }, ['lognormal', 'sigma'], 'must be above 0'],
  ['a subnormal shape', { weibull: { shape: 5e-324, scale: 1 } }, ['weibull', 'shape'], 'at least 1e-300'],
  ['alpha 0', { beta: { alpha: 0, beta: 1 } }, ['beta', 'alpha'], 'must be above 0'],
  ['mean 0', { exponential: { mean: 0 } }, ['exponential', 'mean'], 'must be above 0'],
  [
    'an empty range',
    { uniform: { min: 1, max: 1 } },
    ['uniform', 'max'],
    'must be above its min, 1; received 1',
  ],
  ['a falling range', { uniform: { min: 2, max: 1 } }, ['uniform', 'max'], 'Swap min and max.'],
  [
    'a mode below',
    { pert: { min: 1, mode: 0, max: 2 } },
    ['pert', 'mode'],
    'must lie in [min, max], which is [1, 2]',
  ],
  [
    'a mode above',
    { triangular: { min: 1, mode: 3, max: 2 } },
    ['triangular', 'mode'],
    'received 3. Move the mode',
  ],
  ['no values', { empirical: [] }, ['empirical'], 'a list of at least one number; received []'],
  [
    'values as text',
    { empirical: '1, 2' },
    ['empirical'],
    'received "1, 2". Write { empirical: [3, 5, 8] }.',
  ],
  [
    'a value that is none',
    { empirical: [1, null] },
    ['empirical', 1],
    'Item 2 of the empirical distribution',
  ],
  ['no components', { mixture: [] }, ['mixture'], 'a list of at least one component with weight and of'],
  [
    'a component as text',
    { mixture: ['5 to 9'] },
    ['mixture', 0],
    'Component 1 of the mixture takes an object with weight and of; received "5 to 9"',
  ],
  [
    'a missing weight',
    { mixture: [{ of: '5 to 9' }] },
    ['mixture', 0, 'weight'],
    'Component 1 of the mixture has no weight.',
  ],
  [
    'a missing of',
    { mixture: [{ weight: 1 }] },
    ['mixture', 0, 'of'],
    'Component 1 of the mixture has no of.',
  ],
  ['an unknown key', { mixture: [{ weight: 1, of: '5 to 9', p: 1 }] }, ['mixture', 0, 'p'], 'has no key "p"'],
  ['a negative weight', component('5 to 9', -1), ['mixture', 0, 'weight'], 'must be 0 or above'],
  ['a weight as text', component('5 to 9', '1'), ['mixture', 0, 'weight'], 'must be a finite number'],
  ['weights all 0', component('5 to 9', 0), ['mixture'], 'must have a positive sum, and all of them are 0'],
  [
    'a wrong component',
    component({ normal: { mean: 1, sd: -1 } }),
    ['mixture', 0, 'of', 'normal', 'sd'],
    'received -1',
  ],
  ['a mixture of itself', cyclic, Array(17).fill(['mixture', 0, 'of']).flat(), 'nested 16 deep'],
]

test.each(refused)(
  '%s is refused with its place, the rule, the value and the way out',
  (_, spec, path, words) => {
    const problem = distributionProblem(spec)!
    expect(problem.path).toEqual(path)
    expect(problem.message).toContain(words)
    expect(problem.message.length).toBeLessThan(400)
    expect(problem.expected).not.toBe('')
  },
)

test('a problem holds the value that was received, unchanged', () => {
  expect(distributionProblem({ normal: { mean: 1, sd: -2 } })?.received).toBe(-2)
  expect(distributionProblem({ normal: { mean: 1, sd: -2 } })?.expected).toBe('a number above 0')
  expect(distributionProblem(cyclic)?.received).toBe(cyclic)
})

test('each kind of distribution is accepted, at the ends of its ranges too', () => {
  for (const spec of [
    ...[
      '5 to 20',
      '-1e290 to 1e290',
      { normal: { sd: 1e-300, mean: -1e290 } },
      { lognormal: { median: 1, sigma: 9 } },
    ],
    ...[{ uniform: { min: -1e290, max: 1e290 } }, { triangular: { min: 0, mode: 0, max: 1 } }],
    ...[{ pert: { min: 0, mode: 1, max: 1 } }, { beta: { alpha: 1e-300, beta: 1e290 } }],
    ...[
      { gamma: { shape: 1e-300, scale: 1 } },
      { exponential: { mean: 1e290 } },
      { weibull: { shape: 1, scale: 2 } },
    ],
    ...[
      { empirical: [0] },
      component(component('5 to 20')),
      {
        mixture: [
          { weight: 0, of: '1 to 2' },
          { weight: 3, of: '1 to 2' },
        ],
      },
    ],
  ])
    expect(distributionProblem(spec), JSON.stringify(spec)).toBeUndefined()
})

test('the check never throws, whatever the value', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
      (value) => {
        for (const spec of [
          value,
          { normal: value },
          { empirical: value },
          { mixture: value },
          { mixture: [value] },
        ]) {
          const problem = distributionProblem(spec)
          expect(problem === undefined || problem.message.length < 400).toBe(true)
        }
      },
    ),
    { seed: 1, numRuns: 2000 },
  )
})
