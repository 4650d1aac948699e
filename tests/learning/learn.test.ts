import fc from 'fast-check'
import {
  type BranchDocument,
  type CaseInput,
  defineScenario,
  learn,
  type Scenario,
  type ScenarioDocument,
  update,
} from 'forkcast'
import { expressions, formatScenario, readScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { modelOf } from '../../src/scenario/scenario.ts'

const base = {
  forkcast: 1,
  title: 'Harbour',
  origin: '2030-03-01',
  horizon: '2030-12-26',
  exhaustive: true,
} as const

const scenarioOf = (parts: Partial<ScenarioDocument> & { tree: ScenarioDocument['tree'] }): Scenario =>
  defineScenario({ ...base, ...parts } as ScenarioDocument, { expressions })

/** A tree of three splits; two leaves of different branches share the outcome `forced`. */
const tree = {
  branches: {
    stays: { count: 3 },
    leaves: {
      count: 1,
      question: 'How?',
      smoothing: 1,
      branches: {
        resigns: { count: 2 },
        dismissed: { count: 0, outcome: 'forced' },
        arrested: { count: 0, outcome: 'forced' },
      },
    },
    coup: {
      count: 0,
      branches: { soldiers: { weight: 1, outcome: 'forced' }, fleet: { weight: 3 } },
      concentration: 8,
    },
  },
} satisfies ScenarioDocument['tree']
const signals = {
  leak: {
    likelihood: { leaves: { beta: { alpha: 2, beta: 3 } }, otherwise: { beta: { alpha: 1, beta: 1 } } },
  },
  strike: {
    rate: { leaves: { gamma: { shape: 2, scale: 0.5 } }, otherwise: { exponential: { mean: 2 } } },
    per: 10,
  },
} satisfies ScenarioDocument['signals']
const scenario = scenarioOf({ tree, signals })

const branchesOf = (of: Scenario) => of.document.tree.branches as Record<string, BranchDocument>
const splitOf = (learned: ReturnType<typeof learn>, id: string | null) =>
  learned.splits.find(({ branch }) => branch === id)!
const codes = (learned: ReturnType<typeof learn>) => learned.notices.map(({ code }) => code)

describe('learn(scenario, cases) counts a case', () => {
  test('with a leaf at every split on its way', () => {
    const learned = learn(scenario, [
      { case: 'a', leaf: 'resigns' },
      { case: 'b', leaf: 'fleet', weight: 2 },
    ])
    const { leaves, coup, stays } = branchesOf(learned.scenario)
    expect([stays?.count, leaves?.count, coup?.count]).toEqual([3, 2, 2])
    expect(leaves?.branches?.resigns).toEqual({ count: 3 })
    // Dirichlet(8 · (¼, ¾)) and two cases of the fleet
    expect(coup).toMatchObject({
      concentration: 10,
      branches: { soldiers: { weight: 2 }, fleet: { weight: 8 } },
    })
    expect(codes(learned)).toEqual([])
  })

  test('with a branch at the splits above it, and says where it could not', () => {
    const learned = learn(scenario, [{ case: 'a', branch: 'leaves' }])
    expect(branchesOf(learned.scenario).leaves?.count).toBe(2)
    expect(branchesOf(learned.scenario).leaves?.branches).toEqual(tree.branches.leaves.branches)
    expect(learned.splits.map(({ branch, uncounted }) => [branch, uncounted])).toEqual([
      [null, []],
      ['leaves', ['a']],
      ['coup', []],
    ])
    expect(learned.notices).toEqual([
      {
        code: 'uncounted-cases',
        message: 'not counted at "How?", where it is not known which branch was taken: 1 case (a)',
        path: 'tree.branches.leaves',
      },
    ])
  })

  test('with an outcome down to the nearest branch that holds all its leaves', () => {
    const learned = learn(scenario, [
      { case: 'a', outcome: 'forced' },
      { case: 'b', outcome: 'fleet' },
    ])
    // forced may lie under leaves or coup; fleet has one leaf
    expect(splitOf(learned, null).uncounted).toEqual(['a'])
    expect(splitOf(learned, 'leaves').uncounted).toEqual(['a'])
    expect(splitOf(learned, 'coup').uncounted).toEqual(['a'])
    expect(splitOf(learned, null).branches.coup?.cases).toBe(1)
    expect(splitOf(learned, 'coup').branches.fleet?.cases).toBe(1)
    expect(learned.notices[0]?.message).toContain('whose shares come out too large without them')
  })

  test('of an outcome within one branch there, and at no split below', () => {
    const apart = scenarioOf({ tree: { branches: { stays: { count: 1 }, leaves: tree.branches.leaves } } })
    const learned = learn(apart, [{ case: 'a', outcome: 'forced' }])
    expect(splitOf(learned, null).branches.leaves?.cases).toBe(1)
    expect(splitOf(learned, 'leaves')).toMatchObject({ uncounted: ['a'] })
  })
})

describe('splits of a wide tree', () => {
  test('take many cases of many places in little time', () => {
    const wide = scenarioOf({
      tree: {
        branches: {
          many: {
            count: 0,
            branches: Object.fromEntries(
              Array.from({ length: 5000 }, (_, i) => [`leaf${i}`, { count: 0, outcome: `o${i % 3}` }]),
            ),
          },
          none: { count: 0 },
        },
      },
    })
    const cases = Array.from(
      { length: 5000 },
      (_, i): CaseInput =>
        i % 100 === 0 ? { case: `c${i}`, outcome: `o${i % 3}` } : { case: `c${i}`, leaf: `leaf${i}` },
    )
    const { splits } = learn(wide, cases)
    expect(splits[0]?.branches.many?.cases).toBe(5000)
    expect(splits[1]?.uncounted).toHaveLength(50)
    expect(splits[1]?.branches.leaf4999?.cases).toBe(1)
  })
})

describe('learn(scenario, cases) writes', () => {
  test('fractional cases as weights, whose sum is the concentration', () => {
    const learned = learn(scenario, [{ case: 'a', leaf: 'resigns', weight: 0.5 }])
    // 3, 1 and 0 cases, half a case of smoothing each, half a case more
    expect(learned.scenario.document.tree).toMatchObject({ concentration: 6 })
    expect(Object.values(branchesOf(learned.scenario)).map(({ weight }) => weight)).toEqual([3.5, 2, 0.5])
    expect(branchesOf(learned.scenario).leaves).toMatchObject({
      concentration: 5.5,
      branches: { resigns: { weight: 3.5 }, dismissed: { weight: 1 }, arrested: { weight: 1 } },
    })
    expect(branchesOf(learned.scenario).leaves?.smoothing).toBeUndefined()
  })

  test('p with a concentration as weights, in the place of p', () => {
    const kappa = scenarioOf({
      tree: {
        concentration: 10,
        branches: { stays: { title: 'S', p: 'rest', note: 'n' }, leaves: { p: 0.25 } },
      },
    })
    const learned = learn(kappa, [{ case: 'a', leaf: 'leaves' }])
    expect(learned.scenario.document.tree).toEqual({
      concentration: 11,
      branches: { stays: { title: 'S', weight: 7.5, note: 'n' }, leaves: { weight: 3.5 } },
    })
    expect(Object.keys(branchesOf(learned.scenario).stays as object)).toEqual(['title', 'weight', 'note'])
  })

  test('a beta distribution of one of two branches as the next one', () => {
    const beta = scenarioOf({
      tree: { branches: { stays: { p: 'rest' }, leaves: { p: { beta: { alpha: 2, beta: 5 } } } } },
    })
    const learned = learn(beta, [
      { case: 'a', leaf: 'leaves' },
      { case: 'b', leaf: 'leaves' },
      { case: 'c', leaf: 'stays' },
    ])
    expect(branchesOf(learned.scenario).leaves?.p).toEqual({ beta: { alpha: 4, beta: 6 } })
    expect(learned.splits[0]).toMatchObject({ form: 'beta', branches: { stays: { casesAfter: 6 } } })
  })

  test('likelihoods as beta and rates as gamma distributions', () => {
    const learned = learn(scenario, [
      { case: 'a', leaf: 'resigns', seen: ['leak', 'strike*3'], days: 40 },
      { case: 'b', branch: 'leaves', absent: ['leak*2'] },
      { case: 'c', leaf: 'stays', seen: ['leak'], absent: ['strike'], days: 25, weight: 2 },
    ])
    expect(learned.scenario.document.signals?.leak?.likelihood).toEqual({
      leaves: { beta: { alpha: 3, beta: 5 } },
      otherwise: { beta: { alpha: 3, beta: 1 } },
    })
    // shape 2 and rate 1/0.5, three in 40/10 periods; shape 1 and rate 1/2, none in twice 25/10
    expect(learned.scenario.document.signals?.strike?.rate).toEqual({
      leaves: { gamma: { shape: 5, scale: 1 / 6 } },
      otherwise: { gamma: { shape: 1, scale: 1 / 5.5 } },
    })
    expect(learned.signals[1]?.targets.leaves).toMatchObject({ seen: 3, absent: null, days: 40 })
  })

  test('a signal that is named several times as often as all of them say', () => {
    const learned = learn(scenario, [
      {
        case: 'a',
        leaf: 'stays',
        seen: ['strike', 'leak', 'strike*3'],
        absent: ['leak*2', 'leak'],
        days: 10,
      },
    ])
    expect(learned.signals[1]?.targets.otherwise?.seen).toBe(4)
    expect(learned.signals[0]?.targets.otherwise).toMatchObject({ seen: 1, absent: 3 })
  })

  test('what update() and simulate() read as that posterior, and readScenario() reads back', () => {
    const { scenario: next, splits } = learn(scenario, [
      { case: 'a', leaf: 'resigns', weight: 0.5 },
      { case: 'b', leaf: 'soldiers', seen: ['leak'] },
    ])
    const model = modelOf(next)
    for (const split of model.splits) {
      const learned = splitOf({ splits } as ReturnType<typeof learn>, model.tree.ids[split.node] || null)
      split.children.forEach((child) => {
        const share = learned.branches[model.tree.ids[child]!]!
        // an ulp or two: the product of a share and its concentration
        expect(split.concentration! * model.share[child]!).toBeCloseTo(share.casesAfter!, 13)
        expect(model.share[child]).toBeCloseTo(share.after.value, 15)
      })
    }
    expect(readScenario(formatScenario(next)).document).toEqual(next.document)
    const { outcomes } = update(next, [])
    expect(outcomes.stays?.probability).toBeCloseTo(3.5 / 7, 15)
  })

  test('nothing where there are no cases', () => {
    const learned = learn(scenario, [])
    expect(learned.scenario).toBe(scenario)
    expect(learned).toMatchObject({ cases: 0, weight: 0, logMarginalLikelihood: 0, notices: [] })
    for (const { branches } of learned.splits)
      for (const { before, after } of Object.values(branches)) expect(after).toEqual(before)
  })

  test('expressions as they were, with the parser that read them', () => {
    const formula = scenarioOf({
      parameters: { x: { distribution: '0.2 to 0.4' } },
      tree: {
        branches: { stays: { p: 'rest' }, leaves: { p: 'x/2', branches: tree.branches.leaves.branches } },
      },
    })
    const learned = learn(formula, [{ case: 'a', leaf: 'resigns' }])
    expect(branchesOf(learned.scenario).leaves?.p).toBe('x/2')
    expect(branchesOf(learned.scenario).leaves?.branches?.resigns?.count).toBe(3)
    expect(codes(learned)).toEqual(['not-conjugate'])
    expect(learned.logMarginalLikelihood).toBeNull()
  })
})

describe('learn(scenario, cases) says of what it cannot learn', () => {
  const stated = scenarioOf({
    tree: { branches: { stays: { p: 0.75 }, leaves: { p: 0.25 } } },
    signals: {
      leak: { likelihood: { leaves: 0.5, otherwise: 0 } },
      strike: { rate: { otherwise: 2 } },
      rumour: { ratio: { leaves: 3 } },
      oath: { likelihood: { otherwise: '0.1 to 0.4' } },
    },
  })
  const cases: CaseInput[] = [
    { case: 'a', leaf: 'leaves', seen: ['leak', 'strike', 'rumour', 'oath'], days: 30 },
    { case: 'b', leaf: 'stays', absent: ['leak'] },
  ]

  test('that it is certain, has no likelihood, or is not conjugate', () => {
    const learned = learn(stated, cases)
    expect(learned.notices.map(({ code, path }) => [code, path])).toEqual([
      ['certain-split', 'tree'],
      ['certain-value', 'signals.leak.likelihood.leaves'],
      ['certain-value', 'signals.leak.likelihood.otherwise'],
      ['certain-value', 'signals.strike.rate.otherwise'],
      ['no-likelihood', 'signals.rumour'],
      ['not-conjugate', 'signals.oath.likelihood.otherwise'],
    ])
    expect(learned.scenario).toBe(stated)
    expect(learned.logMarginalLikelihood).toBeNull()
    // certain numbers have a likelihood all the same
    expect(learned.splits[0]?.logMarginalLikelihood).toBeCloseTo(Math.log(0.25 * 0.75), 14)
    expect(learned.signals[1]?.targets.otherwise?.logMarginalLikelihood).toBeCloseTo(Math.log(2) - 2, 14)
  })

  test('and learns it where certain numbers are worth some cases', () => {
    const learned = learn(stated, cases, { concentration: 4 })
    expect(learned.scenario.document).toMatchObject({
      tree: { concentration: 6, branches: { stays: { weight: 4 }, leaves: { weight: 2 } } },
      signals: {
        leak: { likelihood: { leaves: { beta: { alpha: 3, beta: 2 } }, otherwise: 0 } },
        strike: { rate: { otherwise: { gamma: { shape: 5, scale: 1 / (4 / 2 + 1) } } } },
      },
    })
    expect(codes(learned)).toEqual(['certain-value', 'no-likelihood', 'not-conjugate'])
  })

  test('that a case is impossible, and counts it', () => {
    const never = scenarioOf({
      tree: { smoothing: 0, branches: { stays: { count: 2 }, leaves: { count: 0 } } },
      signals: { oath: { likelihood: { otherwise: 1 } } },
    })
    const learned = learn(never, [{ case: 'a', leaf: 'leaves', absent: ['oath'] }])
    expect(codes(learned)).toEqual(['impossible-case', 'certain-value', 'impossible-case'])
    expect(learned.logMarginalLikelihood).toBe(-Infinity)
    expect(branchesOf(learned.scenario).leaves?.count).toBe(1)
  })

  test('that a case may have ended where a signal has another value', () => {
    const learned = learn(scenario, [{ case: 'a', outcome: 'forced', seen: ['leak'] }])
    expect(learned.signals[0]?.uncounted).toEqual(['a'])
    expect(learned.notices.at(-1)).toMatchObject({ code: 'uncounted-cases', path: 'signals.leak' })
  })

  test.each([0, -1, 1e7, NaN, '4'])('a concentration of %s that it is none', (concentration) => {
    expect(() => learn(scenario, [], { concentration: concentration as number })).toThrow(
      'concentration: expected a number of cases above 0',
    )
  })
})

const places = fc.constantFrom<Partial<CaseInput>>(
  ...['stays', 'resigns', 'dismissed', 'arrested', 'soldiers', 'fleet'].map((leaf) => ({ leaf })),
  ...['leaves', 'coup'].map((branch) => ({ branch })),
  { outcome: 'forced' },
)
const looks = fc.subarray(['leak', 'leak*2', 'strike', 'strike*4'])
const drawn = (weights: fc.Arbitrary<number>) =>
  fc
    .array(
      fc.record({
        place: places,
        seen: looks,
        absent: fc.subarray(['leak']),
        days: fc.integer({ min: 1, max: 300 }),
        weight: weights,
      }),
      { maxLength: 12 },
    )
    .map((rows) => rows.map(({ place, ...row }, i): CaseInput => ({ case: `c${i}`, ...place, ...row })))
const whole = fc.integer({ min: 1, max: 9 })
const fractions = fc.double({ min: 0.01, max: 9, noNaN: true })

describe('the laws of learn(scenario, cases)', () => {
  test('the log marginal likelihoods of all that three cases could have been add up to 1', () => {
    const leaves = ['stays', 'resigns', 'dismissed', 'arrested', 'soldiers', 'fleet']
    const looks = [{ seen: ['leak'] }, { absent: ['leak'] }] as const
    const ends = leaves.flatMap((leaf) => looks.map((look) => ({ leaf, ...look })))
    let total = 0
    for (const a of ends)
      for (const b of ends)
        for (const c of ends) {
          const rows = [a, b, c].map((end, i): CaseInput => ({ case: `c${i}`, ...end }))
          total += Math.exp(learn(scenario, rows).logMarginalLikelihood!)
        }
    // 1728 terms, each good to a few ulps of its logarithm, which is at most 20
    expect(Math.abs(total - 1)).toBeLessThan(1e-12)
  })

  test('cases in any order give the same bits', () => {
    fc.assert(
      fc.property(
        drawn(fractions).chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          const [a, b] = [learn(scenario, rows), learn(scenario, shuffled)]
          expect(b.scenario.document).toEqual(a.scenario.document)
          expect(b.logMarginalLikelihood).toBe(a.logMarginalLikelihood)
        },
      ),
      { seed: 1, numRuns: 200 },
    )
  })

  test('one by one is all at once, and the log marginal likelihoods add up', () => {
    fc.assert(
      fc.property(drawn(whole), fc.nat(12), (rows, cut) => {
        const all = learn(scenario, rows)
        const first = learn(scenario, rows.slice(0, cut))
        const then = learn(first.scenario, rows.slice(cut))
        // counts, alphas and shapes are whole numbers and halves: equal to the bit. A scale is rounded with each step
        // 1/(1/scale + days/per): two roundings each time, and far fewer than 24 steps
        const { strike: a, ...others } = all.scenario.document.signals!
        const { strike: b, ...otherwise } = then.scenario.document.signals!
        expect(then.scenario.document.tree).toEqual(all.scenario.document.tree)
        expect(otherwise).toEqual(others)
        for (const key of ['leaves', 'otherwise']) {
          const [x, y] = [a, b].map(
            (signal) => signal?.rate?.[key] as { gamma?: { shape: number; scale: number } },
          )
          expect(y?.gamma?.shape).toBe(x?.gamma?.shape)
          if (x?.gamma) expect(Math.abs(y!.gamma!.scale / x.gamma.scale - 1)).toBeLessThan(24 * 2 ** -52)
        }
        const sum = first.logMarginalLikelihood! + then.logMarginalLikelihood!
        const size = Math.abs(first.logMarginalLikelihood!) + Math.abs(then.logMarginalLikelihood!)
        // each of some twenty terms, none larger than a hundred times the sum, is good to 1e-15 of itself
        expect(Math.abs(sum - all.logMarginalLikelihood!)).toBeLessThan(1e-12 * (1 + size))
      }),
      { seed: 2, numRuns: 200 },
    )
  })

  test('one by one is all at once for weights that are no whole numbers, but for rounding', () => {
    fc.assert(
      fc.property(drawn(fractions), (rows) => {
        const all = learn(scenario, rows)
        const end = rows.reduce((before, row) => learn(before, [row]).scenario, scenario)
        const alphas = (of: Scenario) =>
          modelOf(of).splits.flatMap(({ children, concentration }) =>
            children.map((child) => concentration! * modelOf(of).share[child]!),
          )
        const [x, y] = [alphas(all.scenario), alphas(end)]
        // twelve additions of at most 128 in all, each rounded to half an ulp of it
        for (const [i, alpha] of x.entries())
          expect(Math.abs(y[i]! - alpha)).toBeLessThan(12 * 128 * 2 ** -52)
      }),
      { seed: 3, numRuns: 100 },
    )
  })
})
