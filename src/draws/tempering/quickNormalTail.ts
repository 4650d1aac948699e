import { exp } from '../../numeric/exp.ts'
import { normalCdf } from '../../numeric/normal.ts'
import { quickExp } from '../../numeric/quickExp.ts'

const knotsPerUnit = 64
/** Beyond, e^(z²/2) would soon leave the range of a double. */
const last = 37
const densityAt0 = 0.3989422804014327

/** P(Z > z)·e^(z²/2) at the knots: it falls slowly, as 1/z, where the tail itself falls by hundreds of decades. */
const scaledTails: Float64Array = /* @__PURE__ */ Float64Array.from(
  { length: last * knotsPerUnit + 2 },
  (_, knot) => {
    const z = knot / knotsPerUnit
    return normalCdf(-z) * exp((z * z) / 2)
  },
)

/**
 * P(Z > z) of a standard normal variable for z ≥ 0, within 1e-9 of itself however small it is, in a fifth of the time of
 * `normalSurvival`: for values of draws, by the million.
 *
 * Method: cubic Hermite interpolation of T(z) = P(Z > z)·e^(z²/2), whose derivative is z·T − 1/√(2π).
 */
export function quickNormalTail(z: number): number {
  if (!(z < last)) return normalCdf(-z)
  const at = z * knotsPerUnit
  const knot = Math.floor(at)
  const t = at - knot
  const [x, next] = [knot / knotsPerUnit, (knot + 1) / knotsPerUnit]
  const left = scaledTails[knot]!
  const right = scaledTails[knot + 1]!
  const rise = right - left
  const slopeLeft = (x * left - densityAt0) / knotsPerUnit - rise
  const slopeRight = rise - (next * right - densityAt0) / knotsPerUnit
  const scaled = left + t * rise + t * (1 - t) * (slopeLeft * (1 - t) + slopeRight * t)
  return scaled * quickExp(-0.5 * z * z)
}
