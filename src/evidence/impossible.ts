import { ForkcastError } from '../checking/forkcastError.ts'
import { spread } from '../numeric/sparse.ts'
import type { Model } from '../scenario/model.ts'
import type { Row, RowLabel } from './row.ts'

/** All evidence together leaves nothing possible; names the first smallest set of rows without which it would not be so. */
export class ImpossibleEvidence extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'ImpossibleEvidence'
  /** Of every such error. */
  readonly code = 'impossible-evidence'
  /** The rows to blame: the first smallest set. */
  readonly rows: readonly RowLabel[]

  constructor(rows: readonly RowLabel[]) {
    super(
      `the evidence rules out every leaf; it would not without ${rows.map(describeRow).join(' and ')}. A probability of 0, or a credence of 1 in a report, leaves no way back: lower one of them`,
    )
    this.rows = rows
  }
}

function describeRow({ kind, signal, date, event, row, cluster, condition }: RowLabel): string {
  if (kind === 'condition') return `the condition "${condition}"`
  if (kind === 'survival') return 'survival (nothing has come true yet)'
  if (kind === 'cluster') return `the cluster "${cluster}"`
  if (kind === 'silence') return `the silence of "${signal}"`
  return `"${signal}" on ${date} (${event === undefined ? '' : `event "${event}", `}row ${row})`
}

/**
 * The rows to blame when no leaf is left: each leaf is shut out by the rows that are −∞ there; the smallest
 * such set, the first by row order among equals.
 */
export function culprits(model: Model, rows: Iterable<Row>): readonly Row[] {
  const excluding = [...rows].filter(({ values }) => values.values.includes(-Infinity))
  const { ofLeaf, count } = model.classes
  const ofClass = excludedBy(excluding, 'class', count)
  const own = excludedBy(excluding, 'leaf', ofLeaf.length)
  let smallest: readonly number[] | undefined
  for (let leaf = 0; leaf < ofLeaf.length; leaf++) {
    if (model.logPrior[leaf] === -Infinity) continue
    // rows by class come before those by leaf
    const excluded = [...ofClass[ofLeaf[leaf]!]!, ...own[leaf]!]
    if (smallest === undefined || before(excluded, smallest)) smallest = excluded
  }
  return (smallest ?? []).map((row) => excluding[row]!)
}

/** Which of the rows exclude each place. */
function excludedBy(rows: readonly Row[], by: Row['by'], count: number): number[][] {
  const excluded = Array.from({ length: count }, (): number[] => [])
  rows.forEach(({ by: its, values: column }, row) => {
    if (its !== by) return
    const { places, values } = column
    if (values[0] === -Infinity)
      spread(column).forEach((value, place) => {
        if (value === -Infinity) excluded[place]!.push(row)
      })
    else
      places.forEach((place, i) => {
        if (values[i + 1] === -Infinity) excluded[place]!.push(row)
      })
  })
  return excluded
}

function before(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return a.length < b.length
  const differs = a.findIndex((row, i) => row !== b[i])
  return differs >= 0 && a[differs]! < b[differs]!
}
