import type { EventRow, ScenarioDocument } from 'forkcast'
import { defineScenario, EventError } from 'forkcast'
import type { Problem } from '../../src/checking/problem.ts'
import { linkLog } from '../../src/events/link.ts'
import { modelOf } from '../../src/scenario/scenario.ts'

/** One signal of each form, and nothing that tells leaves apart but them. */
export const document: ScenarioDocument = {
  forkcast: 1,
  title: 'Harbour',
  origin: '2030-03-01',
  horizon: '2030-12-26',
  exhaustive: true,
  tree: { branches: { stays: { p: 'rest' }, leaves: { p: 0.4 } } },
  signals: {
    leak: { ratio: { leaves: 2.5 } },
    editorial: { decibans: { leaves: 2 } },
    denial: { likelihood: { stays: 0.8, otherwise: 0.5 } },
    strike: { rate: { leaves: 3, otherwise: 1 } },
  },
}

export const scenario = defineScenario(document)
export const model = modelOf(scenario)

/** A row that is right, but for what is said. */
export const row = (parts: object = {}): EventRow => ({ date: '2030-04-01', signal: 'leak', ...parts })

/** The problems that joining a log of any kind to the scenario throws. */
export function problemsOf(log: unknown): readonly Problem[] {
  try {
    linkLog(model, log as readonly EventRow[])
    return []
  } catch (error) {
    if (error instanceof EventError) return error.problems
    throw error
  }
}

/** `code path` of every problem. */
export function faults(log: unknown): string[] {
  return problemsOf(log).map(({ code, path }) => (path === '' ? code : `${code} ${path}`))
}
