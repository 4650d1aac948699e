import type { Distribution } from '../../distribution/distribution.ts'
import { empiricalQuantile } from '../../distribution/empirical.ts'
import { log } from '../../numeric/log.ts'
import { log1p } from '../../numeric/log1p.ts'
import { positivePower } from '../../numeric/positivePower.ts'
import { quickExp } from '../../numeric/quickExp.ts'
import { exactQuantile } from './exactQuantile.ts'
import { quantileTable } from './quantileTable.ts'
import { quickNormalTail } from './quickNormalTail.ts'

/**
 * How values follow from normal scores: a standard normal score gives a value of the distribution, and both tails keep
 * their digits, however far the evidence takes a draw.
 */
function valueOfScore(distribution: Distribution): (score: number) => number {
  const { recipe } = distribution
  switch (recipe.from) {
    case 'normal':
      return (z) => recipe.location + recipe.scale * z
    case 'lognormal':
      return (z) => recipe.median * quickExp(recipe.sigma * z)
    case 'exponential':
      return (z) => {
        const waited = z > 0 ? -log(quickNormalTail(z)) : -log1p(-quickNormalTail(-z))
        return recipe.scale * positivePower(waited, recipe.power)
      }
    case 'uniform': {
      const { min, max } = recipe
      const width = max - min
      return (z) => (z > 0 ? max - width * quickNormalTail(z) : min + width * quickNormalTail(-z))
    }
    case 'triangular': {
      const { min, mode, max } = recipe
      const width = max - min
      const below = (mode - min) / width
      const above = (max - mode) / width
      return (z) => {
        const tail = quickNormalTail(Math.abs(z))
        const isBelow = z > 0 ? tail >= above : tail <= below
        return isBelow
          ? min + width * Math.sqrt((z > 0 ? 1 - tail : tail) * below)
          : max - width * Math.sqrt((z > 0 ? tail : 1 - tail) * above)
      }
    }
    case 'empirical': {
      const quantile = empiricalQuantile(recipe.sorted)
      return (z) => quantile(z > 0 ? 1 - quickNormalTail(z) : quickNormalTail(-z))
    }
    default:
      return quantileTable((score) => exactQuantile(distribution, score))
  }
}

/** The same for columns, one distribution for each. */
export function valuesFromScores(
  distributions: readonly Distribution[],
): (values: readonly Float64Array[], scores: readonly Float64Array[]) => void {
  const rules = distributions.map(valueOfScore)
  return (values, scores) => {
    rules.forEach((rule, j) => {
      const [out, from] = [values[j]!, scores[j]!]
      for (let i = 0; i < out.length; i++) out[i] = rule(from[i]!)
    })
  }
}
