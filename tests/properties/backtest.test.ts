import fc from 'fast-check'
import { backtest, defineEvents, defineScenario, ImpossibleEvidence, type ScoredBacktest } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { dayOf, textOfDay } from '../reference/plainScenario.ts'
import {
  type PlainQuote,
  type ReferenceScore,
  referenceQuestion,
  referenceReplay,
  referenceScores,
} from '../reference/referenceBacktest.ts'
import { readReferenceTree } from '../reference/referenceTree.ts'
import { type Choices, choicesOf, streams } from './choices.ts'
import { type ScenarioCase, scenarioCases } from './scenarioArbitrary.ts'

interface Ended {
  readonly outcome: string
  readonly date: string
  readonly questions: readonly { readonly any: readonly string[]; readonly by?: string }[]
  readonly quotes: readonly PlainQuote[]
}

/** How a drawn case ended, what was asked, and who said what. At most 40 days: the reference takes its time. */
function endOf({ document }: ScenarioCase, { int, pick, chance }: Choices): Ended {
  const origin = dayOf(document.origin)
  const H = dayOf(document.horizon) - origin
  const { leaves, branches } = readReferenceTree(document)
  const outcome = pick(leaves).outcome
  const date = textOfDay(origin + int(1, Math.min(H, 40)))
  // a branch that holds some leaves of the outcome and not others leaves its question open
  const decided = [...branches.keys()].filter((id) => {
    const within = leaves.filter((leaf) => leaf.outcome === outcome).map(({ path }) => path.includes(id))
    return within.every((one) => one === within[0])
  })
  const ids = [...new Set([...decided, ...leaves.map((leaf) => leaf.outcome)])]
  const questions = Array.from({ length: int(1, 3) }, () => ({
    any: Array.from({ length: int(1, 2) }, () => pick(ids)),
    ...(chance(70) ? { by: textOfDay(origin + int(1, Math.min(H, 60))) } : {}),
  }))
  const said = new Map<string, PlainQuote>()
  for (let i = int(0, 6); i > 0; i--) {
    const quote = {
      ...pick(questions),
      date: textOfDay(origin + int(-5, 45)),
      forecaster: pick(['market', 'panel']),
      probability: int(0, 10) / 10,
    }
    said.set(JSON.stringify([quote.forecaster, quote.date, keyOf(document, quote)]), quote)
  }
  return { outcome, date, questions, quotes: [...said.values()] }
}

const keyOf = (
  { horizon }: ScenarioCase['document'],
  { any, by = horizon }: { readonly any: readonly string[]; readonly by?: string },
) => JSON.stringify([[...new Set(any)].sort(), by])

function scored({ document, rows }: ScenarioCase, ended: Ended): ScoredBacktest | ImpossibleEvidence {
  const scenario = defineScenario(document)
  // each question once: who asks it twice is told so
  const asked = new Map(ended.questions.map((question) => [keyOf(document, question), question]))
  try {
    const result = backtest(scenario, defineEvents(scenario, rows), {
      ...ended,
      questions: [...asked.values()],
    })
    if (result.void) throw new Error('nothing was scored')
    return result
  } catch (error) {
    if (error instanceof ImpossibleEvidence) return error
    throw error
  }
}

function near(actual: { brier: number; log: number } | null, expected: ReferenceScore | null): void {
  if (!actual || !expected) {
    expect(actual).toBe(expected)
    return
  }
  expect(Math.abs(actual.brier - expected.brier)).toBeLessThanOrEqual(expected.brierError)
  if (Number.isFinite(expected.log))
    expect(Math.abs(actual.log - expected.log)).toBeLessThanOrEqual(expected.logError)
  else expect(actual.log).toBe(expected.log)
}

const drawn = (holds: (given: ScenarioCase, choices: Choices) => void, numRuns: number) =>
  fc.assert(
    fc.property(scenarioCases(), streams(), (given, stream) => {
      holds(given, choicesOf(stream))
    }),
    { seed: 1, numRuns },
  )

