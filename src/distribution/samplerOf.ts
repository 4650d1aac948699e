import { betaVariate } from '../random/beta.ts'
import { gammaVariate } from '../random/gamma.ts'
import { uniformVariate } from '../random/sfc32.ts'
import type { Recipe } from './distribution.ts'
import { empiricalQuantile } from './empirical.ts'
import { stretched } from './scaledBeta.ts'
import { drawnFrom, type Sampler } from './standard.ts'
import { triangularQuantile } from './triangular.ts'
import { uniformQuantile } from './uniform.ts'

/** The sampler of a recipe. */
export function samplerOf(recipe: Recipe): Sampler {
  switch (recipe.from) {
    case 'uniform':
      return drawnFrom({ from: 'uniform', quantile: uniformQuantile(recipe) })
    case 'triangular':
      return drawnFrom({ from: 'uniform', quantile: triangularQuantile(recipe) })
    case 'empirical':
      return drawnFrom({ from: 'uniform', quantile: empiricalQuantile(recipe.sorted) })
    case 'gamma':
      return { sample: (state) => recipe.scale * gammaVariate(state, recipe.shape) }
    case 'beta':
      return {
        sample: (state) => {
          const { x, y } = betaVariate(state, recipe.alpha, recipe.beta)
          return stretched(recipe, x, y)
        },
      }
    case 'mixture': {
      const parts = recipe.parts.map(({ weight, of }) => ({ weight, of: samplerOf(of) }))
      return {
        sample: (state) => {
          // Rounding may leave a little after the last weight; it belongs to the last component.
          let left = uniformVariate(state) * recipe.whole
          let i = 0
          while (i < parts.length - 1 && left >= parts[i]!.weight) left -= parts[i++]!.weight
          return parts[i]!.of.sample(state)
        },
      }
    }
    default:
      return drawnFrom(recipe)
  }
}
