import { OptionError } from '../../checking/optionError.ts'

/** The scale on which a skill is measured. */
export interface SkillScoreOptions {
  /** The best possible score. Default 0; 1 for `sphericalScore`, 100 for `baselineScore`. */
  readonly perfect?: number
}

/**
 * The skill of a forecast against a reference: 1 − S/S_ref, the share of the reference's error that it removes.
 *
 * Use it to say whether a model beats the base rate, yesterday's forecast or a market. Both scores should be means over
 * the same cases: do not average the skills of single cases.
 *
 * @param score the score of the forecast.
 * @param reference the score of the reference.
 * @param options `perfect`.
 * @returns 1 (perfect), 0 (no better than the reference), below 0 (worse); null where the reference is perfect already
 *   or both are infinite.
 * @throws OptionError for a score that is not a number, or a `perfect` that is not finite.
 * @example
 * skillScore(0.15, 0.2) // 0.2500000000000001
 * skillScore(0.15, 0) // null
 *
 * Source: A. H. Murphy, Skill scores based on the mean square error, Mon. Weather Rev. 116 (1988) 2417–2424.
 */
export function skillScore(score: number, reference: number, options: SkillScoreOptions = {}): number | null {
  const { perfect = 0 } = options
  const values: readonly (readonly [string, unknown])[] = [
    ['score', score],
    ['reference', reference],
    ['perfect', perfect],
  ]
  for (const [option, value] of values)
    if (typeof value !== 'number' || Number.isNaN(value)) throw new OptionError(option, value, 'a number')
  if (!Number.isFinite(perfect)) throw new OptionError('perfect', perfect, 'a finite number')
  if (reference === perfect || (!Number.isFinite(score) && !Number.isFinite(reference))) return null
  return 1 - (score - perfect) / (reference - perfect)
}
