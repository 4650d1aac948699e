import { expect, test } from 'vitest'
import { checkReport } from '../../src/report/check.ts'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'

test('says what was found in files without problems', () => {
  expect(checkReport(harbourScenario, 's.yaml', harbourLog, 'e.csv')).toBe(
    's.yaml: no problems (3 outcomes, 5 branches, 4 signals, 2030-03-01 to 2030-12-26)\ne.csv: no problems (7 rows)',
  )
  expect(checkReport(harbourScenario, 's.yaml', harbourLog.slice(0, 1), 'e.csv')).toContain('(1 row)')
  expect(checkReport(harbourScenario, 's.yaml', harbourLog, 'e.csv', '2030-04-30')).toContain(
    '(7 rows, as of 2030-04-30)',
  )
  expect(checkReport(harbourScenario, 's.yaml', undefined, '')).not.toContain('\n')
})
