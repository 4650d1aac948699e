import { defineScenario, learn } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { learnedReport } from '../../src/report/learned.ts'
import { plainStyle } from '../../src/report/style.ts'

const page = { width: 90, style: plainStyle }
const scenario = defineScenario({
  forkcast: 1,
  title: 'Harbour',
  origin: '2030-03-01',
  horizon: '2030-12-26',
  exhaustive: true,
  tree: {
    question: 'Does the director leave?',
    smoothing: 1,
    branches: {
      stays: { title: 'Director stays', count: 0 },
      leaves: { title: 'Director leaves', count: 0, branches: { resigns: { p: 0.5 }, forced: { p: 0.5 } } },
    },
  },
  signals: {
    leak: { title: 'A leak', likelihood: { leaves: { beta: { alpha: 1, beta: 1 } }, otherwise: 0.25 } },
    strike: { rate: { otherwise: { gamma: { shape: 1, scale: 2 } } } },
    march: { rate: { otherwise: 1 } },
  },
})

describe('learnedReport(learned, scenario, page)', () => {
  test('shows the old numbers beside the new, and which numbers cannot learn', () => {
    const cases = [
      { case: 'a', leaf: 'resigns', seen: ['leak', 'strike*2'], days: 60 },
      { case: 'b', leaf: 'stays', weight: 1.5, absent: ['leak'] },
    ] as const
    // Beta(1, 1) has its 5% and 95% points there; the shares become Beta(2.5, 2) and Beta(2, 2.5), the likelihood
    // Beta(2, 1), whose quantiles are √p: √0.05, √0.5, √0.95; the rate Gamma(3, 1/2.5).
    // ln of 1/(3.5 · 2.5) · ½ · ½ · 0.75^1.5 · (2/5/2.5² · 2²/2) = −6.04
    expect(learnedReport(learn(scenario, cases), scenario, page)).toBe(`Harbour
learned from 2 cases of weight 2.50

Does the director leave?

  branch           cases  before  after    was        between     is         between
  Director stays    1.50       1   2.50  50.0%  5.0% to 95.0%  55.6%  19.4% to 88.7%
  Director leaves      1       1      2  50.0%  5.0% to 95.0%  44.4%  11.3% to 80.6%

Director leaves (certain: stays as it is)

  branch   cases  before  after    was  between     is  between
  resigns      1                 50.0%  certain  50.0%  certain
  forced       0                 50.0%  certain  50.0%  certain

A leak (leak): likelihood

  where            id         seen  not seen    was        between     is         between
  Director leaves  leaves        1         0  50.0%  5.0% to 95.0%  70.7%  22.4% to 97.5%
  otherwise        otherwise     0      1.50  25.0%        certain  25.0%         certain

strike: rate per 30 days

  where      events  days   was        between    is        between
  otherwise       2    60  1.39  0.103 to 5.99  1.07  0.327 to 2.52

between: 90% of the belief lies there; certain numbers learn nothing. Signals that no case
names are left out.

log marginal likelihood −6.04: of what was counted, under the old numbers; compares
scenarios for the same cases`)
  })

  test('says where the log marginal likelihood is minus infinity, or not known', () => {
    const never = defineScenario({
      forkcast: 1,
      title: 'Coin\u001b',
      origin: '2030-01-01',
      horizon: '2030-12-31',
      exhaustive: true,
      tree: { branches: { heads: { p: 1 }, tails: { p: 'rest' } } },
      signals: { cheer: { likelihood: { otherwise: '0.1 to 0.4' } } },
    })
    const report = learnedReport(learn(never, [{ case: 'a', leaf: 'tails' }]), never, page)
    expect(report).toContain('Coin␛')
    expect(report).toContain('log marginal likelihood −∞:')
    const unknown = learn(never, [{ case: 'a', leaf: 'heads', seen: ['cheer'] }])
    expect(learnedReport(unknown, never, page)).toContain('log marginal likelihood: not known')
  })
})
