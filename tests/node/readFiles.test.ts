import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EventError, ScenarioError, update } from 'forkcast'
import { FileError, readEventsFile, readScenarioFile } from 'forkcast/node'
import { describe, expect, test } from 'vitest'
import { harbourFolder } from '../fixtures/harbour/files.ts'
import { temporaryFolder } from './temporary.ts'

const folder = temporaryFolder()

describe('readScenarioFile and readEventsFile', () => {
  test.each(['scenario.yaml', 'scenario.json'])('read the worked example, %s', (name) => {
    const scenario = readScenarioFile(join(harbourFolder, name))
    const log = readEventsFile(join(harbourFolder, 'events.csv'))
    const { outcomes } = update(scenario, log, { asOf: '2030-04-30' })
    expect(outcomes.stays?.probability).toBeCloseTo(0.903695330748, 12)
    expect(outcomes.forced?.probability).toBeCloseTo(0.041241485838, 12)
  })

  test('put file:line:column before every problem', () => {
    const scenario = join(folder, 's.yaml')
    writeFileSync(scenario, 'forkcast: 1\ntitel: a\n')
    expect(() => readScenarioFile(scenario)).toThrow(ScenarioError)
    expect(() => readScenarioFile(scenario)).toThrow(`${scenario}:2:1 `)
    const events = join(folder, 'e.csv')
    writeFileSync(events, 'date,signal\n2030-02-30,a\n')
    expect(() => readEventsFile(events)).toThrow(EventError)
    expect(() => readEventsFile(events)).toThrow(`${events}:2:1 row 1: date: `)
  })

  test('throw FileError for what cannot be read', () => {
    expect(() => readScenarioFile(folder)).toThrow(FileError)
    expect(() => readEventsFile(join(folder, 'none.csv'))).toThrow(FileError)
  })
})
