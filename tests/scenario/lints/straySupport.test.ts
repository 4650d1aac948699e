import { expect, test } from 'vitest'
import { head, tree, warned } from './warned.ts'

const drawn = 'and is then drawn again: narrow it, or take one that stays inside, such as a beta or a uniform'
const p = (value: string) => `${head}${tree.replace('p: 0.4', `▼p: ${value}`)}`
const pressure = (spec: string, rest: string) =>
  `${head}parameters: { pressure: { distribution: ${spec} } }\n${rest}`

test('a distribution with a part out of range says how large that is', () => {
  // P(uniform(0.5, 1.5) > 1) = ½
  expect(warned(p('{ uniform: { min: 0.5, max: 1.5 } }'))).toEqual([
    [
      'support-out-of-range',
      'tree.branches.leaves.p',
      `expected a probability, in [0, 1]; this distribution gives another number with probability 50%, ${drawn}`,
    ],
  ])
  // Φ(−2) = 2.275%
  expect(warned(p('{ normal: { mean: 0.2, sd: 0.1 } }'))[0]?.[2]).toContain('with probability 2.3%,')
})

test('a parameter by its name is its distribution', () => {
  const text = pressure('{ uniform: { min: 0.5, max: 1.5 } }', tree.replace('p: 0.4', '▼p: pressure'))
  expect(warned(text)[0]?.[2]).toContain('gives another number with probability 50%,')
})

test('a probability has what its siblings leave', () => {
  const text = `${head}tree: { branches: { a: { p: 0.7 }, b: { ▼p: { uniform: { min: 0.1, max: 0.4 } } }, c: { p: rest } } }\n`
  expect(warned(text)[0]?.[2]).toBe(
    `expected a probability, in [0, 0.3], since the other branches take 0.7; this distribution gives another number with probability 33%, ${drawn}`,
  )
})

test.each([
  '{ beta: { alpha: 2, beta: 3 } }',
  '{ uniform: { min: 0, max: 1 } }',
  '{ empirical: [0, 0.5, 1] }',
  // beyond 1 once in 10¹³, which no simulation draws
  '0.05 to 0.15',
])('%s is a probability', (value) => {
  expect(warned(p(value).replace('▼', ''))).toEqual([])
})

test('an expression is accused by a value that was found, with its parameters', () => {
  const text = pressure('{ uniform: { min: 0, max: 2 } }', tree.replace('p: 0.4', '▼p: 0.2 + 0.5*pressure'))
  const [found] = warned(text)
  expect(found?.slice(0, 2)).toEqual(['support-out-of-range', 'tree.branches.leaves.p'])
  // P(0.2 + 0.5·2u > 1) = 0.2, standard error 1.3 points; the trial is seeded
  expect(found?.[2]).toBe(
    'expected a probability, in [0, 1]; this expression is 1.2 where pressure is 2, and out of range in 19% of draws, which are drawn again: keep it inside, with clamp, min or max',
  )
})

test('a value that is rare is found at the ends', () => {
  // z = ln(1.6/0.3464)/0.334 = 4.58: 2.3 in a million
  const text = pressure('0.2 to 0.6', tree.replace('p: 0.4', '▼p: 0.2 + 0.5*pressure'))
  expect(warned(text)[0]?.[2]).toContain('and out of range in fewer than 1 in 1,000 draws, which')
})

test.each([
  ['clamp(0.2 + 0.5*pressure, 0, 1)', '{ uniform: { min: 0, max: 2 } }'],
  ['pressure - pressure + 0.3', '{ uniform: { min: 0, max: 2 } }'],
  ['pressure*(1 - pressure)', '{ uniform: { min: 0, max: 1 } }'],
  ['0.1 + 0.5*pressure', '0.2 to 0.3'],
  ['1/3', '0.2 to 0.3'],
])('%s with %s stays inside', (expression, spec) => {
  expect(warned(pressure(spec, tree.replace('p: 0.4', `p: '${expression}'`)))).toEqual([])
})

