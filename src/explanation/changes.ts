import type { Sparse } from '../numeric/sparse.ts'
import { rulesOf } from '../scenario/signalForms.ts'
import { eventChanges } from './eventChanges.ts'
import { likelihoodChanges } from './likelihoodChanges.ts'
import { type Match, matchEvents } from './matchEvents.ts'
import { type RowSet, termOf } from './rowSet.ts'
import { addRow, emptySum, movesNothing, type Term } from './rowSum.ts'
import type { Cause, Change, StepLabel } from './step.ts'

/**
 * The changes that lead from one set of rows to another, in canonical order: causes in the order of `Cause`, signals
 * and clusters in document order, events in that of the evidence. A change without effect is left out, unless it is an
 * event: that a piece of news changed nothing is worth showing.
 *
 * A change of the prior is not among them: `compare` makes that step, where the scenarios differ.
 */
export function changesBetween(a: RowSet, b: RowSet): Change[] {
  const match = matchEvents(a, b)
  const changes = [
    ...likelihoodChanges(a, b, match),
    ...fadings(a, b, match),
    ...silences(a, b),
    ...survivals(a, b),
    ...eventChanges(a, b, match),
    ...clusters(a, b),
    ...conditions(a, b),
  ]
  return changes.filter(
    ({ label, terms }) => label.row !== undefined || !movesNothing(terms, b.cells.logPrior),
  )
}

/** Adds up changes of weight by signal id, and makes one change of each sum. */
function changesByKind(cause: Cause, cells: number) {
  const groups = new Map<string, Map<Sparse, { placeOf: Int32Array; weight: number }>>()
  return {
    add(id: string, values: Sparse, placeOf: Int32Array, weight: number): void {
      if (weight === 0) return
      let group = groups.get(id)
      if (!group) {
        group = new Map()
        groups.set(id, group)
      }
      // equal events share their log factors: add up their weights first, then visit the cells once
      const entry = group.get(values)
      if (entry) entry.weight += weight
      else group.set(values, { placeOf, weight })
    },
    changes(ids: readonly string[], label: (id: string) => Omit<StepLabel, 'cause'>): Change[] {
      return ids.flatMap((id) => {
        const group = groups.get(id)
        if (!group) return []
        const sum = emptySum(cells)
        for (const [values, { placeOf, weight }] of group) addRow(sum, values, placeOf, weight, 0)
        const terms = [{ values: sum.finite, placeOf: undefined, weight: 1, exclusions: 0 }]
        return [{ label: { cause, ...label(id) }, terms }]
      })
    },
  }
}

function fadings(a: RowSet, b: RowSet, match: Match): Change[] {
  const gathered = changesByKind('fading', b.cells.logPrior.length)
  a.fades.forEach((fade, event) => {
    const change = match.faded[event]! - fade
    const { values, placeOf, signal } = match.current(event)
    gathered.add(signal, values, placeOf, change)
  })
  const ids = new Set([...signalIds(b), ...signalIds(a)])
  return gathered.changes([...ids], (signal) => ({ signal }))
}

function signalIds({ cells }: RowSet): string[] {
  return cells.model.signals.map(({ id }) => id)
}

function rateIds({ cells }: RowSet): string[] {
  return cells.model.signals.filter(({ form }) => rulesOf(form).process).map(({ id }) => id)
}

/** The row of a cluster, of the silence of a rate signal, or of survival, added or subtracted; empty where there is none. */
function rowTerm(
  { cells, evidence }: RowSet,
  kind: 'cluster' | 'silence' | 'survival',
  id: string,
  sign: 1 | -1,
): Term[] {
  const { signals, clusters } = cells.model
  const factor = evidence.factors.find((row) => {
    if (row.kind !== kind) return false
    if (row.kind === 'cluster') return clusters[row.cluster]!.id === id
    return row.kind === 'survival' || signals[row.signal]!.id === id
  })
  if (!factor) return []
  return [{ values: factor.values, placeOf: cells.classOf, weight: sign, exclusions: sign }]
}

function silences(a: RowSet, b: RowSet): Change[] {
  return [...new Set([...rateIds(b), ...rateIds(a)])].flatMap((signal) => {
    const terms = [...rowTerm(a, 'silence', signal, -1), ...rowTerm(b, 'silence', signal, 1)]
    return terms.length === 0 ? [] : [{ label: { cause: 'silence' as const, signal }, terms }]
  })
}

function clusters(a: RowSet, b: RowSet): Change[] {
  const ids = new Set([...b.cells.model.clusters, ...a.cells.model.clusters].map(({ id }) => id))
  return [...ids].flatMap((cluster) => {
    const terms = [...rowTerm(a, 'cluster', cluster, -1), ...rowTerm(b, 'cluster', cluster, 1)]
    return terms.length === 0 ? [] : [{ label: { cause: 'cluster' as const, cluster }, terms }]
  })
}

function survivals(a: RowSet, b: RowSet): Change[] {
  const terms = [...rowTerm(a, 'survival', '', -1), ...rowTerm(b, 'survival', '', 1)]
  return terms.length === 0 ? [] : [{ label: { cause: 'survival' }, terms }]
}

/** Conditions are matched by their place: the second of one forecast with the second of the other. */
function conditions(a: RowSet, b: RowSet): Change[] {
  return Array.from({ length: Math.max(a.conditions.length, b.conditions.length) }, (_, i) => {
    const before = a.conditions[i]
    const after = b.conditions[i]
    return {
      label: { cause: 'condition' as const, condition: (after ?? before)!.label.condition },
      terms: [
        ...(before ? [termOf(a.cells, before, -1)] : []),
        ...(after ? [termOf(b.cells, after, 1)] : []),
      ],
    }
  })
}
