import { isRecord } from '../../checking/record.ts'
import { show } from '../../checking/show.ts'
import { runBlock } from '../../draws/purposes.ts'
import { gridCells } from '../../numeric/grid.ts'
import { blocksOf } from '../block.ts'
import type { PackedSums, PackedTally, SparseColumn } from '../packedTally.ts'
import type { Plan } from '../plan.ts'
import { daysPerOutcome } from '../tally.ts'
import { partVersion, type SimulationPart } from './part.ts'
import { PartError } from './partError.ts'

const texts = ['digest', 'asOf', 'seed'] as const
const numbers = ['runs', 'draws', 'level'] as const

/** What was read as JSON, if it is a part of a version that is known here; its tally is looked at later. */
export function checkPart(value: unknown, name: string): SimulationPart {
  if (!isRecord(value) || !('simulationPart' in value))
    throw new PartError(
      'no-part',
      `${name} is no part of a simulation; forkcast simulate --shard I/N writes them`,
    )
  const { simulationPart, stream, scenario, log, conditions, blocks, tally } = value
  if (simulationPart !== partVersion || stream !== 1)
    throw new PartError(
      'part-version',
      `${name} has version ${show(simulationPart)} and stream ${show(stream)}; this forkcast reads version ${partVersion} and stream 1: join parts with the version that made them`,
    )
  const whole =
    texts.every((key) => typeof value[key] === 'string') &&
    numbers.every((key) => typeof value[key] === 'number') &&
    isRecord(scenario) &&
    isRecord(tally) &&
    Array.isArray(log) &&
    Array.isArray(conditions) &&
    Array.isArray(blocks)
  if (!whole) throw damaged(name, 'it does not have all that a part has')
  return value as unknown as SimulationPart
}

/** A part that is not as it was written. */
export function damaged(name: string, why: string): PartError {
  return new PartError('part-damaged', `${name} is damaged: ${why}; play its share again`)
}

/** Finds out whether blocks and tally can be of the plan: a number that was changed on the way must not pass. */
export function checkTally({ blocks, tally }: SimulationPart, plan: Plan, name: string): void {
  const faulty = (why: string) => damaged(name, why)
  let runs = 0
  let last = -1
  for (const range of blocks as readonly unknown[]) {
    const [first, end] = Array.isArray(range) ? (range as unknown[]) : []
    if (!isWhole(first) || !isWhole(end) || first <= last || end <= first || end > blocksOf(plan))
      throw faulty(`${show(range)} is no range of its blocks`)
    runs += Math.min(end * runBlock, plan.runs) - first * runBlock
    last = end - 1
  }
  if (tally.runs !== runs) throw faulty(`its blocks have ${runs} runs, its tally says ${show(tally.runs)}`)
  if (!Array.isArray(tally.impacts) || tally.impacts.length !== plan.impacts.length)
    throw faulty('its tally has not one entry for each impact')
  if (countIn(tally.days, plan.outcomes * daysPerOutcome(plan)) !== runs)
    throw faulty('the counts of its days are not those of its runs')
  if (countIn(tally.counts, plan.groups * plan.outcomes) !== (plan.groups > 1 ? runs : 0))
    throw faulty('the counts of its groups are not those of its runs')
  for (const impact of tally.impacts) checkImpact(impact, plan, runs, faulty)
}

function checkImpact(
  impact: PackedTally['impacts'][number],
  plan: Plan,
  runs: number,
  faulty: (why: string) => PartError,
): void {
  const { histogram, extremes, sum, squares } = impact ?? {}
  if (countIn(histogram, plan.groups * gridCells) !== runs)
    throw faulty('the counts of an impact are not those of its runs')
  if (!isColumn(extremes, 2 * gridCells)) throw faulty('the extremes of an impact are no numbers')
  if (![sum, squares].every((sums) => areSums(sums, plan.groups * plan.outcomes)))
    throw faulty('the sums of an impact are no numbers')
}

/** The sum of a column of counts; NaN where it is none of this length. */
function countIn(column: SparseColumn, length: number): number {
  if (!isColumn(column, length)) return NaN
  let sum = 0
  for (const count of column.values as readonly number[]) {
    if (!isWhole(count)) return NaN
    sum += count
  }
  return sum
}

function isColumn(column: unknown, length: number): boolean {
  const { at, values } = isRecord(column) ? column : {}
  if (!Array.isArray(at) || !Array.isArray(values) || at.length !== values.length) return false
  let last = -1
  for (const place of at) {
    if (!isWhole(place) || place <= last || place >= length) return false
    last = place
  }
  return values.every(Number.isFinite)
}

function areSums(sums: PackedSums | undefined, slots: number): boolean {
  const { lengths, parts } = isRecord(sums) ? sums : {}
  if (!Array.isArray(lengths) || !Array.isArray(parts) || lengths.length !== slots) return false
  const counted = lengths.reduce((total: number, length) => (isWhole(length) ? total + length : NaN), 0)
  return counted === parts.length && parts.every(Number.isFinite)
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
