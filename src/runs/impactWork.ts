import { samplerOf } from '../distribution/samplerOf.ts'
import type { Sampler, Standard } from '../distribution/standard.ts'
import { type Normals, normalsOf } from '../draws/normals.ts'
import type { Place } from '../kernels/column.ts'
import type { TextKey } from '../random/stream.ts'
import { chunkLength } from './chunk.ts'
import type { ImpactPlan } from './impactPlan.ts'
import type { Plan } from './plan.ts'

/** A column of standard variates that some settings of an impact draw from. */
export interface StandardColumn extends Normals {
  readonly from: 'normal' | 'exponential' | 'uniform'
  readonly key: TextKey
  readonly values: Float64Array
}

/** What one impact is worked out in. */
export interface ImpactWork {
  readonly samplers: readonly (Sampler | undefined)[]
  /** By setting; undefined where it is no distribution, or one whose variates take a varying number of words. */
  readonly standards: readonly (Standard | undefined)[]
  readonly columns: readonly StandardColumn[]
  /** Of variates that take a varying number of words. */
  readonly runKey: TextKey
  /** Parameters by run, and days, for expressions in days. */
  readonly symbols: readonly Float64Array[]
  readonly onDays: Float64Array
  /** Of the block, by slot: the sum of distances, that of their squares, and where they are taken from. */
  readonly sums: Float64Array
}

/** The kind of column that a standard variate comes from. */
export function columnFrom({ from }: Standard): StandardColumn['from'] {
  return from === 'lognormal' ? 'normal' : from
}

export function impactWork(plan: Plan, impact: ImpactPlan, place: Place): ImpactWork {
  const samplers = impact.settings.map((setting) =>
    setting.kind === 'distribution' ? samplerOf(setting.recipe) : undefined,
  )
  const standards = samplers.map((sampler) => sampler?.standard)
  const kinds = new Set(standards.flatMap((standard) => (standard ? [columnFrom(standard)] : [])))
  const usesDays = impact.settings.some(({ kind }) => kind === 'days')
  return {
    samplers,
    standards,
    columns: [...kinds].map((from) => ({
      ...normalsOf(place),
      from,
      key: impact.keys[from],
      values: place(new Float64Array(chunkLength)),
    })),
    runKey: impact.keys.run,
    symbols: usesDays ? [...plan.parameters, 0].map(() => new Float64Array(chunkLength)) : [],
    onDays: new Float64Array(usesDays ? chunkLength : 0),
    sums: place(sumsOf(plan, impact)),
  }
}

function sumsOf({ groups, outcomes }: Plan, { centers }: ImpactPlan): Float64Array {
  const sums = new Float64Array(3 * groups * outcomes)
  for (let slot = 0; slot < groups * outcomes; slot++) sums[3 * slot + 2] = centers[slot % outcomes]!
  return sums
}
