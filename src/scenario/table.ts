import type { ScenarioIds } from './literal.ts'

interface MayBeMissing<T> {
  readonly [id: Capitalize<string>]: T | undefined
  readonly [id: Uncapitalize<string>]: T | undefined
}

/**
 * A record by id. For a literal scenario it has exactly the ids of the scenario. For a scenario read from text the
 * compiler knows no ids: `outcomes.forced` then may be undefined whatever the compiler options, while the values of
 * `Object.entries` are not.
 *
 * A key of type `string` matches neither pattern of `MayBeMissing`, and follows `noUncheckedIndexedAccess` as in any
 * record. `MayBeMissing` is an interface because the compiler ignores index signatures of interfaces when it infers the
 * value type of `Object.entries`.
 */
export type Table<Id extends string, T> = string extends Id
  ? Readonly<Record<string, T>> & MayBeMissing<T>
  : { readonly [K in Id]: T }

/** A record that has some of the ids; the compiler does not know which. */
export type PartialTable<Id extends string, T> = string extends Id
  ? Table<string, T>
  : { readonly [K in Id]?: T }

/** A record that has every outcome id, and the branch ids that a call asked for. */
export type AnswerTable<Ids extends ScenarioIds, T> = Table<Ids['outcome'], T> &
  PartialTable<Exclude<Ids['branch'], Ids['outcome']>, T>
