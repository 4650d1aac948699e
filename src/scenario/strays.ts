import type {
  BranchDocument,
  ClusterDocument,
  ImpactDocument,
  OutcomeDocument,
  ParameterDocument,
  ResolutionDocument,
  ScenarioDocument,
  SignalDocument,
} from './document.ts'
import type { Below, ScenarioIds } from './literal.ts'
import type { SignalForm } from './signalForms.ts'

type Stray<T, Known> = T extends object ? (string extends keyof T ? never : Exclude<keyof T, Known>) : never

type StrayUnder<T, Key extends string, Known> = T extends object
  ? Key extends keyof T
    ? Stray<T[Key], Known>
    : never
  : never

type StrayInMap<T, Key extends string, Known> = T extends { readonly [K in Key]: infer Map }
  ? { [Id in keyof Map]: Stray<Map[Id], Known> }[keyof Map]
  : never

type StrayInNode<Node, Known, Impact, Level extends number> =
  | Stray<Node, Known>
  | StrayUnder<Node, 'impacts', Impact>
  | (Node extends { readonly branches: infer Branches }
      ? Level extends 24
        ? never
        : {
            [Id in keyof Branches]: StrayInNode<Branches[Id], keyof BranchDocument, Impact, Below[Level]>
          }[keyof Branches]
      : never)

type StrayInSignal<Signal, Id> = Stray<Signal, keyof SignalDocument> | StrayUnder<Signal, SignalForm, Id>

type Strays<T, Ids extends ScenarioIds> =
  | Stray<T, keyof ScenarioDocument>
  | (T extends { readonly tree: infer Tree }
      ? StrayInNode<Tree, keyof ScenarioDocument['tree'], Ids['impact'], 0>
      : never)
  | (T extends { readonly signals: infer Signals }
      ? {
          [Id in keyof Signals]: StrayInSignal<Signals[Id], Ids['branch'] | Ids['outcome'] | 'otherwise'>
        }[keyof Signals]
      : never)
  | StrayUnder<T, 'outcomes', Ids['outcome']>
  | StrayInMap<T, 'outcomes', keyof OutcomeDocument>
  | StrayInMap<T, 'parameters', keyof ParameterDocument>
  | StrayInMap<T, 'impacts', keyof ImpactDocument>
  | StrayInMap<T, 'clusters', keyof ClusterDocument>
  | StrayUnder<T, 'resolution', keyof ResolutionDocument>

/**
 * Demands a key that no document has, and that names what is misspelt, where a document of type T has a key or a
 * table id that is not known.
 *
 * The compiler refuses unknown keys, and names the near miss, only in an object literal that is written where it
 * is used; of one that lies in a variable it would let them pass.
 */
export type NoStrays<T, Ids extends ScenarioIds> = [Strays<T, Ids>] extends [never]
  ? unknown
  : { readonly [K in Strays<T, Ids> & (string | number) as `misspelt or undeclared: ${K}`]: never }
