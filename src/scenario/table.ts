import type { ScenarioIds } from './literal.ts'

interface MayBeMissing<T> {
  readonly [id: Capitalize<string>]: T | undefined
  readonly [id: Uncapitalize<string>]: T | undefined
}

/**
 * A record by id. Of a literal scenario it has each id and no other. Of one read from text the compiler knows no
 * id: what a name finds, `outcomes.forced`, may be undefined, under every compiler option, while
 * `Object.entries` gives values that are there.
 *
 * A key of the type `string` is neither of the two patterns, and follows `noUncheckedIndexedAccess`, as it does in
 * any record. The patterns are an interface because the compiler takes no value types from an interface's index
 * signatures when it infers those of `Object.entries`.
 */
export type Table<Id extends string, T> = string extends Id
  ? Readonly<Record<string, T>> & MayBeMissing<T>
  : { readonly [K in Id]: T }

/** A record that has some of the ids: which of them is known at run time only. */
export type PartialTable<Id extends string, T> = string extends Id
  ? Table<string, T>
  : { readonly [K in Id]?: T }

/** A record by outcome id that has the branches which were asked for besides. */
export type AnswerTable<Ids extends ScenarioIds, T> = Table<Ids['outcome'], T> &
  PartialTable<Exclude<Ids['branch'], Ids['outcome']>, T>
