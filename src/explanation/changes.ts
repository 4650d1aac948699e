import type { Sparse } from '../numeric/sparse.ts'
import { rulesOf } from '../scenario/signalForms.ts'
import { eventChanges } from './eventChanges.ts'
import { likelihoodChanges } from './likelihoodChanges.ts'
import { type Match, matchEvents } from './match.ts'
import { addRow, emptySum, movesNothing, type Term } from './rowSum.ts'
import { type Standing, termOf } from './standing.ts'
import type { Cause, Change, StepLabel } from './step.ts'

/**
 * What leads from one standing to another, a change of rows at a time, in canonical order: causes as `Cause` lists
 * them, signals and clusters as the document does, events as evidence does. What moves nothing is left out, but
 * for events: that a piece of news changed nothing is news too.
 *
 * The prior is not among them: rows are all that changes between two days.
 */
export function changesBetween(a: Standing, b: Standing): Change[] {
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

/** Changes of weight, added up by what they concern. */
function gatherer(cause: Cause, cells: number) {
  const groups = new Map<string, Map<Sparse, { placeOf: Int32Array; weight: number }>>()
  return {
    add(id: string, values: Sparse, placeOf: Int32Array, weight: number): void {
      if (weight === 0) return
      let group = groups.get(id)
      if (!group) {
        group = new Map()
        groups.set(id, group)
      }
      // like events share a row of factors: they are added up before it is walked through
      const known = group.get(values)
      if (known) known.weight += weight
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

function fadings(a: Standing, b: Standing, match: Match): Change[] {
  const gathered = gatherer('fading', b.cells.logPrior.length)
  a.fades.forEach((fade, event) => {
    const change = match.faded[event]! - fade
    const { values, placeOf, signal } = match.current(event)
    gathered.add(signal, values, placeOf, change)
  })
  const ids = new Set([...signalIds(b), ...signalIds(a)])
  return gathered.changes([...ids], (signal) => ({ signal }))
}

function signalIds({ cells }: Standing): string[] {
  return cells.model.signals.map(({ id }) => id)
}

function rateIds({ cells }: Standing): string[] {
  return cells.model.signals.filter(({ form }) => rulesOf(form).process).map(({ id }) => id)
}

/** The rows that are no events: of each cluster, of each rate signal its silence, and survival. */
function rowTerm(
  { cells, evidence }: Standing,
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

function silences(a: Standing, b: Standing): Change[] {
  return [...new Set([...rateIds(b), ...rateIds(a)])].flatMap((signal) => {
    const terms = [...rowTerm(a, 'silence', signal, -1), ...rowTerm(b, 'silence', signal, 1)]
    return terms.length === 0 ? [] : [{ label: { cause: 'silence' as const, signal }, terms }]
  })
}

function clusters(a: Standing, b: Standing): Change[] {
  const ids = new Set([...b.cells.model.clusters, ...a.cells.model.clusters].map(({ id }) => id))
  return [...ids].flatMap((cluster) => {
    const terms = [...rowTerm(a, 'cluster', cluster, -1), ...rowTerm(b, 'cluster', cluster, 1)]
    return terms.length === 0 ? [] : [{ label: { cause: 'cluster' as const, cluster }, terms }]
  })
}

function survivals(a: Standing, b: Standing): Change[] {
  const terms = [...rowTerm(a, 'survival', '', -1), ...rowTerm(b, 'survival', '', 1)]
  return terms.length === 0 ? [] : [{ label: { cause: 'survival' }, terms }]
}

/** Conditions are matched by their place: the second of one forecast with the second of the other. */
function conditions(a: Standing, b: Standing): Change[] {
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
