import { timeline } from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { colourStyle, plainStyle } from '../../src/report/style.ts'
import { timelineReport } from '../../src/report/timeline.ts'
import { displayWidth } from '../../src/report/width.ts'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'

const page = { width: 80, style: plainStyle }

const harbour = `harbour
as of the end of each day, 2030-03-01 to 2030-06-01 (prior of 2030-03-01, closes
2030-12-26)

  end of      stays  resigns  forced  became known
  2030-03-01  60.0%    23.3%   16.7%  the prior
  2030-03-11  61.1%    21.9%   17.0%  audit-leak
  2030-03-14  63.4%    20.5%   16.1%  again: audit-leak
  2030-03-20  69.9%    16.9%   13.2%  editorial
  2030-03-25  60.6%    22.2%   17.2%  not seen: denial
  2030-04-02  49.6%    28.5%   21.9%  strike
  2030-06-01  97.5%     1.4%    1.0%  strike`

describe('timelineReport(days, scenario, log, page)', () => {
  test('has a row for each day, a column for each outcome, and the news', () => {
    const days = timeline(harbourScenario, harbourLog)
    expect(timelineReport(days, harbourScenario, harbourLog, page)).toBe(harbour)
  })

  test('colours moves of a percentage point and more', () => {
    const text = timelineReport(timeline(harbourScenario, harbourLog), harbourScenario, harbourLog, {
      width: 80,
      style: colourStyle,
    })
    expect(text).toContain('\u001b[32m61.1%\u001b[39m')
    expect(text).toContain('\u001b[31m21.9%\u001b[39m')
    expect(text).not.toContain('\u001b[32m17.0%')
  })

  const outcomes = ['calm', 'unrest', 'transition', 'intervention', 'negotiation', 'partition']
  const scenario = readScenario(`forkcast: 1
title: t
origin: 2030-01-01
horizon: 2030-12-31
exhaustive: true
tree: { branches: { ${outcomes.map((id) => `${id}: { weight: 1 }`).join(', ')} } }
signals:
  omen: { title: "Something that takes rather many words to say\\u001b[2J and then some more of them", ratio: { transition: 3, partition: 2 } }
`)
  const log = readEvents(
    'date,retracted,signal,event\n2030-02-01,,omen,a\n2030-02-01,,omen,a\n2030-03-01,2030-04-01,omen,b\n',
  )
  const days = timeline(scenario, log)

  test('keeps the outcomes that moved most where not all fit, and says which it left out', () => {
    const text = timelineReport(days, scenario, log, page)
    expect(text).toContain('  end of       calm  unrest  transition  became known')
    expect(text.replaceAll('\n', ' ')).toMatch(
      /moved less and did not fit: intervention \(.*\), negotiation \(.*\), partition \(16\.7% to 23\.5%\); a wider page or --json shows all/,
    )
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
  })

  test('shows all of them on a wide page', () => {
    const text = timelineReport(days, scenario, log, { width: 140, style: plainStyle })
    for (const id of outcomes) expect(text).toContain(`  ${id}`)
    expect(text).not.toContain('did not fit')
  })

  test('shortens news to two lines safe to print, lists each once a day, and shows retractions', () => {
    const text = timelineReport(days, scenario, log, page)
    expect(text).toMatch(
      /2030-02-01 .* {2}Something that takes rather many\n +words to say␛\[2J and then some more…\n/,
    )
    expect(text).toMatch(/2030-04-01 .* {2}retracted: Something/)
    expect(text.match(/2030-02-01|again/g)).toHaveLength(1)
  })
})
