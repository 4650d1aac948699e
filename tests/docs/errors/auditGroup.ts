import { type AuditDocument, audit } from 'forkcast'
import { formatProblem } from '../../../src/checking/problem.ts'
import { auditOf } from '../../../src/explanation/audit.ts'
import type { Entry, Group } from './entry.ts'

const findings: Readonly<Record<string, readonly [meaning: string, document: AuditDocument]>> = {
  'sum-not-one': [
    'Outcomes that exclude each other and cover everything do not add up to 100%.',
    { outcomes: { stays: '59%', leaves: '48%' } },
  ],
  'parent-not-children': [
    'A probability is not the sum of those of its parts.',
    {
      outcomes: { stays: '60%', leaves: { probability: '40%', children: { resigns: '30%', forced: '20%' } } },
    },
  ],
  'odds-disagree': [
    'Odds and a percentage are given for one thing, and say different things.',
    { outcomes: { stays: { probability: '60%', odds: '3:1' }, leaves: '40%' } },
  ],
  'falls-with-horizon': [
    'What has happened by the earlier day has happened by the later one: a probability by a day cannot fall.',
    { horizons: { out: { '2026-01-31': '24.5%', '2026-03-31': '21%' } } },
  ],
  'factors-miss-posterior': [
    'The prior times the Bayes factors is not the posterior.',
    { factors: { leaves: { prior: '20%', factors: { leak: 2 }, posterior: '40%' } } },
  ],
}

const problems: Readonly<Record<string, readonly [meaning: string, document: unknown]>> = {
  'nothing-to-audit': ['There is no figure in it.', {}],
  'invalid-number': ['A figure cannot be read.', { outcomes: { stays: 'most likely', leaves: '40%' } }],
  'mixed-horizons': [
    'Horizons are given partly as days of the calendar, partly as numbers of days.',
    { horizons: { out: { '2026-01-31': '24%', 90: '30%' } } },
  ],
}

function entry(title: string, meaning: string, document: unknown, message: string): Entry {
  return { title, meaning, examples: [{ language: 'json', text: JSON.stringify(document), message }] }
}

/** What an audit finds in published figures, and what it cannot read. */
export function auditGroup(): Group {
  const found = Object.entries(findings).map(([code, [meaning, document]]) => {
    const [first] = audit(document)
    if (first?.code !== code) throw new Error(`${code} is not found: ${first?.code}`)
    return entry(code, meaning, document, `${first.path}: ${first.message}`)
  })
  const refused = Object.entries(problems).map(([code, [meaning, document]]) => {
    const first = auditOf(document).problems?.find((problem) => problem.code === code)
    if (!first) throw new Error(`${code} is not reported`)
    return entry(code, meaning, document, formatProblem(first))
  })
  return {
    title: 'Audits of published figures',
    intro:
      'The first five are findings of `audit` and `forkcast audit`, with their arithmetic; the others are problems of a document that cannot be audited.',
    entries: [...found, ...refused],
  }
}
