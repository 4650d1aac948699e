import { condition, explain, leaveOneOut, update, weightOfEvidence } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { explanationReport, signed } from '../../src/report/explanation.ts'
import { colourStyle, plainStyle } from '../../src/report/style.ts'
import { weightOfEvidenceReport } from '../../src/report/weightOfEvidence.ts'
import { displayWidth } from '../../src/report/width.ts'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'

const page = { width: 80, style: plainStyle }
const forecast = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })
const report = explanationReport(explain(forecast), harbourScenario, harbourLog, page)

describe('explanationReport(explanation, scenario, log, page)', () => {
  test('shows the whole change, the steps, what each event is worth, and sentences', () => {
    expect(report).toMatchInlineSnapshot(`
      "harbour
      as of the end of 2030-04-30 (prior of 2030-03-01, closes 2030-12-26)

        outcome  prior    now  points  decibans
        stays    60.0%  90.4%   +30.4      +8.0  █████████████████████████████████▍
        resigns  23.3%   5.5%   −17.7      −7.2  ██
        forced   16.7%   4.1%   −12.6      −6.7  █▌

      step by step: percentages are where each day ends, signed numbers the points
      that led there

        end of      what moved it              stays  resigns  forced
        2030-03-01  the prior                  60.0%    23.3%   16.7%
        2030-03-11                             61.1%    21.9%   17.0%
                    silence: strike            +14.5     −8.4    −6.1
                    nothing has come true yet   +0.8     −0.4    −0.3
                    audit-leak                 −14.2     +7.6    +6.7
        2030-03-14                             63.4%    20.5%   16.1%
                    news fades                  +0.5     −0.3    −0.3
                    silence: strike             +4.6     −2.6    −2.0
                    nothing has come true yet   +0.4     −0.2    −0.2
                    again: audit-leak           −3.2     +1.7    +1.5
        2030-03-20                             69.9%    16.9%   13.2%
                    news fades                  +1.2     −0.6    −0.6
                    silence: strike             +8.5     −4.8    −3.7
                    nothing has come true yet   +0.7     −0.4    −0.3
                    editorial                   −9.8     +5.5    +4.3
                    weighed together: press     +5.8     −3.3    −2.5
        2030-03-25                             60.6%    22.2%   17.2%
                    news fades                  +0.9     −0.4    −0.4
                    silence: strike             +6.4     −3.6    −2.8
                    nothing has come true yet   +0.6     −0.3    −0.3
                    not seen: denial           −17.2     +9.7    +7.5
        2030-04-02                             49.6%    28.5%   21.9%
                    news fades                  +1.4     −0.8    −0.7
                    silence: strike            +11.6     −6.5    −5.0
                    nothing has come true yet   +1.1     −0.6    −0.5
                    strike                     −25.1    +14.2   +10.9
        2030-04-30                             90.4%     5.5%    4.1%
                    news fades                  +4.3     −2.2    −2.1
                    silence: strike            +34.4    −19.6   −14.8
                    nothing has come true yet   +2.2     −1.3    −1.0
                    weighed together: press     −0.2     +0.1    +0.1

      what the forecast owes to each: its points now, less those without it

        date        without                   stays  resigns  forced
        2030-04-02  strike                     −6.2     +3.5    +2.7
        2030-03-25  not seen: denial           −5.2     +2.9    +2.2
        2030-03-20  editorial                  −1.8     +1.0    +0.7
        2030-03-11  audit-leak                 −1.7     +0.9    +0.8
                    cluster press (2 events)   −4.5     +2.5    +2.0

      “stays” rose from 60.0% (1 March 2030) to 90.4% (30 April 2030). In points:
      silence +80.0, news −69.5, news growing old +8.4, nothing having come true +5.8,
      weighing together what hangs together +5.6.

      “strike” (2 April 2030) moved “stays” from 74.7% to 49.6%; without it the figure
      for 30 April 2030 would be 96.6%, not 90.4%.

      “denial” (not seen on 25 March 2030) moved “stays” from 77.7% to 60.6%; without
      it the figure for 30 April 2030 would be 95.5%, not 90.4%.

      “editorial” (20 March 2030) moved “stays” from 73.9% to 64.1%; without it the
      figure for 30 April 2030 would be 92.1%, not 90.4%."
    `)
  })

  test('has points in its tables that lead from each day to the next', () => {
    const lines = report.split('\n')
    const from = lines.findIndex((line) => line.includes('what moved it'))
    const rows = lines.slice(from + 1, lines.indexOf('', from + 1))
    const days: { end: number; sum: number }[] = []
    for (const row of rows) {
      const [stays] = row.match(/[+\u2212]?\d+\.\d%?(?= +\S+ +\S+$)/) ?? []
      if (stays === undefined) continue
      const value = Number(stays.replace('\u2212', '-').replace('%', ''))
      if (stays.endsWith('%')) days.push({ end: value, sum: 0 })
      else days[days.length - 1]!.sum += value
    }
    expect(days.map(({ end }) => end)).toEqual([60, 61.1, 63.4, 69.9, 60.6, 49.6, 90.4])
    days.slice(1).forEach(({ end, sum }, i) => {
      // two rounded percentages, and at most five rounded numbers
      expect(Math.abs(days[i]!.end + sum - end)).toBeLessThanOrEqual(0.35)
    })
  })

  test('keeps within the page, and colours the same text', () => {
    for (const width of [60, 80, 120]) {
      const text = explanationReport(explain(forecast), harbourScenario, harbourLog, {
        width,
        style: plainStyle,
      })
      for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      const coloured = explanationReport(explain(forecast), harbourScenario, harbourLog, {
        width,
        style: colourStyle,
      })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken out
      expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(text)
    }
  })

  test('has sentences with the numbers of the API', () => {
    const [first] = leaveOneOut(forecast).events
    const without = first!.outcomes.stays!.without
    expect(report.replaceAll('\n', ' ')).toContain(`would be ${(without * 100).toFixed(1)}%, not 90.4%`)
  })

  test('shows conditions, and evidence that contradicts itself for a while', () => {
    const supposed = condition(forecast, { ruleOut: ['resigns'] })
    expect(explanationReport(explain(supposed), harbourScenario, harbourLog, page)).toContain(
      'rule out resigns',
    )
  })

  test('says nothing of events where there are none', () => {
    const empty = explain(update(harbourScenario, [], { asOf: '2030-03-01' }))
    const text = explanationReport(empty, harbourScenario, [], page)
    expect(text).not.toContain('owes')
    expect(text).toContain('No outcome has moved from its prior.')
    const about = explain(update(harbourScenario, [], { asOf: '2030-03-01' }), { branches: ['leaves'] })
    expect(explanationReport(about, harbourScenario, [], page, 'leaves')).toContain(
      '\u201cleaves\u201d stands at 40.0% on 1 March 2030, as in the prior.',
    )
  })
})

describe('weightOfEvidenceReport(ids, weights, scenario, log, page)', () => {
  test('lists rows in decibans between prior and posterior odds', () => {
    const weights = weightOfEvidence(forecast, 'dismissed', 'stays')
    const text = weightOfEvidenceReport(['dismissed', 'stays'], weights, harbourScenario, harbourLog, page)
    expect(text).toMatch(/prior odds +\u22126\.3\n/)
    expect(text).toMatch(/not seen: denial \(2030-03-25\) +\+3\.6\n/)
    expect(text).toMatch(/silence: strike +\u221217\.4\n/)
    expect(text).toMatch(/odds now +\u221214\.4$/)
  })
})

describe('signed(decibans)', () => {
  test.each([
    [1.26, '+1.3'],
    [-0.04, '0.0'],
    [0.04, '0.0'],
    [Infinity, '+∞'],
    [-Infinity, '−∞'],
  ])('writes %d as %s', (value, text) => {
    expect(signed(value)).toBe(text)
  })
})
