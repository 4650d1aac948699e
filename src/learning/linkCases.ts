import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import { noRows, type RowReport, rowCollector } from '../records/collector.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Model } from '../scenario/model.ts'
import { modelOf, type Scenario } from '../scenario/scenario.ts'
import { rulesOf } from '../scenario/signalForms.ts'
import type { Tree } from '../scenario/tree.ts'
import { isLeaf, unknownId } from '../scenario/tree.ts'
import { caseData, caseKind } from './caseKind.ts'
import type { CaseData, CaseInput, Cases } from './caseRow.ts'
import { CaseError, casesFrom } from './cases.ts'

/** Ranges of leaves, from one up to another, ascending. */
export type Leaves = readonly (readonly [number, number])[]

/** A case joined to a scenario. */
export interface LinkedCase {
  readonly name: string
  readonly weight: number
  /** The leaves it may have ended in; cases of one place share it. */
  readonly leaves: Leaves
  /** What was seen and what was not, by signal. */
  readonly looks: readonly Look[]
  readonly days: number
}

/** What a case says of a signal. */
interface Look {
  /** Its index in the scenario. */
  readonly signal: number
  readonly seen: number
  readonly absent: number
}

/**
 * Joins cases to a scenario.
 *
 * @throws CaseError with every problem: rows that are wrong by themselves, and ids that the scenario does not have.
 */
export function linkCases(model: Model, rows: readonly CaseInput[]): { cases: Cases; linked: LinkedCase[] } {
  if (!Array.isArray(rows))
    throw new CaseError([noRows('cases are', rows, 'text goes through readCases of "forkcast/read"')])
  const { cases, problems: own } = casesFrom(rows)
  if (own) throw new CaseError(own)
  const { problems, report } = rowCollector(caseKind, cases)
  const placed = new Map<string, Leaves | undefined>()
  const linked = cases.map((row, index): LinkedCase => {
    const data = caseData(row) as CaseData
    const key = `${data.place} ${data.id}`
    if (!placed.has(key)) placed.set(key, leavesOf(model.tree, data))
    const leaves = placed.get(key)
    if (!leaves)
      report('unknown-id', index, data.place, () => unknownPlace(model.tree, data), { received: data.id })
    const { weight, days } = data
    return { name: row.case, weight, days, leaves: leaves ?? [], looks: looksOf(model, data, index, report) }
  })
  if (problems.length > 0) throw new CaseError(problems)
  return { cases, linked }
}

function leavesOf(tree: Tree, { place, id }: CaseData): Leaves | undefined {
  if (place === 'outcome') {
    const outcome = tree.outcomeOfId.get(id)
    if (outcome === undefined) return undefined
    const [start, end] = [tree.outcomeStart[outcome], tree.outcomeStart[outcome + 1]]
    return Array.from(tree.leavesByOutcome.subarray(start, end), (leaf) => [leaf, leaf + 1] as const)
  }
  const node = tree.nodeOfId.get(id)
  if (node === undefined || (place === 'leaf' && !isLeaf(tree, node))) return undefined
  return [[tree.firstLeaf[node] as number, tree.endLeaf[node] as number]]
}

function unknownPlace(tree: Tree, { place, id }: CaseData): string {
  const isBranch = tree.nodeOfId.has(id)
  if (place === 'leaf' && isBranch) return `${show(id)} has branches and is no leaf; put it under branch`
  if (place !== 'outcome' && !isBranch && tree.outcomeOfId.has(id))
    return `${show(id)} is an outcome and no ${place}; put it under outcome`
  if (place === 'outcome') {
    if (isBranch)
      return `${show(id)} is a branch and no outcome; put it under branch, or leaf where it is one`
    return `${show(id)} is no outcome${didYouMean(id, tree.outcomeIds)}`
  }
  return unknownId(tree, id)
}

function looksOf(model: Model, { seen, absent, days }: CaseData, index: number, report: RowReport): Look[] {
  return [...new Set([...seen.keys(), ...absent.keys()])].flatMap((id): Look[] => {
    const key = seen.has(id) ? 'seen' : 'absent'
    const signal = model.signalOfId.get(id) ?? -1
    const form = model.signals[signal]?.form
    if (form === undefined) {
      const message = () =>
        `${show(id)} is no signal of this scenario${didYouMean(id, model.signalOfId.keys())}`
      report('unknown-signal', index, key, message, { received: id })
    }
    const isProcess = form !== undefined && rulesOf(form).process
    if (isProcess && Number.isNaN(days))
      report(
        'days-missing',
        index,
        'days',
        `${show(id)} is a ${form}, and occurrences say something only together with the days they were watched for; add days`,
        { expected: 'a number of days' },
      )
    if (isProcess && seen.has(id) && absent.has(id))
      report(
        'seen-and-absent',
        index,
        'absent',
        `${show(id)} is a ${form} and occurred; under absent it did not occur in all the days. Take it out of one of them`,
        { received: id },
      )
    return [{ signal, seen: seen.get(id) ?? 0, absent: absent.get(id) ?? 0 }]
  })
}

/**
 * Checks past cases written as literals against a scenario.
 *
 * The way in for code; text goes through `readCases` of `forkcast/read`.
 *
 * @param scenario the scenario whose branches, outcomes and signals the cases name.
 * @param rows one object per case.
 * @returns the cases: a read-only array to filter, concatenate and give to `learn`.
 * @throws CaseError with every problem: code, message, path (`row 4: leaf`), received, expected.
 * @example
 * defineCases(scenario, [{ case: 'Easthaven 2011', leaf: 'resigns', seen: ['denial'] }]).length // 1
 */
export function defineCases<Ids extends ScenarioIds>(
  scenario: Scenario<Ids>,
  rows: readonly CaseInput<Ids>[],
): Cases<Ids> {
  return linkCases(modelOf(scenario), rows as readonly CaseInput[]).cases as Cases<Ids>
}
