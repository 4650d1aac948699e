import type { Scenario } from '../scenario/scenario.ts'
import type { ImpactSimulation, ParameterSimulation, Simulation } from '../simulation/simulation.ts'
import { decimalsFor, formatNumber } from './numbers.ts'
import { printable } from './printable.ts'
import type { Page } from './style.ts'
import { type Column, cell, table, widthOfColumns } from './table.ts'
import { titleColumns } from './titleColumns.ts'
import { wrap } from './width.ts'

const widestHeading = 18

/** The impacts by outcome, with a column for each impact, in several tables if they do not fit beside each other. */
export function impactsReport({ impacts }: Simulation, scenario: Scenario, page: Page): string {
  const columns = Object.entries(impacts).map(([id, impact]) => {
    const { title = id, unit } = scenario.document.impacts?.[id] ?? {}
    return impactColumn(unit === undefined ? title : `${title} (${unit})`, impact)
  })
  if (columns.length === 0) return ''
  const level = Object.values(impacts)[0]?.expectedShortfall.level ?? 0
  return `impacts\n\n${sideBySide(labels(level), columns, page)}`
}

/** The uncertain numbers after the evidence, a row for each. */
export function parametersReport({ parameters }: Simulation, scenario: Scenario, page: Page): string {
  const rows = Object.entries(parameters)
  if (rows.length === 0) return ''
  const titles = Object.fromEntries(
    rows.map(([id]) => [id, { title: scenario.document.parameters?.[id]?.title ?? id }]),
  )
  const column = (heading: string, text: (row: ParameterSimulation, decimals: number) => string): Column => ({
    heading,
    align: heading === 'mean' ? 'left' : 'right',
    cells: rows.map(([, row]) => cell(text(row, decimalsFor(row.mcseMean, decimalsOf(row.mean))))),
  })
  const numbers = [
    column('mean', ({ mean, mcseMean }, decimals) => withError(mean, mcseMean, decimals)),
    column('5%', ({ p05 }, decimals) => formatNumber(p05, decimals)),
    column('median', ({ p50 }, decimals) => formatNumber(p50, decimals)),
    column('95%', ({ p95 }, decimals) => formatNumber(p95, decimals)),
  ]
  const names = titleColumns('parameter', titles, page.width - widthOfColumns(numbers))
  return `parameters after the evidence\n\n${table([...names, ...numbers], page.style)}`
}

function labels(level: number): Column {
  const tail = `${formatNumber((1 - level) * 100, 0)}%`
  const names = [
    'mean',
    '5%',
    '25%',
    'median',
    '75%',
    '95%',
    `mean of lowest ${tail}`,
    `mean of highest ${tail}`,
  ]
  return { heading: '', align: 'left', cells: names.map((name) => cell(name, 'heading')) }
}

function headingOf(title: string): string {
  return wrap(printable(title), widestHeading).join('\n')
}

function impactColumn(title: string, impact: ImpactSimulation): Column {
  const { mean, mcseMean, quantiles, expectedShortfall } = impact
  const decimals = decimalsFor(mcseMean, decimalsOf(mean))
  const { p05, p25, p50, p75, p95 } = quantiles
  const values = [p05, p25, p50, p75, p95, expectedShortfall.lower, expectedShortfall.upper]
  return {
    heading: headingOf(title),
    align: 'left',
    cells: aligned([
      withError(mean, mcseMean, decimals),
      ...values.map((value) => formatNumber(value, decimals)),
    ]),
  }
}

function withError(mean: number, error: number, decimals: number): string {
  return `${formatNumber(mean, decimals)}${error === 0 ? '' : ` ± ${formatNumber(error, decimals)}`}`
}

/** The number of decimals of an exact number, at most four. */
function decimalsOf(value: number): number {
  return Math.min(4, String(Number(value.toFixed(4))).split('.')[1]?.length ?? 0)
}

/** Aligns the numbers of a column, also where some of them are followed by other text. */
function aligned(texts: readonly string[]): Column['cells'] {
  const numbers = texts.map((text) => (text.split(' ')[0] ?? '').length)
  const width = Math.max(...numbers)
  return texts.map((text, i) => cell(' '.repeat(width - (numbers[i] ?? 0)) + text))
}

function sideBySide(names: Column, columns: readonly Column[], page: Page): string {
  const tables: string[] = []
  let beside: Column[] = []
  for (const column of columns) {
    if (beside.length > 0 && widthOfColumns([names, ...beside, column]) > page.width) {
      tables.push(table([names, ...beside], page.style))
      beside = []
    }
    beside.push(column)
  }
  tables.push(table([names, ...beside], page.style))
  return tables.join('\n\n')
}
