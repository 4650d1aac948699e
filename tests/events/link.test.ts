import { defineEvents, defineScenario, type EventRow, update } from 'forkcast'
import { parseEvents, readEvents } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { gradeNumber } from '../../src/events/columns.ts'
import { linkLog } from '../../src/events/link.ts'
import { modelOf } from '../../src/scenario/scenario.ts'
import { seconds } from '../hostile/seconds.ts'
import { document, faults, model, problemsOf, row, scenario } from './logs.ts'

describe('defineEvents', () => {
  test('gives a frozen log of frozen rows that update takes', () => {
    const log = defineEvents(scenario, [row(), row({ signal: 'denial', observed: false })])
    expect(log).toEqual([row(), row({ signal: 'denial', observed: false })])
    expect(Object.isFrozen(log)).toBe(true)
    expect(log.every((each) => Object.isFrozen(each))).toBe(true)
    expect(update(scenario, log).events.used).toBe(2)
  })

  test('leaves the rows that it was given to their author', () => {
    const rows = [row()]
    const log = defineEvents(scenario, rows)
    expect(Object.isFrozen(rows)).toBe(false)
    expect(Object.isFrozen(rows[0])).toBe(false)
    rows.push(row({ signal: 'nothing' }))
    ;(rows[0] as { signal: string }).signal = 'denial'
    expect(log).toEqual([row()])
  })

  test('needs a scenario', () => {
    expect(() => defineEvents({ ...scenario }, [row()])).toThrow('this is no scenario')
  })
})

describe('a log that is no array', () => {
  test.each<[string, unknown]>([
    ['the text of a log', 'date,signal\n2030-04-01,leak'],
    ['what parseEvents returns', parseEvents('date,signal\n2030-04-01,leak')],
    ['a Set of rows', new Set([row()])],
    ['one row', row()],
    ['an object of rows', { 0: row(), length: 1 }],
    ['nothing', undefined],
    ['null', null],
    ['a number', 3],
  ])('is refused and not taken for an empty one: %s', (_name, log) => {
    const [problem, ...others] = problemsOf(log)
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      code: 'invalid-type',
      path: '',
      received: log,
      expected: 'an array of rows',
    })
    expect(problem?.message).toContain('text goes through readEvents of "forkcast/read"')
    expect(() => update(scenario, log as never)).toThrow('a log is an array of rows')
  })
})

describe('a row at odds with the scenario', () => {
  test('names a signal that there is not, and the nearest is suggested', () => {
    const [problem] = problemsOf([row(), row({ signal: 'strke' })])
    expect(problem).toMatchObject({ code: 'unknown-signal', path: 'row 2: signal', received: 'strke' })
    expect(problem?.message).toBe('"strke" is no signal of this scenario; did you mean "strike"?')
    for (const signal of ['constructor', '__proto__', '', 'Leak', 'leak '])
      expect(faults([row({ signal })])).toEqual(['unknown-signal row 1: signal'])
    expect(problemsOf([row({ signal: 'x'.repeat(1e6) })])[0]?.message.length).toBeLessThan(300)
  })

  test('says that it did not see what only a likelihood can miss', () => {
    for (const signal of ['leak', 'editorial', 'strike']) {
      const [problem] = problemsOf([row({ signal, observed: false })])
      expect(problem).toMatchObject({
        code: 'observed-needs-likelihood',
        path: 'row 1: observed',
        received: false,
      })
      expect(problem?.message).toContain('leave the row out')
    }
    expect(faults([row({ signal: 'denial', observed: false }), row({ observed: true })])).toEqual([])
  })

  test('gives a strength to a rate', () => {
    for (const strength of [0, 0.5, 2])
      expect(problemsOf([row({ signal: 'strike', strength })])).toMatchObject([
        { code: 'strength-of-rate', path: 'row 1: strength', received: strength },
      ])
    expect(faults([row({ signal: 'strike', strength: 1 }), row({ strength: 0 })])).toEqual([])
  })

  test('is told of everything at once, together with rows that are wrong by themselves', () => {
    const rows = [
      row({ signal: 'strike', observed: false, strength: 2 }),
      row({ credence: 7 }),
      row({ signal: 'lek' }),
      row({ event: 'e' }),
      row({ event: 'e', strength: 2 }),
    ]
    expect(faults(rows).sort()).toEqual([
      'event-disagrees row 5: strength',
      'invalid-value row 2: credence',
      'observed-needs-likelihood row 1: observed',
      'strength-of-rate row 1: strength',
      'unknown-signal row 3: signal',
    ])
    expect(faults(rows.filter((_, index) => index !== 1)).sort()).toEqual([
      'event-disagrees row 4: strength',
      'observed-needs-likelihood row 1: observed',
      'strength-of-rate row 1: strength',
      'unknown-signal row 2: signal',
    ])
  })

  test('has its place where it was text, also after filter and concat', () => {
    const log = readEvents('date,signal\n2030-04-01,leak\n2030-04-02,strke\n')
    expect(problemsOf(log)).toMatchObject([{ path: 'row 2: signal', line: 3, column: 1 }])
    expect(problemsOf([...log.slice(1), row()])).toMatchObject([
      { path: 'row 1: signal', line: 3, column: 1 },
    ])
  })

  test('of 100,000 is listed soon', () => {
    const rows = Array.from({ length: 100_000 }, () => row({ signal: 'strke' }))
    expect(seconds(() => expect(problemsOf(rows)).toHaveLength(101))).toBeLessThan(6)
  })
})

