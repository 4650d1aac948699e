import { OptionError } from '../../checking/optionError.ts'

/**
 * Weights for a pool in proportion to each forecaster's skill, 0 where the skill is not above 0.
 *
 * Skill on a few questions is mostly luck. Use it with many resolved questions, and compare with equal weights, which
 * are hard to beat.
 *
 * @param skills from `skillScore` against one reference, one a forecaster, each at most 1.
 * @returns weights that sum to 1, in order.
 * @throws OptionError for a skill that is null or no number or above 1, or where no skill is above 0.
 * @example
 * weightsFromSkill([0.3, 0.1, -0.2]) // [0.7499999999999999, 0.25, 0]
 */
export function weightsFromSkill(skills: readonly number[]): number[] {
  if (!Array.isArray(skills) || skills.length === 0)
    throw new OptionError('skills', skills, 'an array of skills, one for each forecaster')
  let sum = 0
  const positive = Array.from(skills as readonly unknown[], (skill, i) => {
    if (!(typeof skill === 'number' && skill <= 1))
      throw new OptionError(
        `skills[${i}]`,
        skill,
        'a skill, a number up to 1; leave out whose skill is undefined',
      )
    const weight = Math.max(0, skill)
    sum += weight
    return weight
  })
  if (sum === 0)
    throw new OptionError(
      'skills',
      skills,
      'a skill above 0; where nobody beats the reference, take equal weights',
    )
  return positive.map((weight) => weight / sum)
}
