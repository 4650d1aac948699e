import type { ScenarioIds } from '../scenario/literal.ts'

/** A signal id; `strike*3` is three of it. */
export type SeenSignal<Signal extends string = string> = Signal | `${Signal}*${number}`

/** The columns of a case that mean something here. */
export interface CaseColumns<Ids extends ScenarioIds = ScenarioIds> {
  /** A name of its own: the case is called by it. */
  readonly case: string
  /** The leaf it ended in; a case says exactly one of leaf, branch and outcome. */
  readonly leaf?: Ids['branch']
  /** The branch it is known to have taken, where no more is known. */
  readonly branch?: Ids['branch']
  /** The outcome it had, where no more is known. */
  readonly outcome?: Ids['outcome']
  /** How many cases it counts for, above 0, up to a million; default 1. */
  readonly weight?: number
  /** Signals that were seen: each look that saw a `likelihood` signal, each occurrence of a `rate` signal. */
  readonly seen?: readonly SeenSignal<Ids['signal']>[]
  /** Signals that were looked for and not seen; a `rate` signal here did not occur in all the days. */
  readonly absent?: readonly SeenSignal<Ids['signal']>[]
  /** Days for which `rate` signals were watched, above 0, up to a million; needed where one is named. */
  readonly days?: number
  /** Where it is described. */
  readonly source?: string
  /** For people. */
  readonly note?: string
}

/** One past case: where it ended, and what was seen on the way. */
export interface CaseRow<Ids extends ScenarioIds = ScenarioIds> extends CaseColumns<Ids> {
  /** Columns of one's own are carried along and mean nothing here. */
  readonly [own: `x-${string}`]: unknown
}

/** A case as it may be written: also by an interface of one's own, which is no `CaseRow` to the compiler. */
export type CaseInput<Ids extends ScenarioIds = ScenarioIds> = CaseColumns<Ids> | CaseRow<Ids>

/** Checked cases: a read-only array. Filter it, concatenate it, and learn again. */
export type Cases<Ids extends ScenarioIds = ScenarioIds> = readonly CaseRow<Ids>[]

/** The columns of a case, in their usual order. */
export const caseColumns = [
  'case',
  'leaf',
  'branch',
  'outcome',
  'weight',
  'seen',
  'absent',
  'days',
  'source',
  'note',
] as const

/** The three ways to say where a case ended. */
export const placeColumns = ['leaf', 'branch', 'outcome'] as const
export type PlaceColumn = (typeof placeColumns)[number]

/** What a checked case says, ready to count. */
export interface CaseData {
  readonly column: PlaceColumn
  readonly id: string
  readonly weight: number
  /** How often, by signal id. */
  readonly seen: ReadonlyMap<string, number>
  readonly absent: ReadonlyMap<string, number>
  /** NaN where it is not said. */
  readonly days: number
  readonly line?: number
  readonly textColumn?: number
}

/** Registered, so that the CommonJS and the ESM copy of this package know each other's cases. */
const dataKey = Symbol.for('forkcast.case')

/** The data of a case that has been checked; undefined for any other value. */
export function caseData(row: unknown): CaseData | undefined {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, dataKey)) return undefined
  return (row as { [dataKey]?: CaseData })[dataKey]
}

/** Marks a case as checked. It is frozen: what was read from it must stay what it says. */
export function brandCase(row: CaseRow, data: CaseData): CaseRow {
  Object.defineProperty(row, dataKey, { value: data })
  return Object.freeze(row)
}
