import { formatDay, parseDay } from '../checking/day.ts'
import type { Forecast } from '../forecast/forecast.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { heading } from './heading.ts'
import { decimalsFor, formatCount, formatNumber, formatPercent } from './numbers.ts'
import { outcomeTable } from './outcomeTable.ts'
import { printable } from './printable.ts'
import { impactsReport, parametersReport } from './quantities.ts'
import type { Page } from './style.ts'
import { type Cell, type Column, cell, table, widthOfColumns } from './table.ts'
import { titleColumns } from './titleColumns.ts'
import { paragraph } from './width.ts'

/**
 * A simulation for people: the probability of each outcome with its Monte Carlo standard error and credible interval,
 * the dates, the impacts, the parameters, and what is needed to repeat it.
 */
export function simulationReport(
  simulation: Simulation,
  forecast: Forecast,
  scenario: Scenario,
  page: Page,
): string {
  return [
    heading(forecast, page),
    outcomesOf(simulation, page),
    timingOf(simulation, forecast, page),
    impactsReport(simulation, scenario, page),
    parametersReport(simulation, scenario, page),
    provenanceOf(simulation, page),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function outcomesOf({ outcomes, draws }: Simulation, page: Page): string {
  const rows = Object.values(outcomes)
  const worst = rows.reduce((most, { mcseProbability }) => Math.max(most, mcseProbability), 0)
  const decimals = Math.max(1, decimalsFor(worst * 100, 1))
  const percent = (probability: number) => formatPercent(probability, decimals)
  const isExact = rows.every(({ exact }) => exact !== null)
  const level = `${formatNumber((rows[0]?.credible.level ?? 0) * 100, 0)}%`
  const numbers: Column[] = [
    { heading: 'probability', align: 'right', cells: rows.map((row) => cell(percent(row.probability))) },
    {
      heading: '± error',
      align: 'left',
      cells: rows.map((row) => cell(errorOf(row.mcseProbability, decimals), 'quiet')),
    },
    {
      heading: isExact ? 'exact' : 'plug-in',
      align: 'right',
      cells: rows.map((row) => cell(percent(row.exact ?? row.plugIn))),
    },
  ]
  if (draws > 1)
    numbers.push({
      heading: `${level} credible`,
      align: 'right',
      cells: rows.map(({ credible }) =>
        cell(`${formatPercent(credible.lower)} to ${formatPercent(credible.upper)}`),
      ),
    })
  const rowsTable = outcomeTable(
    outcomes,
    numbers,
    rows.map(({ probability }) => probability),
    page,
  )
  const notes = ['error: one Monte Carlo standard error, in percentage points']
  if (!isExact) notes.push('plug-in: the exact forecast with every parameter at its median')
  if (draws > 1) notes.push(`credible: ${level} of the draws lie between`)
  return `${rowsTable}\n\n${quiet(paragraph('  ', `${notes.join('; ')}.`, page.width), page)}`
}

/** An error in percentage points. If it would round to 0, its first digit is shown: 0.0 would mean that there is none. */
function errorOf(mcse: number, decimals: number): string {
  const points = mcse * 100
  const isLost = Number(points.toFixed(decimals)) === 0
  return mcse === 0 ? '± 0' : `± ${formatNumber(points, isLost ? decimalsFor(points, decimals) : decimals)}`
}

function quiet(text: string, page: Page): string {
  return text
    .split('\n')
    .map((line) => page.style('quiet', line))
    .join('\n')
}

/** When outcomes come true, in dates, which are easier to read than days since the origin. */
function timingOf({ timing, outcomes, horizon }: Simulation, { origin }: Forecast, page: Page): string {
  const start = parseDay(origin) ?? NaN
  const date = (days: number | null): Cell => {
    if (days === null) return cell('in no run', 'quiet')
    const text = formatDay(start + days)
    return text === horizon ? cell('horizon', 'quiet') : cell(text)
  }
  const rows = Object.values(timing)
  const dates: Column[] = [
    { heading: '5%', align: 'left', cells: rows.map(({ p05 }) => date(p05)) },
    { heading: 'median', align: 'left', cells: rows.map(({ p50 }) => date(p50)) },
    { heading: '95%', align: 'left', cells: rows.map(({ p95 }) => date(p95)) },
  ]
  const names = titleColumns('outcome', outcomes, page.width - widthOfColumns(dates)).slice(0, 1)
  return `when, given the outcome\n\n${table([...names, ...dates], page.style)}`
}

function provenanceOf(simulation: Simulation, page: Page): string {
  const { seed, runs, draws, effectiveDraws, redrawn } = simulation
  const parts = [`seed ${printable(seed)}`, `${formatCount(runs)} run${runs === 1 ? '' : 's'}`]
  if (draws === 1) parts.push('1 draw')
  else parts.push(`${formatCount(draws)} draws (effectively ${formatNumber(effectiveDraws, 0)})`)
  if (redrawn > 0) parts.push(`${formatPercent(redrawn)} of them redrawn for being out of range`)
  return paragraph('', parts.join(', '), page.width)
}
