import { update } from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { forecastReport } from '../../src/report/forecast.ts'
import { colourStyle, plainStyle } from '../../src/report/style.ts'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'

const page = { width: 80, style: plainStyle }
const forecast = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })

// the worked example: stays 0.903695330748, resigns 0.055063183414, forced 0.041241485838, ln Σw = −3.72586683714
const harbour = `harbour
as of the end of 2030-04-30 (prior of 2030-03-01, closes 2030-12-26)

  outcome  prior    now  change
  stays    60.0%  90.4%   +30.4  ████████████████████████████████████▏
  resigns  23.3%   5.5%   −17.7  ██▎
  forced   16.7%   4.1%   −12.6  █▋

4 events used; 2 of 7 rows ignored:
  row 6  2030-02-20  denial  happened by the origin: the prior knows of it
  row 7  2030-06-01  strike  not yet known: reported 2030-06-01

log coherence −3.73: how well all the evidence goes together (0: as one event
alone); not for comparing models`

describe('forecastReport(forecast, log, page)', () => {
  test('shows each outcome before and after, the rows that count, and how they go together', () => {
    expect(forecastReport(forecast, harbourLog, page)).toBe(harbour)
  })

  test('colours the same text', () => {
    const coloured = forecastReport(forecast, harbourLog, { ...page, style: colourStyle })
    expect(coloured).toContain('\u001b[32m+30.4\u001b[39m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken out
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(harbour)
  })

  test('says so where there are no events', () => {
    const text = forecastReport(update(harbourScenario, [], { asOf: '2030-03-01' }), [], page)
    expect(text).toContain('\nno events\n')
    expect(text).toContain('stays    60.0%  60.0%     0.0')
  })

  test('gives every reason why a row does not count', () => {
    const log = readEvents(
      [
        'date,reported,retracted,signal,grade,credence',
        '2030-03-05,,2030-04-01,editorial,,',
        '2030-03-06,,,editorial,F6,',
        '2030-03-07,,,editorial,E1,',
        '2030-03-08,,,editorial,,0',
        '2030-03-09,,,editorial,,',
      ].join('\n'),
    )
    const text = forecastReport(update(harbourScenario, log, { asOf: '2030-04-30' }), log, page)
    expect(text).toContain('1 event used; 4 of 5 rows ignored:')
    expect(text).toMatch(/row 1 {2}2030-03-05 {2}editorial {2}retracted 2030-04-01\n/)
    expect(text).toMatch(/row 2 .* grade F6 says that it cannot be judged\n/)
    expect(text).toMatch(/row 3 .* grade E1 gives it a credence of 0\n/)
    expect(text).toMatch(/row 4 .* credence 0\n/)
  })

  test('lists the first five rows of a kind and counts the rest', () => {
    const later = Array.from({ length: 9 }, (_, i) => `2030-06-0${i + 1},denial\n`).join('')
    const log = readEvents(`date,signal\n${later}2030-02-01,denial\n`)
    const text = forecastReport(update(harbourScenario, log, { asOf: '2030-04-30' }), log, page)
    expect(text).toContain(`0 events used; 10 of 10 rows ignored:
  row 1   2030-06-01  denial  not yet known: reported 2030-06-01
  row 2   2030-06-02  denial  not yet known: reported 2030-06-02
  row 3   2030-06-03  denial  not yet known: reported 2030-06-03
  row 4   2030-06-04  denial  not yet known: reported 2030-06-04
  row 5   2030-06-05  denial  not yet known: reported 2030-06-05
  row 10  2030-02-01  denial  happened by the origin: the prior knows of it
  and 4 more not yet known
`)
  })

  test('never shows a rounded 0% or 100%', () => {
    const scenario = readScenario(
      'forkcast: 1\ntitle: t\norigin: 2030-01-01\nhorizon: 2030-12-31\nexhaustive: true\ntree: { branches: { a: { p: rest }, b: { p: 0.0001 }, c: { p: 0 } } }\n',
    )
    const text = forecastReport(update(scenario, [], { asOf: '2030-01-01' }), [], page)
    expect(text).toMatch(/a +>99\.9% +>99\.9% +0\.0 +█+/)
    expect(text).toMatch(/b +<0\.1% +<0\.1% +0\.0 +▏/)
    expect(text).toMatch(/c +0% +0% +0\.0$/m)
  })
})
