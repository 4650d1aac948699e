import * as z from 'zod/mini'
import type { RowPosition } from '../records/brand.ts'
import { column, type RowOf, text } from '../records/column.ts'
import type { ScenarioIds } from '../scenario/literal.ts'

/** Weights, days and repetitions beyond a million are refused: their sums stay exact. */
export const most = 1e6

/** A signal id; `strike*3` is three of it. */
export type SeenSignal<Signal extends string = string> = Signal | `${Signal}*${number}`

/** The schema of one past case; made anew at each call. */
export const caseRow = () =>
  z.object({
    /** A name of its own: the case is called by it. */
    case: column(filled(), {
      holds: 'text',
      takes: 'text',
      description: 'A name of its own: the case is called by it.',
      example: 'Easthaven 2011',
    }),
    /** The leaf it ended in; a case says exactly one of leaf, branch and outcome. */
    leaf: z.optional(
      id('The leaf it ended in; a case says exactly one of leaf, branch and outcome.', 'resigns'),
    ),
    /** The branch it is known to have taken, where no more is known. */
    branch: z.optional(id('The branch it is known to have taken, where no more is known.', 'leaves')),
    /** The outcome it had, where no more is known. */
    outcome: z.optional(id('The outcome it had, where no more is known.', 'forced')),
    /** How many cases it counts for, above 0, up to a million; default 1. */
    weight: z.optional(amount('How many cases it counts for, above 0, up to a million; default 1.', 0.5)),
    /** Signals that were seen: each look that saw a `likelihood` signal, each occurrence of a `rate` signal. */
    seen: z.optional(
      signals(
        'Signals that were seen: each look that saw a `likelihood` signal, each occurrence of a `rate` signal.',
        ['denial', 'strike*3'],
      ),
    ),
    /** Signals that were looked for and not seen; a `rate` signal here did not occur in all the days. */
    absent: z.optional(
      signals(
        'Signals that were looked for and not seen; a `rate` signal here did not occur in all the days.',
        ['leak'],
      ),
    ),
    /** Days for which `rate` signals were watched, above 0, up to a million; needed where one is named. */
    days: z.optional(
      amount(
        'Days for which `rate` signals were watched, above 0, up to a million; needed where one is named.',
        90,
      ),
    ),
    /** Where it is described. */
    source: z.optional(text(filled(), 'Where it is described.', 'gazette')),
    /** For people. */
    note: z.optional(text(filled(), 'For people.', 'after a quarrel')),
  })

const filled = () => z.string().check(z.regex(/\S/))

function id(description: string, example: string) {
  const takes = 'text; leave it out where there is none'
  return column(filled(), { holds: 'id', takes, description, example })
}

function amount(description: string, example: number) {
  const schema = z.number().check(z.positive(), z.maximum(most))
  return column(schema, { holds: 'number', takes: `a number above 0, up to ${most}`, description, example })
}

function signals(description: string, example: readonly string[]) {
  const takes = 'a list of signal ids, strike*3 for three of one'
  const times = (text: string) => timesOf(text)[1]
  const entry = z.string().check(
    z.regex(/^[^*\s]+(?:\*\d{1,7})?$/),
    z.refine((text) => times(text) >= 1 && times(text) <= most),
  )
  return column(z.array(entry), { holds: 'list', takes, entry, description, example })
}

/** What an entry of `seen` names, and how many of it: 3 of `strike*3`. */
export function timesOf(entry: string): [signal: string, times: number] {
  const [signal = '', times = 1] = entry.split('*')
  return [signal, Number(times)]
}

/** The columns of a case that mean something here. */
export interface CaseColumns<Ids extends ScenarioIds = ScenarioIds>
  extends RowOf<
    typeof caseRow,
    {
      leaf: Ids['branch']
      branch: Ids['branch']
      outcome: Ids['outcome']
      seen: readonly SeenSignal<Ids['signal']>[]
      absent: readonly SeenSignal<Ids['signal']>[]
    }
  > {}

/** One past case: where it ended, and what was seen on the way. */
export interface CaseRow<Ids extends ScenarioIds = ScenarioIds> extends CaseColumns<Ids> {
  /** Columns of one's own are carried along and mean nothing here. */
  readonly [own: `x-${string}`]: unknown
}

/** A case as it may be written: also by an interface of one's own, which is no `CaseRow` to the compiler. */
export type CaseInput<Ids extends ScenarioIds = ScenarioIds> = CaseColumns<Ids> | CaseRow<Ids>

/** Checked cases: a read-only array. Filter it, concatenate it, and learn again. */
export type Cases<Ids extends ScenarioIds = ScenarioIds> = readonly CaseRow<Ids>[]

/** The three ways to say where a case ended. */
export const placeColumns = ['leaf', 'branch', 'outcome'] as const
type PlaceColumn = (typeof placeColumns)[number]

/** What a checked case says, ready to count. */
export interface CaseData extends RowPosition {
  readonly place: PlaceColumn
  readonly id: string
  readonly weight: number
  /** How often, by signal id. */
  readonly seen: ReadonlyMap<string, number>
  readonly absent: ReadonlyMap<string, number>
  /** NaN where it is not said. */
  readonly days: number
}
