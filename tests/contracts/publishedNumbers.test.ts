import { cumulativeIncidence, setMarginal } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { forecastOf } from '../properties/library.ts'
import { type PlainBranch, type PlainRow, type PlainScenario, textOfDay } from '../reference/plainScenario.ts'

/**
 * Numbers that other people printed, reproduced through the public interface. Each says where it stands and how
 * many digits the source gives; the comparison asks for those digits and no more.
 */

const origin = 22_000
const day = (n: number): string => textOfDay(origin + n)

/** A one-question scenario over the given branches, closing after `H` days. */
function scenario(
  branches: Record<string, PlainBranch>,
  rest: Partial<PlainScenario> = {},
  H = 30,
): PlainScenario {
  return {
    forkcast: 1,
    title: 'Published',
    origin: day(0),
    horizon: day(H),
    exhaustive: true,
    tree: { question: 'Which?', branches },
    ...rest,
  }
}

function equally(...ids: string[]): Record<string, PlainBranch> {
  return Object.fromEntries(ids.map((id) => [id, { weight: 1 }]))
}

/** Events of the given signals on days 1, 2, 3, … */
function inTurn(...signals: string[]): PlainRow[] {
  return signals.map((signal, i) => ({ date: day(i + 1), signal, event: `${i + 1}` }))
}

function probabilities(document: PlainScenario, rows: PlainRow[], asOf = day(10)): Record<string, number> {
  const forecast = forecastOf(document, rows, asOf)
  return Object.fromEntries(
    Object.entries(forecast.outcomes).map(([id, outcome]) => [id, outcome.probability]),
  )
}

/** Agrees with a number printed with this many decimals. */
function printed(actual: number | undefined, expected: number, decimals: number): void {
  expect(Math.abs(actual! - expected)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals)
}

const decibels = (p: number): number => 10 * Math.log10(p / (1 - p))

describe('Downey, Think Bayes (first edition, O’Reilly 2013), chapter 3, the dice problem', () => {
  // https://www.oreilly.com/library/view/think-bayes/9781491945407/ch03.html, twelve decimals.
  const sides = [4, 6, 8, 12, 20]
  const dice = scenario(equally(...sides.map((n) => `d${n}`)), {
    signals: {
      'rolls-6': {
        likelihood: Object.fromEntries(sides.map((n) => [`d${n}`, n < 6 ? 0 : 1 / n])),
      },
    },
  })

  test('one roll of 6', () => {
    const p = probabilities(dice, inTurn('rolls-6'))
    expect(p.d4).toBe(0)
    printed(p.d6, 0.392156862745, 12)
    printed(p.d8, 0.294117647059, 12)
    printed(p.d12, 0.196078431373, 12)
    printed(p.d20, 0.117647058824, 12)
  })
})

describe('Downey, Think Bayes (second edition, O’Reilly 2021), notebooks of chapters 2 and 3', () => {
  // https://github.com/AllenDowney/ThinkBayes2, soln/chap02.ipynb and soln/chap03.ipynb, six decimals or fractions.
  test('three hypotheses in sequence: a die of 6, 8 or 12 sides shows 1, then 7', () => {
    const document = scenario(equally('d6', 'd8', 'd12'), {
      signals: {
        'rolls-1': { likelihood: { d6: 1 / 6, d8: 1 / 8, d12: 1 / 12 } },
        'rolls-7': { likelihood: { d6: 0, d8: 1 / 8, d12: 1 / 12 } },
      },
    })
    const first = probabilities(document, inTurn('rolls-1', 'rolls-7'), day(1))
    printed(first.d6, 4 / 9, 14)
    printed(first.d8, 3 / 9, 14)
    printed(first.d12, 2 / 9, 14)
    const second = probabilities(document, inTurn('rolls-1', 'rolls-7'), day(2))
    expect(second.d6).toBe(0)
    printed(second.d8, 0.692308, 6)
    printed(second.d12, 0.307692, 6)
  })

  test('two bowls of cookies: vanilla, vanilla, then not vanilla', () => {
    const document = scenario(equally('bowl1', 'bowl2'), {
      signals: { vanilla: { likelihood: { bowl1: 0.75, bowl2: 0.5 } } },
    })
    const rows: PlainRow[] = [
      ...inTurn('vanilla', 'vanilla'),
      { date: day(3), signal: 'vanilla', observed: false },
    ]
    printed(probabilities(document, rows, day(1)).bowl1, 0.6, 6)
    printed(probabilities(document, rows, day(2)).bowl1, 0.692308, 6)
    printed(probabilities(document, rows, day(3)).bowl1, 0.529412, 6)
  })

  test('the M&M problem: a ratio of likelihoods', () => {
    const document = scenario(equally('A', 'B'), {
      signals: { 'yellow-then-green': { ratio: { A: 0.2 * 0.2, B: 0.14 * 0.1 } } },
    })
    const p = probabilities(document, inTurn('yellow-then-green'))
    printed(p.A, 0.740741, 6)
    printed(p.B, 0.259259, 6)
  })

  test('Monty Hall: door 1 was picked, Monty opened door 3', () => {
    const document = scenario(equally('door1', 'door2', 'door3'), {
      signals: { 'opens-3': { likelihood: { door1: 0.5, door2: 1, door3: 0 } } },
    })
    const p = probabilities(document, inTurn('opens-3'))
    printed(p.door1, 1 / 3, 14)
    printed(p.door2, 2 / 3, 14)
    expect(p.door3).toBe(0)
  })
})