describe('a backtest of a drawn case', () => {
  test('agrees with a replay by the reference, whose scores are added up a day at a time', () => {
    let compared = 0
    let quoted = 0
    drawn((given, choices) => {
      const ended = endOf(given, choices)
      const replay = referenceReplay(given.document, given.rows, ended.date)
      const result = scored(given, ended)
      const isImpossible = replay.some(({ impossible }) => impossible !== undefined)
      expect(result instanceof ImpossibleEvidence).toBe(isImpossible)
      if (result instanceof ImpossibleEvidence) return
      compared++
      expect(result.days.map(({ asOf }) => asOf)).toEqual(replay.map(({ asOf }) => asOf))
      const { model, prior } = referenceScores(replay, ended.outcome)
      near(result.model, model)
      near(result.prior, prior)
      for (const question of result.questions) {
        const own = ended.quotes.filter(
          (quote) => keyOf(given.document, quote) === keyOf(given.document, question),
        )
        const expected = referenceQuestion(given.document, replay, ended, question, own)
        expect(question.happened).toBe(expected.happened)
        expect(question.probability).toHaveLength(expected.days)
        near(question.model, expected.model)
        near(question.prior, expected.prior)
        expect(question.forecasters.map(({ forecaster, days }) => [forecaster, days])).toEqual(
          expected.forecasters.map(({ forecaster, days }) => [forecaster, days]),
        )
        question.forecasters.forEach((entry, i) => {
          quoted += entry.days > 0 ? 1 : 0
          expect(entry.coverage).toBe(entry.days / expected.days)
          near(entry.scores, expected.forecasters[i]!.scores)
          near(entry.model, expected.forecasters[i]!.model)
        })
      }
    }, 200)
    expect(compared).toBeGreaterThan(100)
    expect(quoted).toBeGreaterThan(100)
  })

  test('scores no day by what became known after it, whatever that says', () => {
    drawn((given, choices) => {
      const ended = endOf(given, choices)
      const first = scored(given, ended)
      if (first instanceof ImpossibleEvidence) return
      const last = choices.int(0, first.days.length - 1)
      const day = first.days[last]!.asOf
      // later rows go, later retractions too, and a row that is reported later comes
      const signal = Object.keys(given.document.signals ?? {})[0]
      const rows = given.rows
        .filter(({ date, reported = date }) => textOfDay(dayOf(reported)) <= day)
        .map(({ retracted, ...row }) =>
          retracted === undefined || textOfDay(dayOf(retracted)) > day ? row : { ...row, retracted },
        )
      const later = signal === undefined ? [] : [{ date: day, reported: textOfDay(dayOf(day) + 1), signal }]
      const then = scored({ ...given, rows: [...rows, ...later] }, ended)
      if (then instanceof ImpossibleEvidence) return
      expect(then.days.slice(0, last + 1)).toEqual(first.days.slice(0, last + 1))
      first.questions.forEach(({ probability }, i) => {
        expect(then.questions[i]!.probability.slice(0, last + 1)).toEqual(probability.slice(0, last + 1))
      })
    }, 200)
  })

  test('forecasts the same whatever came true, and when', () => {
    drawn((given, choices) => {
      const ended = endOf(given, choices)
      const { leaves } = readReferenceTree(given.document)
      const a = scored(given, { ...ended, questions: [], quotes: [] })
      const b = scored(given, {
        ...ended,
        ...{ outcome: choices.pick(leaves).outcome, questions: [], quotes: [] },
      })
      if (a instanceof ImpossibleEvidence || b instanceof ImpossibleEvidence) {
        expect(b).toEqual(a)
        return
      }
      expect(b.days.map(({ probability }) => probability)).toEqual(
        a.days.map(({ probability }) => probability),
      )
    }, 100)
  })
})