describe('a log that can change', () => {
  test('is checked anew each time', () => {
    const rows: EventRow[] = [row()]
    expect(update(scenario, rows).events.used).toBe(1)
    rows.push(row({ event: 'e' }))
    expect(update(scenario, rows).events.used).toBe(2)
    rows[0] = row({ credence: 7 })
    expect(faults(rows)).toEqual(['invalid-value row 1: credence'])
    rows[0] = row({ event: 'e', strength: 3 })
    expect(faults(rows)).toEqual(['event-disagrees row 2: strength'])
  })

  test('is checked against every scenario it meets', () => {
    const log = defineEvents(scenario, [row()])
    const other = defineScenario({ ...document, signals: { denial: { ratio: {} } } })
    expect(() => update(other, log)).toThrow('"leak" is no signal of this scenario')
    const rate = defineScenario({ ...document, signals: { leak: { rate: { otherwise: 1 } } } })
    expect(() => update(rate, defineEvents(scenario, [row({ strength: 2 })]))).toThrow('leave strength out')
    expect(update(scenario, log).events.used).toBe(1)
  })

  test('keeps what its rows said: a row of it is frozen, and a changed copy is another row', () => {
    const log = readEvents('date,signal,credence\n2030-04-01,leak,0.9\n')
    expect(() => {
      ;(log[0] as { credence: number }).credence = 0.1
    }).toThrow(TypeError)
    const doubted = [{ ...log[0]!, credence: 0.2 }]
    const probability = (rows: readonly EventRow[]) =>
      update(scenario, rows).outcomes.leaves?.probability ?? 0
    expect(probability(doubted)).toBeLessThan(probability(log))
    expect(probability(doubted)).toBe(probability([row({ credence: 0.2 })]))
    expect(faults([{ ...log[0]!, credence: 2 }])).toEqual(['invalid-value row 1: credence'])
  })

  test('counts rows that are equal once, whether they come from one array or two', () => {
    const log = readEvents('date,signal,note\n2030-04-01,leak,n\n2030-04-01,leak,m\n')
    const twice = update(scenario, [...log, ...log])
    expect(twice.events.used).toBe(2)
    const repeated = twice.warnings.filter(({ code }) => code === 'duplicate-row')
    expect(repeated.map(({ code, path, line }) => [code, path, line])).toEqual([
      ['duplicate-row', 'row 3', 2],
      ['duplicate-row', 'row 4', 3],
    ])
    expect(twice.outcomes).toEqual(update(scenario, log).outcomes)
  })
})

describe('credence by grade', () => {
  const credences = (grades: Record<string, number> = {}) => {
    const linked = linkLog(modelOf(defineScenario({ ...document, grades })), [])
    return (grade: string) => linked.gradeCredence[gradeNumber(grade)]
  }

  test('is the smaller of the two that can be judged', () => {
    const letters: Record<string, number> = {
      A: 1,
      B: 0.75,
      C: 0.5,
      D: 0.25,
      E: 0,
      F: Infinity,
    }
    const digits: Record<string, number> = {
      1: 0.9,
      2: 0.7,
      3: 0.5,
      4: 0.3,
      5: 0.1,
      6: Infinity,
    }
    for (const [letter, reliability] of Object.entries(letters))
      for (const [digit, credibility] of Object.entries(digits)) {
        const smaller = Math.min(reliability, credibility)
        expect(credences()(letter + digit)).toBe(smaller === Infinity ? NaN : smaller)
      }
  })

  test('follows the document where it says otherwise', () => {
    const of = credences({ A: 0.95, 1: 1, E: 0.05 })
    expect([of('A1'), of('F1'), of('A6'), of('E2'), of('B1')]).toEqual([0.95, 1, 0.95, 0.05, 0.75])
    expect(of('F6')).toBeNaN()
  })
})

test('signals of the log are found in the scenario, whatever their names', () => {
  const linked = linkLog(model, [row({ signal: 'strike' }), row(), row({ signal: 'denial' })])
  expect(linked.signalIds).toEqual(['denial', 'leak', 'strike'])
  expect([...linked.modelSignal].map((signal) => model.signals[signal]?.id)).toEqual([
    'denial',
    'leak',
    'strike',
  ])
  const odd = defineScenario({ ...document, signals: { constructor: { ratio: { leaves: 3 } } } })
  expect(update(odd, [row({ signal: 'constructor' })]).events.used).toBe(1)
})