describe('Downey, Think Bayes (second edition), chapter 8: goals as a Poisson process', () => {
  // https://github.com/AllenDowney/ThinkBayes2, soln/chap08.ipynb: printed with all the digits of a double.
  /** A gamma prior with unit rate on 101 evenly spaced scoring rates; a game is a day. The rate 0 has no weight. */
  const league = (shape: number, highest: number): { document: PlainScenario; rates: number[] } => {
    const rates = Array.from({ length: 100 }, (_, i) => ((i + 1) * highest) / 100)
    const ids = rates.map((_, i) => `r${i + 1}`)
    const weights = rates.map((rate): PlainBranch => ({ weight: rate ** (shape - 1) * Math.exp(-rate) }))
    const table = Object.fromEntries(ids.map((id, i) => [id, rates[i]!]))
    return {
      rates,
      document: scenario(Object.fromEntries(ids.map((id, i) => [id, weights[i]!])), {
        signals: { goal: { rate: table, per: 1 } },
      }),
    }
  }
  const goals = (...games: number[]): PlainRow[] =>
    games.flatMap((scored, game) =>
      Array.from({ length: scored }, (_, i) => ({
        date: day(game + 1),
        signal: 'goal',
        event: `${game}-${i}`,
      })),
    )
  const mean = (rates: readonly number[], p: readonly number[]): number =>
    rates.reduce((sum, rate, i) => sum + rate * p[i]!, 0)

  test('the World Cup problem: France four goals, Croatia two', () => {
    const { document, rates } = league(1.4, 10)
    const france = Object.values(probabilities(document, goals(4), day(1)))
    const croatia = Object.values(probabilities(document, goals(2), day(1)))
    const prior = Object.values(probabilities(document, [], day(0)))
    printed(mean(rates, prior), 1.4140818156118378, 12)
    printed(mean(rates, france), 2.699772393342308, 12)
    printed(mean(rates, croatia), 1.6999765866755225, 12)
    let better = 0
    for (let i = 0; i < 100; i++) for (let j = 0; j < i; j++) better += france[i]! * croatia[j]!
    printed(better, 0.7499366290930155, 12)
  })

  test('the hockey problem: four games, one of them silent', () => {
    const { document, rates } = league(2.8, 15)
    printed(mean(rates, Object.values(probabilities(document, [], day(0)))), 2.7997400090376567, 12)
    const bruins = Object.values(probabilities(document, goals(0, 2, 8, 4), day(4)))
    const canucks = Object.values(probabilities(document, goals(1, 3, 1, 0), day(4)))
    printed(mean(rates, bruins), 3.3599999999999985, 12)
    printed(mean(rates, canucks), 1.5599999606443666, 12)
  })
})

describe('diagnostic tests and witnesses', () => {
  test('mammography: Gigerenzer and Hoffrage, Psychological Review 102 (1995), 684–704: 7.8%', () => {
    const document = scenario(
      { cancer: { p: 0.01 }, none: { p: 'rest' } },
      { signals: { positive: { likelihood: { cancer: 0.8, none: 0.096 } } } },
    )
    printed(probabilities(document, inTurn('positive')).cancer, 0.078, 3)
  })

  test('mammography again: Gigerenzer, Calculated Risks (2002), chapter 4: 9%, or 1 in 11', () => {
    // Retold by Strogatz, "Chances Are", The New York Times, 25 April 2010: 7 of 77 women.
    const document = scenario(
      { cancer: { p: 0.008 }, none: { p: 'rest' } },
      { signals: { positive: { likelihood: { cancer: 0.9, none: 0.07 } } } },
    )
    printed(probabilities(document, inTurn('positive')).cancer, 0.09, 2)
  })

  test('the cab problem: Kahneman, Thinking, Fast and Slow (2011), chapter 16: 41%', () => {
    const document = scenario(
      { blue: { p: 0.15 }, green: { p: 0.85 } },
      { signals: { 'says-blue': { likelihood: { blue: 0.8, green: 0.2 } } } },
    )
    printed(probabilities(document, inTurn('says-blue')).blue, 0.41, 2)
  })
})