test('probabilities that together leave too little', () => {
  const text = `${head}tree: { ▼branches: { a: { p: { uniform: { min: 0.2, max: 0.6 } } }, b: { p: { uniform: { min: 0.2, max: 0.6 } } }, c: { p: rest } } }\n`
  const [found] = warned(text)
  expect(found?.slice(0, 2)).toEqual(['support-out-of-range', 'tree.branches'])
  // P(sum > 1) = ½·(0.2/0.4)² = 12.5%; 1,024 draws are within 4 standard errors, 4.1 points
  const [, example, share] =
    /^the probabilities of these branches sum to (1\.[\d]+) where tree\.branches\.a\.p is 0\.\d+ and tree\.branches\.b\.p is 0\.\d+, and to more than 1 in ([\d.]+)% of draws, which are drawn again: keep their sum within 1, with clamp or min, or write weights$/.exec(
      found?.[2] ?? '',
    ) ?? []
  expect(Number(example)).toBeLessThanOrEqual(1.2)
  expect(Math.abs(Number(share) - 12.5)).toBeLessThan(4.1)
})

test('probabilities that sum to 1 by themselves alone, or else say rest', () => {
  const split = (a: string, b: string) =>
    pressure(
      '{ uniform: { min: 0.2, max: 0.6 } }',
      `tree: { branches: { a: { p: ${a} }, b: { p: ${b} } } }\n`,
    )
  expect(warned(split('pressure', '1 - pressure'))).toEqual([])
  expect(warned(split('pressure', '0.6'))[0]?.[2]).toMatch(
    /^the probabilities of these branches sum to [\d.]+ where pressure is [\d.]+, and not to 1 in 100% of draws, which are drawn again: let one branch say rest$/,
  )
})

test.each([
  ['likelihood', '{ stays: 0.5, otherwise: { normal: { mean: 0.8, sd: 0.2 } } }', 'a probability, in [0, 1]'],
  ['ratio', '{ otherwise: { normal: { mean: 1, sd: 0.5 } }, stays: 1 }', 'a likelihood ratio, 0 or more'],
  [
    'rate',
    '{ stays: 1, otherwise: { normal: { mean: 1, sd: 0.5 } } }',
    'a number of events above 0, up to 1000000',
  ],
])('a %s out of range is found under its key', (form, table, expected) => {
  const [found] = warned(
    `${head}${tree}signals: { s: { ${form}: ${table.replace('otherwise', '▼otherwise')} } }\n`,
  )
  expect(found?.slice(0, 2)).toEqual(['support-out-of-range', `signals.s.${form}.otherwise`])
  expect(found?.[2]).toContain(`expected ${expected}; this distribution gives another number`)
})

test('a rate may be any double above 0, the smallest too', () => {
  // P(X ≤ 4.9e-324) is 0.48 here, and P(X ≤ 0) is 0
  const rate = (distribution: string) =>
    warned(`${head}${tree}signals: { s: { rate: { stays: 1, otherwise: ${distribution} } } }\n`)
  expect(rate('{ gamma: { shape: 0.001, scale: 1 } }')).toEqual([])
  expect(rate('{ empirical: [0, 1, 2] }')).toHaveLength(1)
})

test('weights below 0, and values that nearer ones replace', () => {
  const weights = `${head}tree: { branches: { a: { ▼weight: { normal: { mean: 1, sd: 1 } } }, b: { weight: 1 } } }\n`
  expect(warned(weights)[0]?.[2]).toContain('expected a weight, 0 or more; this')
  const replaced = `${head}${tree}signals: { s: { likelihood: { stays: 0.5, leaves: 0.4, otherwise: { normal: { mean: 0.8, sd: 0.2 } } } } }\n`
  expect(warned(replaced)).toEqual([])
})

test('an impact must be a number on the days that its leaves can come true', () => {
  const impact = (days: string, timing: string) =>
    `${head}impacts: { cost: { default: 0 } }\ntree: { branches: { stays: { p: rest }, leaves: { p: 0.4, ${timing}impacts: { ▼cost: ${days} } } } }\n`
  const timing = 'timing: { uniform: { min: 0, max: 300 } }, '
  expect(warned(impact('1/(days - 1)', timing))[0]?.[2]).toBe(
    'expected a finite number; this expression is Infinity where days is 1, and out of range in 100% of draws, which are drawn again: keep it inside, with clamp, min or max',
  )
  expect(warned(impact('1/(days - 1)', '').replace('▼', ''))).toEqual([])
  expect(warned(impact('1/days', timing).replace('▼', ''))).toEqual([])
})

test('many parameters are tried with fewer draws each', () => {
  const branches = Array.from(
    { length: 2000 },
    (_, k) => `b${k}: { p: { uniform: { min: 0, max: 0.0009 } } }`,
  )
  const text = `${head}tree: { branches: { ${branches.join(', ')}, c: { p: rest } } }\n`
  expect(warned(text)[0]?.[2]).toMatch(/sum to 1\.8 where .* to more than 1 in fewer than 1 in 524 draws, /)
})
