import { readdirSync, readFileSync } from 'node:fs'
import { update } from 'forkcast'
import { readEvents } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { EventError } from '../../src/events/log.ts'
import { rowCases } from './codeCases.ts'
import { problemsOf, row, scenario } from './logs.ts'

describe.each(rowCases)('$code', ({ path, code, wrong, received, says }) => {
  const log = [row({ event: 'first' }), wrong]
  const expected = received === undefined ? { code, path } : { code, path, received }

  test('is reported with rule, culprit and way out', () => {
    const [problem, ...others] = problemsOf(log)
    expect(others).toEqual([])
    expect(problem).toMatchObject(expected)
    for (const words of says) expect(problem?.message).toContain(words)
    expect(() => update(scenario, log as never)).toThrow(problem?.message)
  })

  test('is reported from text with its line', () => {
    const text = `${log.map((each) => JSON.stringify(each)).join('\n')}\n`
    try {
      update(scenario, readEvents(text))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(EventError)
      expect((error as EventError).problems[0]).toMatchObject({ path, line: 2 })
    }
  })
})

test('every code that the sources can report is among these cases', () => {
  const sources = ['events', 'records'].flatMap((name) => {
    const folder = new URL(`../../src/${name}/`, import.meta.url)
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
    return files.map((file) => readFileSync(new URL(file, folder), 'utf8'))
  })
  // in examples of doc comments signals are named, and no codes
  const code = sources.map((source) => source.replace(/\/\*\*[\s\S]*?\*\//g, '')).join('\n')
  const found = new Set(code.match(/'(?:[a-z]+-)+[a-z]+'/g)?.map((quoted) => quoted.slice(1, -1)))
  // the one warning, and the code of EventError itself
  found.delete('duplicate-row')
  found.delete('invalid-events')
  expect([...found].sort()).toEqual(rowCases.map((each) => each.code).sort())
})
