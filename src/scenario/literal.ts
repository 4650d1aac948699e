import type { ScenarioDocument } from './document.ts'

/** The ids of a scenario as types: unions of literals, or `string` for a scenario that is read at run time. */
export interface ScenarioIds {
  /** Of outcomes. */
  outcome: string
  /** Of branches. */
  branch: string
  /** Of signals. */
  signal: string
  /** Of parameters. */
  parameter: string
  /** Of impacts. */
  impact: string
}

/**
 * `Below[level]` is the next level of the tree; the root has level 0. Ids are typed down to 24 levels of branches, and
 * are `string` in a deeper tree, because the compiler cannot follow types that nest without bound.
 */
export type Below = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]

/**
 * The ids that a call may name: the ids of the scenario, or any where the name is a `string` that is computed at run
 * time. The compiler infers `Named` from the argument; it is `never` where the argument names no id.
 */
export type Known<Id extends string, Named extends string> = string extends Named
  ? string
  : [Named] extends [never]
    ? Id | Named
    : Id

/** Ids that include `undefined` come from an optional key, which may be absent at run time: they become `string`. */
type Certain<Id> = undefined extends Id ? string : Id & string

type KeysUnder<T, Key extends string> = T extends { readonly [K in Key]: infer Map }
  ? { [Id in keyof Map]: Id }[keyof Map]
  : Key extends keyof T
    ? string
    : never

/** The ids declared under a key of a document. */
export type DeclaredIds<T, Key extends string> = Certain<KeysUnder<T, Key>>

type BranchesBelow<Node, Level extends number> = Node extends { readonly branches: infer Branches }
  ? Level extends 24
    ? string
    : { [Id in keyof Branches]: Id | BranchesBelow<Branches[Id], Below[Level]> }[keyof Branches]
  : 'branches' extends keyof Node
    ? string
    : never

type OutcomesOf<Id, Node, Level extends number> = Node extends { readonly branches: infer Branches }
  ? Level extends 24
    ? string
    : { [Child in keyof Branches]: OutcomesOf<Child, Branches[Child], Below[Level]> }[keyof Branches]
  : 'branches' extends keyof Node
    ? string
    : Node extends { readonly outcome: infer Outcome }
      ? Outcome
      : 'outcome' extends keyof Node
        ? string
        : Id

/**
 * The ids of a literal document, `string` where its type does not contain them. They are all `string` if the tree has no
 * branches, so that the compiler reports the missing key instead of every id.
 */
export type LiteralIds<T> = ScenarioDocument extends T
  ? ScenarioIds
  : T extends { readonly tree: infer Tree extends { readonly branches: unknown } }
    ? {
        outcome: Certain<OutcomesOf<never, Tree, 0>>
        branch: Certain<BranchesBelow<Tree, 0>>
        signal: DeclaredIds<T, 'signals'>
        parameter: DeclaredIds<T, 'parameters'>
        impact: DeclaredIds<T, 'impacts'>
      }
    : ScenarioIds