describe('Chan and Darwiche, On the revision of probabilistic beliefs using uncertain evidence (Artificial Intelligence 163, 2005)', () => {
  // One of three has killed: David 2/3, Dick 1/6, Jane 1/6. "I am willing to bet 2:1 that David is not the killer" has two
  // readings: all things considered, a probability of 2/3 (Jeffrey's rule); or the evidence alone, a ratio of 2 (virtual evidence).
  const killer = scenario(
    { david: { weight: 4 }, dick: { weight: 1 }, jane: { weight: 1 } },
    { signals: { bet: { ratio: { dick: 2, jane: 2 } } } },
  )

  test('all things considered: a third each', () => {
    const set = setMarginal(forecastOf(killer, [], day(10)), 'david', 1 / 3)
    for (const id of ['david', 'dick', 'jane']) expect(set.outcomes[id]!.probability).toBeCloseTo(1 / 3, 14)
  })

  test('nothing else considered: David a half, the others a quarter each', () => {
    const { david, dick, jane } = probabilities(killer, inTurn('bet'))
    expect(david).toBeCloseTo(1 / 2, 14)
    expect(dick).toBeCloseTo(1 / 4, 14)
    expect(jane).toBeCloseTo(1 / 4, 14)
  })
})

describe('weight of evidence', () => {
  test('the General Report on Tunny (Good, Michie and Timms, 1945), p. 39: twenty heads are 60 decibans', () => {
    // http://www.ellsbury.com/tunny/tunny-039.htm: prior odds 1 to 10,000, 3 decibans a head, 100 to 1 on in the end.
    const document = scenario(
      { 'double-headed': { weight: 1 }, fair: { weight: 10_000 } },
      { signals: { head: { decibans: { 'double-headed': 3 } } } },
    )
    const heads = Array.from({ length: 20 }, () => 'head')
    printed(decibels(probabilities(document, [], day(0))['double-headed']!), -40, 10)
    const p = probabilities(document, inTurn(...heads), day(20))['double-headed']!
    printed(decibels(p), 20, 10)
    printed(p / (1 - p), 100, 9)
  })

  test('widgets: Jaynes, Probability Theory (Cambridge 2003), section 4.2: −10 db, +3 db a bad one, −0.97 db a good one', () => {
    const document = scenario(
      { A: { weight: 1 }, B: { weight: 10 } },
      { signals: { bad: { likelihood: { A: 1 / 3, B: 1 / 6 } } } },
    )
    const good: PlainRow = { date: day(2), signal: 'bad', observed: false }
    const e = (rows: PlainRow[]): number => decibels(probabilities(document, rows).A!)
    printed(e([]), -10, 10)
    // 10 log₁₀ 2 = 3.01 is printed as 3.
    printed(e(inTurn('bad')) - e([]), 3, 1)
    printed(e([good]) - e([]), -0.97, 2)
  })
})

