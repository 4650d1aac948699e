import { defineScenario, learn } from 'forkcast'
import { describe, expect, test } from 'vitest'

/*
 * Worked examples of Gelman et al., Bayesian Data Analysis, 3rd ed. (2013). The data and posteriors of the first are as
 * in the authors' demo 2.3 (A. Vehtari, BDA demos: "p. 37", Beta(438, 544)); the rounded figures, and all of
 * the second (asthma, section 2.6), are from memory of the book's text.
 */
const scenario = defineScenario({
  forkcast: 1,
  title: 'Worked examples',
  origin: '2030-01-01',
  horizon: '2030-12-31',
  exhaustive: true,
  tree: { smoothing: 1, branches: { girl: { count: 0 }, boy: { count: 0 } } },
  signals: {
    seen: { likelihood: { otherwise: { beta: { alpha: 1, beta: 1 } } } },
    // deaths of asthma per 100,000 people and year; a period is 100,000 person-years, written as one day
    death: { rate: { otherwise: { gamma: { shape: 3, scale: 1 / 5 } } }, per: 1 },
  },
})

describe('learn() gives', () => {
  test('of 437 girls in 980 births with placenta previa Beta(438, 544): section 2.4, p. 37', () => {
    const births = [
      { case: 'girls', leaf: 'girl', weight: 437, seen: ['seen'] },
      { case: 'boys', leaf: 'boy', weight: 543, absent: ['seen'] },
    ] as const
    const { scenario: next, splits, signals } = learn(scenario, births)
    expect(next.document.tree.branches?.girl?.count).toBe(437)
    expect(next.document.signals?.seen?.likelihood?.otherwise).toEqual({ beta: { alpha: 438, beta: 544 } })
    const girl = splits[0]?.branches.girl
    expect(girl?.casesAfter).toBe(438)
    // mean 0.446, standard deviation 0.016, central 95% from 0.415 to 0.477
    expect(girl?.after.value.toFixed(3)).toBe('0.446')
    const sd = Math.sqrt((438 * 544) / (982 ** 2 * 983))
    expect(sd.toFixed(3)).toBe('0.016')
    // the central 90% is nearly normal: 1.645 standard deviations; the skewness is below 0.02
    const { lower, upper } = girl!.after
    expect(Math.abs((upper! - lower!) / (2 * 1.644854 * sd) - 1)).toBeLessThan(2e-3)
    expect(signals[0]?.targets.otherwise?.after.lower).toBeCloseTo(lower!, 14)
  })

  test('of 3 deaths in 200,000 people Gamma(6, 7), of 30 in ten years Gamma(33, 25): section 2.6, p. 45', () => {
    const year = learn(scenario, [{ case: 'city', leaf: 'girl', seen: ['death*3'], days: 2 }])
    expect(year.scenario.document.signals?.death?.rate?.otherwise).toEqual({
      gamma: { shape: 6, scale: 1 / 7 },
    })
    const decade = learn(scenario, [{ case: 'city', leaf: 'girl', seen: ['death*30'], days: 20 }])
    const written = decade.scenario.document.signals?.death?.rate?.otherwise
    const { shape, scale } = (written as { gamma: { shape: number; scale: number } }).gamma
    // posterior means 0.86 and 1.32
    expect([(6 / 7).toFixed(2), (shape * scale).toFixed(2)]).toEqual(['0.86', '1.32'])
    expect([shape, scale]).toEqual([33, 1 / 25])
  })
})
