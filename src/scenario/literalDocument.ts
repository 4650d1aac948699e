import type {
  BranchDocument,
  OutcomeDocument,
  QuantityDocument,
  ResolutionDocument,
  ScenarioDocument,
  SignalDocument,
} from './document.ts'
import type { Below, DeclaredIds, LiteralIds, ScenarioIds } from './literal.ts'
import type { SignalForm } from './signalForms.ts'
import type { NoStrays } from './strays.ts'

type TableLiteral<Id extends string> = { readonly [K in Id]?: QuantityDocument }

interface SignalLiteral<Id extends string, Cluster extends string>
  extends Omit<SignalDocument, SignalForm | 'cluster'>,
    Readonly<Partial<Record<SignalForm, TableLiteral<Id | 'otherwise'>>>> {
  readonly cluster?: Cluster
}

interface TreeLiteral<Impact extends string> extends Omit<ScenarioDocument['tree'], 'impacts' | 'branches'> {
  readonly impacts?: TableLiteral<Impact>
  readonly branches?: Readonly<Record<string, BranchLiteral<Impact, 1>>>
}

interface BranchLiteral<Impact extends string, Level extends number>
  extends Omit<BranchDocument, 'impacts' | 'branches'> {
  readonly impacts?: TableLiteral<Impact>
  readonly branches?: Level extends 24
    ? object
    : Readonly<Record<string, BranchLiteral<Impact, Below[Level]>>>
}

interface ResolutionLiteral<Outcome extends string> extends Omit<ResolutionDocument, 'outcome'> {
  readonly outcome?: Outcome
}

/** A scenario document whose ids are known: an object literal with another key or id does not compile. */
interface ScenarioLiteral<
  Id extends string,
  Impact extends string,
  Cluster extends string,
  Resolved extends string,
  Outcome extends string,
> extends Omit<ScenarioDocument, 'tree' | 'outcomes' | 'signals' | 'resolution'> {
  readonly tree: TreeLiteral<Impact>
  readonly outcomes?: { readonly [K in Outcome]?: OutcomeDocument }
  readonly signals?: Readonly<Record<string, SignalLiteral<Id, Cluster>>>
  readonly resolution?: ResolutionLiteral<Resolved>
}

/** What an object says under a key; `string` where that is not known. */
type Said<T, Key extends string> = string extends T
  ? string
  : T extends { readonly [K in Key]: infer Value }
    ? Value
    : Key extends keyof T
      ? string
      : never

/** The ids that may be named; any where it is only known at run time which one is. */
type Allowed<Named, Id extends string> = string extends Named ? string : Id

/**
 * What a document of type T must be: all that it names is declared, and it has no other keys.
 *
 * The branch that says T is taken for no document; the compiler infers T there. Were T part of what the document
 * must be, its misspelt keys would be known keys.
 */
export type LiteralOf<T> = ScenarioDocument extends T
  ? ScenarioDocument
  : [T] extends [never]
    ? T
    : LiteralIds<T> extends infer Ids extends ScenarioIds
      ? ScenarioLiteral<
          Ids['branch'] | Ids['outcome'],
          Ids['impact'],
          Allowed<Said<Said<T, 'signals'>[keyof Said<T, 'signals'>], 'cluster'>, DeclaredIds<T, 'clusters'>>,
          Allowed<Said<Said<T, 'resolution'>, 'outcome'>, Ids['outcome'] | 'void'>,
          Ids['outcome']
        > &
          NoStrays<T, Ids>
      : never