describe('Murphy, the Bayes Net Toolbox: the water sprinkler network', () => {
  // https://github.com/bayesnet/bnt, docs/usage.html, "Computing marginal distributions": 0.4298 and 0.1945.
  const rain = (cloudy: string, sprinkler: string, p: number): PlainBranch['branches'] => ({
    [`${cloudy}-${sprinkler}-rain`]: { p, outcome: 'rain' },
    [`${cloudy}-${sprinkler}-dry`]: { p: 'rest', outcome: 'dry' },
  })
  const sprinkler = (cloudy: string, on: number, wet: number): PlainBranch => ({
    p: 0.5,
    question: 'Is the sprinkler on?',
    branches: {
      [`${cloudy}-on`]: { p: on, question: 'Does it rain?', branches: rain(cloudy, 'on', wet)! },
      [`${cloudy}-off`]: { p: 'rest', question: 'Does it rain?', branches: rain(cloudy, 'off', wet)! },
    },
  })
  const wet: Record<string, number> = { otherwise: 0 }
  for (const sky of ['cloudy', 'clear']) {
    wet[`${sky}-on-rain`] = 0.99
    wet[`${sky}-on-dry`] = 0.9
    wet[`${sky}-off-rain`] = 0.9
  }
  const garden = scenario(
    { cloudy: sprinkler('cloudy', 0.1, 0.8), clear: sprinkler('clear', 0.5, 0.2) },
    { signals: { 'wet-grass': { likelihood: wet }, rain: { likelihood: { rain: 1, dry: 0 } } } },
  )
  const on = (rows: PlainRow[]): number => {
    const { branches } = forecastOf(garden, rows, day(10))
    return branches['cloudy-on']!.reach + branches['clear-on']!.reach
  }

  test('the grass is wet: the sprinkler was on', () => {
    printed(on(inTurn('wet-grass')), 0.42976, 5)
  })

  test('it rained: the sprinkler is explained away', () => {
    printed(on(inTurn('wet-grass', 'rain')), 0.1945, 4)
  })
})

describe('competing risks', () => {
  test('Baranov’s catch equation: R package MQMF 0.1.5, example of bce(): 188.8862 fish of 1,000 in a year', () => {
    // https://search.r-project.org/CRAN/refmans/MQMF/html/bce.html: M = 0.12, F = −ln(1 − 0.2), both constant.
    const M = 0.12
    const F = -Math.log(1 - 0.2)
    const Z = M + F
    const year = 365
    const gone = 1 - Math.exp(-3 * Z)
    // Over three years, so that the first year's catch is a cumulative incidence and no mere prior.
    const document = scenario(
      {
        caught: { p: (F / Z) * gone, timing: { exponential: { mean: year / Z } } },
        natural: { p: (M / Z) * gone, timing: { exponential: { mean: year / Z } } },
        alive: { p: 'rest' },
      },
      {},
      3 * year,
    )
    const forecast = forecastOf(document, [], day(0))
    const { days, probability } = cumulativeIncidence(forecast, 'caught')
    printed(1000 * probability[days.indexOf(year)]!, 188.8862, 4)
  })
})

describe('Kish’s design effect', () => {
  test('Killip, Mahfoud and Pearce, Annals of Family Medicine 2 (2004), 204–208: ρ = 0.017', () => {
    // https://www.annfammed.org/content/2/3/204: design effects to three decimals, and the effective size of four
    // clusters cut to whole patients. m like events weigh as much as m / DE independent ones.
    const rows = [
      { m: 10, DE: 1.153, ESS: 34 },
      { m: 20, DE: 1.323, ESS: 60 },
      { m: 40, DE: 1.663, ESS: 96 },
      { m: 80, DE: 2.343, ESS: 136 },
    ]
    const document = scenario(equally('yes', 'no'), {
      signals: { sign: { decibans: { yes: 0.25 }, cluster: 'practice' } },
      clusters: { practice: { correlation: 0.017 } },
    })
    for (const { m, DE, ESS } of rows) {
      const log = Array.from(
        { length: m },
        (_, i): PlainRow => ({ date: day(1), signal: 'sign', event: `${i}` }),
      )
      const independent = decibels(probabilities(document, log).yes!) / 0.25
      printed(m / independent, DE, 3)
      expect(Math.floor(4 * independent)).toBe(ESS)
    }
  })
})

describe('priors from counts', () => {
  test('Laplace’s sunrise: Essai philosophique sur les probabilités (1814): 1,826,214 to 1', () => {
    // 5,000 years are 1,826,213 days; http://philosophy.enacademic.com/2084/rule_of_succession.
    const document = scenario({ rises: { count: 1_826_213 }, stays: { count: 0 } })
    document.tree.smoothing = 1
    const p = probabilities(document, [])
    printed(p.rises! / p.stays!, 1_826_214, 3)
  })

  test('Krichevsky and Trofimov, IEEE Transactions on Information Theory 27 (1981): half a case each', () => {
    // The estimator's probability of four like symbols is ½ · ¾ · ⅚ · ⅞ = 35/128, that is C(8, 4)/4⁴.
    const next = [0, 1, 2, 3].map((seen) => {
      return probabilities(scenario({ same: { count: seen }, other: { count: 0 } }), []).same!
    })
    printed(next[1], 3 / 4, 14)
    printed(
      next.reduce((product, p) => product * p, 1),
      35 / 128,
      14,
    )
  })
})
