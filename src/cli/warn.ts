import type { Warning } from '../checking/problem.ts'
import type { Page } from '../report/style.ts'
import { warningsReport } from '../report/warnings.ts'
import { type Inputs, warningsInFile } from './inputs.ts'
import { type OutputOptions, writeStandard } from './output.ts'
import { pageOf } from './terminal.ts'

/** A report with the warnings below it. */
export function withWarnings(
  report: string,
  warnings: readonly Warning[],
  inputs: Inputs,
  page: Page,
): string {
  const notes = warningsReport(warningsInFile(warnings, inputs), page)
  return notes === '' ? report : `${report}\n\n${notes}`
}

/** With --json, prints warnings on standard error too, where people see them. */
export async function warnBeside(
  { json }: OutputOptions,
  warnings: readonly Warning[],
  inputs: Inputs,
): Promise<void> {
  if (!json || warnings.length === 0) return
  await writeStandard(2, `${warningsReport(warningsInFile(warnings, inputs), pageOf(2))}\n`)
}
