import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backtest, defineScenario, probabilityOf, type ScenarioDocument, simulate, update } from 'forkcast'
import { expressions, readEvents, readQuotes, readScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'

/** The numbers that the case's README prints, worked out again. */
const folder = join(import.meta.dirname, '../../examples/venezuela')
const page = readFileSync(join(folder, 'README.md'), 'utf8')
const scenario = readScenario(readFileSync(join(folder, 'scenario.yaml'), 'utf8'))
const log = readEvents(readFileSync(join(folder, 'events.csv'), 'utf8'))
const prose = page.replace(/\s+/g, ' ')
const asOf = '2025-12-16'
const forecast = update(scenario, log, { asOf })

/** The cells of the table whose head begins so, without their formatting. */
function tableAfter(head: string): string[][] {
  const lines = page.split('\n')
  const from = lines.findIndex((line) => line.startsWith(head))
  const end = lines.indexOf('', from)
  return lines.slice(from + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  )
}
const percent = (p: number) => (100 * p).toFixed(1)

describe('the README of the case', () => {
  test('has the forecast of 16 December', () => {
    const rows = tableAfter('| outcome | prior |')
    expect(rows.map(([id]) => id)).toEqual(scenario.outcomes)
    for (const [id = '', prior, now] of rows) {
      const outcome = forecast.outcomes[id]
      expect([id, prior, now]).toEqual([
        id,
        `${percent(outcome?.prior ?? NaN)}%`,
        `${percent(outcome?.probability ?? NaN)}%`,
      ])
    }
  })

  test('has the replay beside the market', () => {
    const days: Record<string, string> = {
      '31 October (prior)': '2025-10-31',
      '15 November': '2025-11-15',
      '30 November': '2025-11-30',
      '1 December': '2025-12-01',
      '12 December': '2025-12-12',
      '16 December': asOf,
      '17 December': '2025-12-17',
      '26 December': '2025-12-26',
      '1 January': '2026-01-01',
      '2 January': '2026-01-02',
    }
    const dates = ['2025-12-31', '2026-01-31', '2026-03-31', '2026-12-31']
    const rows = tableAfter('| as of | 31 December 2025').filter(([day = '']) => day in days)
    expect(rows).toHaveLength(Object.keys(days).length)
    for (const [day = '', ...cells] of rows) {
      const replayed = update(scenario, log, { asOf: days[day] as string })
      const computed = dates.map((by) => percent(probabilityOf(replayed, { any: ['leaves'], by })))
      const written = cells.map((cell) => cell.replace(/ \(.*\)/, ''))
      // a day that is over is asked no more
      expect([day, ...written]).toEqual([
        day,
        ...computed.map((value, i) => (written[i] === '' ? '' : value)),
      ])
    }
    const prior = update(scenario, log, { asOf: '2025-10-31' })
    expect(prose).toContain(
      `gave that date ${percent(probabilityOf(prior, { any: ['leaves'], by: '2025-11-30' }))}%`,
    )
  })

  describe('scored', () => {
    const quotes = readQuotes(readFileSync(join(folder, 'market.csv'), 'utf8'))
    const of = (tried: typeof scenario) => {
      const result = backtest(tried, log, { quotes })
      if (result.void) throw new Error('the case did not lapse')
      return result
    }
    const { days, model, questions } = of(scenario)
    const [, january, march, year] = questions.map((question) => ({
      ...question,
      market: question.forecasters[0],
    }))
    const three = (score: number | undefined) => score?.toFixed(3)

    test('is worse than one in seven by the Brier score every day, and by the log score until 28 November', () => {
      expect(days).toHaveLength(64)
      expect(days.filter(({ brier }) => brier < 6 / 7)).toEqual([])
      const worse = days.filter(({ log }) => log > Math.log(7)).map(({ asOf }) => asOf)
      const before = worse.filter((day) => day <= '2025-11-28')
      expect(before).toHaveLength(29)
      expect(worse.slice(29)).toEqual(['2025-12-06', '2025-12-07', '2025-12-08', '2025-12-09'])
    })

    test('moved down by its four largest steps on the days named', () => {
      const steps = days.slice(1).map(({ asOf, brier }, i) => [asOf, brier - (days[i]?.brier ?? 0)] as const)
      const largest = steps.toSorted((a, b) => a[1] - b[1]).slice(0, 4)
      expect(largest.map(([day]) => day).sort()).toEqual([
        '2025-11-29',
        '2025-12-01',
        '2025-12-10',
        '2025-12-16',
      ])
    })

    test('has the market’s figures beside its own', () => {
      expect(prose).toContain(
        `${three(march?.market?.scores?.brier)} against ${three(march?.market?.model?.brier)} for the end of March, ${three(year?.market?.scores?.brier)} against ${three(year?.market?.model?.brier)} for the end of 2026`,
      )
      expect(prose).toContain(
        `the margin is smaller, ${three(january?.market?.scores?.brier)} against ${three(january?.market?.model?.brier)}`,
      )
      expect(prose).toContain(
        `worse than its own prior, ${three(january?.model.brier)} against ${three(january?.prior.brier)}`,
      )
    })

    test('has what another timing would have scored', () => {
      const text = readFileSync(join(folder, 'scenario.yaml'), 'utf8')
      const changed = text.replace('exponential: { mean: 180 }', 'weibull: { shape: 2, scale: 120 }')
      expect(changed).not.toBe(text)
      const other = of(readScenario(changed))
      const scores = [
        other.questions[1]?.model.brier,
        other.questions[2]?.model.brier,
        other.model.brier,
      ].map(three)
      expect(prose).toContain(
        `scored ${scores[0]} on January, ${scores[1]} on March and ${scores[2]} over the outcomes`,
      )
      expect(other.model.brier).toBeLessThan(model.brier)
    })
  })

  test('has its scores, of force having come true', () => {
    let brier = 0
    for (const [id, { probability }] of Object.entries(forecast.outcomes))
      brier += (probability - (id === 'force' ? 1 : 0)) ** 2
    expect(prose).toContain(`a Brier score of ${brier.toFixed(2)}, worse than the ${(6 / 7).toFixed(2)}`)
    const log = -Math.log(forecast.outcomes.force?.probability ?? NaN)
    expect(prose).toContain(`a log score of ${log.toFixed(2)} against ${Math.log(7).toFixed(2)}, better`)
  })

  test('has what others would say', () => {
    const { document } = scenario
    const pressure = (value: number): ScenarioDocument => ({
      ...document,
      parameters: {
        ...document.parameters,
        pressure: { distribution: { empirical: [value] } },
      },
    })
    const signals = (change: (signal: object) => object): ScenarioDocument => ({
      ...document,
      signals: Object.fromEntries(
        Object.entries(document.signals ?? {}).map(([id, signal]) => [id, change(signal)]),
      ),
    })
    const without = (key: string) => signals((signal) => ({ ...signal, [key]: undefined }))
    const variants: Record<string, [ScenarioDocument, boolean?]> = {
      'what the scenario says': [document],
      'this is 2019 again: pressure 4': [pressure(4)],
      'the fleet is half of an ultimatum: pressure 25': [pressure(25)],
      'it is an ultimatum: pressure 49': [pressure(49)],
      'every event stands alone: no clusters': [without('cluster')],
      'talk does not fade: no half-lives': [without('halfLife')],
      'all reports are true: credence 1': [document, true],
    }
    const rows = tableAfter('| if one holds that |').filter(([who = '']) => who in variants)
    expect(rows).toHaveLength(Object.keys(variants).length)
    for (const [who = '', ...cells] of rows) {
      const [changed, certain = false] = variants[who] as [ScenarioDocument, boolean?]
      const rowsOfLog = certain ? log.map((row) => ({ ...row, credence: 1 })) : log
      const other = update(defineScenario(changed, { expressions }), rowsOfLog, { asOf })
      const probabilities = [
        probabilityOf(other, { any: ['leaves'], by: '2026-01-31' }),
        other.branches.leaves?.reach ?? NaN,
        other.outcomes.force?.probability ?? NaN,
        other.outcomes.belarus?.probability ?? NaN,
      ]
      expect([who, ...cells]).toEqual([who, ...probabilities.map(percent)])
    }
  })

  test('has the range of what is not known, within the error of its draws', () => {
    const { outcomes } = simulate(forecast, { runs: 1_000_000, draws: 100_000, seed: 'caracas' })
    const [, low = '', high = ''] = /and `force` between (\d+)% and (\d+)%/.exec(prose) ?? []
    // quantiles of 100,000 draws have errors of some 0.1 points, and the page rounds by up to 0.5
    expect(Math.abs((outcomes.force?.credible.lower ?? NaN) - Number(low) / 100)).toBeLessThan(0.009)
    expect(Math.abs((outcomes.force?.credible.upper ?? NaN) - Number(high) / 100)).toBeLessThan(0.009)
    const [, leaves = '', force = ''] = /averages, ([\d.]+)% and ([\d.]+)%/.exec(prose) ?? []
    // a mean of 100,000 draws has an error of 0.06 points here, that of a million runs 0.05, and the page rounds by 0.05:
    // ± 4 errors, one such test in 16,000 fails by chance
    const stays = outcomes['status-quo']?.probability ?? NaN
    expect(Math.abs(1 - stays - Number(leaves) / 100)).toBeLessThan(0.0037)
    expect(Math.abs((outcomes.force?.probability ?? NaN) - Number(force) / 100)).toBeLessThan(0.0037)
  })
})
