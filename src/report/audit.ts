import type { Finding } from '../explanation/finding.ts'
import { formatCount } from './numbers.ts'
import { printable } from './printable.ts'
import type { Page } from './style.ts'
import { paragraph } from './width.ts'

const kinds: Readonly<Record<Finding['code'], string>> = {
  'sum-not-one': 'outcomes do not sum to 1',
  'parent-not-children': 'a parent is not the sum of its children',
  'odds-disagree': 'figures for one outcome disagree',
  'falls-with-horizon': 'a cumulative probability falls',
  'factors-miss-posterior': 'Bayes factors do not lead to the stated posterior',
}

/** Writes the findings of an audit, contradictions in published numbers, each with its place and its arithmetic. */
export function auditReport(findings: readonly Finding[], file: string, page: Page): string {
  const name = printable(file)
  if (findings.length === 0) return `${name}: nothing that rounding does not explain`
  const count = `${formatCount(findings.length)} ${findings.length === 1 ? 'finding' : 'findings'}`
  return [
    `${name}: ${count} that no rounding explains`,
    ...findings.map(({ code, path, message, line, column }) => {
      const place = line === undefined ? name : `${name}:${line}:${column}`
      const head = page.style('heading', `${place} ${printable(path)}: ${kinds[code]} [${code}]`)
      return `${head}\n${paragraph('  ', printable(message), page.width)}`
    }),
  ].join('\n\n')
}
