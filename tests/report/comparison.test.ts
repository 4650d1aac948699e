import { compare, defineScenario, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { comparisonReport } from '../../src/report/comparison.ts'
import { plainStyle } from '../../src/report/style.ts'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'
import { harbour, harbourRows } from '../fixtures/harbour.ts'

const page = { width: 80, style: plainStyle }
const asOf = '2030-04-30'
const inputs = { scenario: harbourScenario, log: harbourLog }
const forecast = update(harbourScenario, harbourLog, { asOf })

describe('comparisonReport(comparison, from, to, page)', () => {
  test('shows both days, how far they are apart, and the steps between them', () => {
    const earlier = update(harbourScenario, harbourLog, { asOf: '2030-03-15' })
    expect(comparisonReport(compare(earlier, forecast), inputs, inputs, page)).toMatchInlineSnapshot(`
      "harbour
      a: the end of 2030-03-15 (prior of 2030-03-01, closes 2030-12-26); b: the end of
      2030-04-30 (prior of 2030-03-01, closes 2030-12-26)

        outcome      a      b  points  decibans
        stays    65.3%  90.4%   +25.1      +7.0  █████████████████████████████████▍
        resigns  19.5%   5.5%   −14.0      −6.2  ██
        forced   15.2%   4.1%   −11.1      −6.2  █▌

      total variation 25.1%; 0.246 bits from a to b

      only in b
        events: editorial (2030-03-20); not seen: denial (2030-03-25); strike
                (2030-04-02)

        from a to b, in points     stays  resigns  forced
        news fades                  +6.9     −3.6    −3.3
        silence: strike            +26.1    −14.9   −11.2
        nothing has come true yet   +0.5     −0.3    −0.2
        editorial                   −0.7     +0.4    +0.3
        not seen: denial            −2.4     +1.4    +1.0
        strike                      −7.6     +4.3    +3.3
        weighed together: press     +2.3     −1.3    −1.0

      “stays” moves most: it rises from 65.3% to 90.4% between 15 March 2030 and 30
      April 2030."
    `)
  })

  test('says so where nothing moved', () => {
    const text = comparisonReport(compare(forecast, forecast), inputs, inputs, page)
    expect(text).toContain('total variation 0%; 0.000 bits from a to b')
    expect(text).toContain('No outcome moved.')
    expect(text).not.toContain('only in')
  })

  test('names what one side lacks', () => {
    const { leaves, stays } = harbour.tree.branches!
    const wider = defineScenario({
      ...harbour,
      title: 'wider harbour',
      tree: { ...harbour.tree, branches: { stays: stays!, leaves: leaves!, splits: { p: 0.1 } } },
    })
    const rows = harbourRows.filter(({ signal }) => signal !== 'editorial')
    const other = update(wider, rows, { asOf })
    const text = comparisonReport(compare(forecast, other), inputs, { scenario: wider, log: rows }, page)
    expect(text).toContain('harbour\nagainst wider harbour\n')
    expect(text).toMatch(/splits +\u2013 +\d/)
    expect(text).toContain('only in a\n  events: editorial (2030-03-20)')
    expect(text).toContain('only in b\n  outcomes: splits')
    expect(text).toMatch(/absent: editorial/)
    expect(text).toContain('b holds possible what a does not')
  })
})
