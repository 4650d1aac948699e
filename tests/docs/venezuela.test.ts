import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain, type LeftOut, update } from 'forkcast'
import { readEvents, readScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { root } from './documents.ts'

const folder = join(root, 'examples/venezuela')
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const forecast = update(readScenario(read('scenario.yaml')), readEvents(read('events.csv')), {
  asOf: '2025-12-16',
})
const { outcomes, days, leaveOneOut } = explain(forecast, { branches: ['leaves'] })
const steps = days.flatMap((day) => day.steps)
const section = /## What moved it\n([\s\S]*?)\n## /.exec(read('README.md'))![1]!
const prose = section.replace(/\s+/g, ' ')

const written = (points: number) => {
  const size = Math.abs(points).toFixed(1)
  return points < 0 ? `\u2212${size}` : `+${size}`
}
/** The cells of the rows of a table, by the heading of its first number. */
const rowsOf = (heading: string): string[][] => {
  const lines = section.split('\n')
  const from = lines.findIndex((line) => line.startsWith('|') && line.includes(heading))
  return lines.slice(from + 2, lines.indexOf('', from)).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((text) => text.trim()),
  )
}
const owed = (entries: readonly LeftOut[], found: (entry: LeftOut) => boolean) =>
  entries.find(found)!.outcomes.leaves!.points

describe('what the case says moved it', () => {
  test('has its causes right', () => {
    const causes: Record<string, string> = {
      news: 'news',
      'nothing having come true': 'survival',
      'news growing old': 'fading',
      'weighing together what hangs together': 'cluster',
    }
    for (const [name, ...cells] of rowsOf('leaving')) {
      const sums = ['leaves', 'force', 'elsewhere', 'belarus'].map((id) =>
        name === 'all of it'
          ? outcomes[id]!.points
          : steps
              .filter(({ cause }) => cause === causes[name!])
              .reduce((sum, { moves }) => sum + moves[id]!.points, 0),
      )
      expect([name, ...cells]).toEqual([name, ...sums.map(written)])
    }
    expect(rowsOf('leaving')).toHaveLength(5)
  })

  test('has its events right', () => {
    const rows = rowsOf('when it came')
    for (const [name, came, now] of rows) {
      const id = /`([^`]+)`/.exec(name!)![1]
      const arrival = steps
        .filter(({ cause, event }) => cause === 'news' && event === id)
        .reduce((sum, { moves }) => sum + moves.leaves!.points, 0)
      const value = owed(leaveOneOut.events, ({ event }) => event === id)
      expect([name, came, now]).toEqual([name, written(arrival), written(value)])
    }
    expect(rows).toHaveLength(9)
  })

  test('has the numbers of its surprises right', () => {
    const squeeze = ['skipper', 'blockade', 'nephews'].map((id) =>
      owed(leaveOneOut.events, ({ event }) => event === id),
    )
    expect(prose).toContain(
      `together are owed ${owed(leaveOneOut.clusters, ({ cluster }) => cluster === 'squeeze').toFixed(1)} points, and one by one only ${squeeze.reduce((a, b) => a + b).toFixed(1)}`,
    )
    const source = (name: string) => owed(leaveOneOut.sources, (entry) => entry.source === name).toFixed(1)
    expect(prose).toContain(`Truth Social are owed ${source('truth-social')} points`)
    expect(prose).toContain(`passed, ${source('reuters')}.`)
    const week = leaveOneOut.events.find(({ event }) => event === 'week-to-leave')!
    expect(prose).toContain(`raises \`force\` (${written(week.outcomes.force!.points)})`)
    const less = leaveOneOut.events.filter(({ event, outcomes: owes }) => {
      const came = steps.find((step) => step.cause === 'news' && step.event === event)!.moves.leaves!.points
      return came > 0 && owes.leaves!.points < 0
    })
    expect(less).toEqual([])
    const minsk = ['minsk-december', 'minsk-november', 'minsk-interview'].map((id) =>
      owed(leaveOneOut.events, ({ event }) => event === id).toFixed(1),
    )
    expect(prose).toContain(`11 December is owed ${minsk[0]} points, the first and the last ${minsk[1]} each`)
    expect(minsk[2]).toBe(minsk[1])
    const taken = steps
      .filter(({ cause }) => cause !== 'news')
      .reduce((sum, { moves }) => sum + moves.leaves!.points, 0)
    expect(taken.toFixed(0)).toBe('-17')
    const arrivals = steps
      .filter(({ cause }) => cause === 'news')
      .sort((a, b) => Math.abs(b.moves.leaves!.points) - Math.abs(a.moves.leaves!.points))
    expect(arrivals[3]!.event).toBe('skipper')
  })
})
