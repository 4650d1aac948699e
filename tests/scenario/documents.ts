import type { ScenarioDocument } from 'forkcast'
import { defineScenario } from 'forkcast'
import { expressions } from 'forkcast/expressions'
import type { Problem } from '../../src/checking/problem.ts'
import type { Model } from '../../src/scenario/model.ts'
import { modelOf, scenarioFrom } from '../../src/scenario/scenario.ts'

/** Two leaves and nothing else; origin to horizon are 300 days. Parts of any kind take the place of its own. */
export function documentWith(parts: object = {}): ScenarioDocument {
  return {
    forkcast: 1,
    title: 'Harbour',
    origin: '2030-03-01',
    horizon: '2030-12-26',
    exhaustive: true,
    tree: { branches: { stays: { p: 'rest' }, leaves: { p: 0.4 } } },
    ...parts,
  }
}

/** A document with these branches at the root, and these keys beside them. */
export function treeWith(branches: object, beside: object = {}, parts: object = {}): ScenarioDocument {
  return documentWith({ tree: { ...beside, branches }, ...parts })
}

/** Nothing known to be right: what a program without types may hand over. */
export function problemsOf(value: unknown): readonly Problem[] {
  return scenarioFrom(value, expressions).problems ?? []
}

/** `code path` of every problem. */
export function faults(value: unknown): string[] {
  return problemsOf(value).map(({ code, path }) => (path === '' ? code : `${code} ${path}`))
}

export function modelWith(document: ScenarioDocument): Model {
  return modelOf(defineScenario(document, { expressions }))
}

/** The plug-in share of each branch, by id. */
export function sharesOf(document: ScenarioDocument): Record<string, number> {
  const { tree, share } = modelWith(document)
  return Object.fromEntries(tree.ids.slice(1).map((id, index) => [id, share[index + 1]!]))
}
