import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineScenario, probabilityOf, type ScenarioDocument, simulate, update } from 'forkcast'
import { expressions, readEvents, readScenario } from 'forkcast/read'
import { describe, expect, it } from 'vitest'

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
  it('has the forecast of 16 December', () => {
    const rows = tableAfter('| outcome | prior |')
    expect(rows.map(([id]) => id)).toEqual(scenario.outcomes)
    for (const [id = '', prior, now] of rows) {
      const outcome = forecast.outcomes[id]
      expect([id, prior, now]).toEqual([
        id,
        `${percent(outcome?.prior ?? Number.NaN)}%`,
        `${percent(outcome?.probability ?? Number.NaN)}%`,
      ])
    }
  })

  it('has the replay beside the market', () => {
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

  it('has its scores, of force having come true', () => {
    let brier = 0
    for (const [id, { probability }] of Object.entries(forecast.outcomes))
      brier += (probability - (id === 'force' ? 1 : 0)) ** 2
    expect(prose).toContain(`a Brier score of ${brier.toFixed(2)}, worse than the ${(6 / 7).toFixed(2)}`)
    const log = -Math.log(forecast.outcomes.force?.probability ?? Number.NaN)
    expect(prose).toContain(`a log score of ${log.toFixed(2)} against ${Math.log(7).toFixed(2)}, better`)
  })

  it('has what others would say', () => {
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
        other.branches.leaves?.reach ?? Number.NaN,
        other.outcomes.force?.probability ?? Number.NaN,
        other.outcomes.belarus?.probability ?? Number.NaN,
      ]
      expect([who, ...cells]).toEqual([who, ...probabilities.map(percent)])
    }
  })

  it('has the range of what is not known, within the error of its draws', () => {
    const { outcomes } = simulate(forecast, { runs: 1_000_000, draws: 100_000, seed: 'caracas' })
    const [, low = '', high = ''] = /and `force` between (\d+)% and (\d+)%/.exec(prose) ?? []
    // quantiles of 100,000 draws have errors of some 0.1 points, and the page rounds by up to 0.5
    expect(Math.abs((outcomes.force?.credible.lower ?? Number.NaN) - Number(low) / 100)).toBeLessThan(0.009)
    expect(Math.abs((outcomes.force?.credible.upper ?? Number.NaN) - Number(high) / 100)).toBeLessThan(0.009)
    const [, leaves = '', force = ''] = /averages, ([\d.]+)% and ([\d.]+)%/.exec(prose) ?? []
    // a mean of 100,000 draws has an error of 0.06 points here, that of a million runs 0.05, and the page rounds by 0.05:
    // ± 4 errors, one such test in 16,000 fails by chance
    const stays = outcomes['status-quo']?.probability ?? Number.NaN
    expect(Math.abs(1 - stays - Number(leaves) / 100)).toBeLessThan(0.0037)
    expect(Math.abs((outcomes.force?.probability ?? Number.NaN) - Number(force) / 100)).toBeLessThan(0.0037)
  })
})
