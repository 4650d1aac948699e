import { audit } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { auditReport } from '../../src/report/audit.ts'
import { plainStyle } from '../../src/report/style.ts'

const page = { width: 80, style: plainStyle }

describe('auditReport(findings, file, page)', () => {
  test('lists findings with their arithmetic', () => {
    const findings = audit({ outcomes: { yes: '40%', no: '50%' } })
    expect(auditReport(findings, 'a.yaml', page)).toBe(`a.yaml: 1 finding that no rounding explains

a.yaml outcomes: outcomes do not sum to 1 [sum-not-one]
  yes 40% + no 50% = 90%, not 100%; figures rounded like these add up to 89% to
  91%`)
  })

  test('says so where there are none', () => {
    expect(auditReport([], 'a\u001b.yaml', page)).toBe('a␛.yaml: nothing that rounding does not explain')
  })
})
