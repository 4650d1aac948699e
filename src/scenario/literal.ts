import type { ScenarioDocument } from './document.ts'

/** The ids of a scenario as types: unions of literals, or `string` where they are only known at run time. */
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
 * The level below each, from 0 at the root. Without an end the compiler gives up or breaks on deep trees: ids are
 * read to 24 levels of branches, and in a deeper tree they are `string`.
 */
export type Below = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]

/**
 * The ids that may be named: those known, or any where it is only known at run time which one is. The compiler infers
 * `Named` from what is written, in the branch that names it; without a name it is `never`.
 */
export type Known<Id extends string, Named extends string> = string extends Named
  ? string
  : [Named] extends [never]
    ? Id | Named
    : Id

/** `undefined` among ids says that one of their keys is optional: it may not be there, so none is known. */
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
 * The ids that a literal document holds; `string` for those that its type does not say, and for all where its tree
 * has no branches: the missing key is the mistake then, not every id that is named.
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
