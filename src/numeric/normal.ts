import { exp } from './exp.ts'
import { log } from './log.ts'

/** A rational function Σ n[i] rⁱ / Σ d[i] rⁱ. */
function ratio(n: readonly number[], d: readonly number[], r: number): number {
  let top = 0
  let bottom = 0
  for (let i = n.length - 1; i >= 0; i--) {
    top = top * r + n[i]!
    bottom = bottom * r + d[i]!
  }
  return top / bottom
}

// Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477-484, routine PPND16.
const CENTRE_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
]
const CENTRE_BOTTOM = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
]
const MIDDLE_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
]
const MIDDLE_BOTTOM = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
]
const TAIL_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
]
const TAIL_BOTTOM = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
]

/**
 * The standard normal quantile: the z that a standard normal variable stays below with probability p.
 *
 * @param p a probability in [0, 1]
 * @returns z, relative error below 1e-15; −Infinity at 0, Infinity at 1, NaN outside [0, 1]
 * @example normalQuantile(0.95) // 1.6448536269514715
 * Method: Wichura (1988), AS 241, PPND16.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE_TOP, CENTRE_BOTTOM, 0.180625 - q * q)
  const tail = q < 0 ? p : 1 - p
  if (!(tail > 0))
    return tail === 0 ? (q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : Number.NaN
  const r = Math.sqrt(-log(tail))
  const z = r <= 5 ? ratio(MIDDLE_TOP, MIDDLE_BOTTOM, r - 1.6) : ratio(TAIL_TOP, TAIL_BOTTOM, r - 5)
  return q < 0 ? -z : z
}

// Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969) 631-637, as rearranged for the normal
// integral in his Algorithm 715 (ACM TOMS 19, 1993), routine ANORM; coefficients in ascending order.
const BODY_TOP = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745,
]
const BODY_BOTTOM = [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1]
const SIDE_TOP = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
]
const SIDE_BOTTOM = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
]
const FAR_TOP = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957,
  0.023073441764940174,
]
const FAR_BOTTOM = [
  7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1,
]

/** P(Z > z) for z ≥ 0.66291. */
function upperTail(z: number): number {
  if (z > 38.5) return 0
  let mills: number
  if (z < 5.656854249492381) mills = ratio(SIDE_TOP, SIDE_BOTTOM, z)
  else {
    const s = 1 / (z * z)
    mills = (0.3989422804014327 - s * ratio(FAR_TOP, FAR_BOTTOM, s)) / z
  }
  // e^(−z²/2) with z² in two parts: a sixteenth's multiple squares exactly.
  const coarse = Math.floor(z * 16) / 16
  return exp(-coarse * coarse * 0.5) * exp(-(z - coarse) * (z + coarse) * 0.5) * mills
}

/**
 * The standard normal cumulative distribution, P(Z ≤ z), with all its digits in the lower tail.
 *
 * @param z any number
 * @returns a probability; NaN for NaN
 * @example normalCdf(-1.6448536269514722) // 0.050000000000000044
 * Method: Cody (1969), Algorithm 715 (1993).
 */
export function normalCdf(z: number): number {
  if (z < -0.66291) return upperTail(-z)
  if (z > 0.66291) return 1 - upperTail(z)
  return 0.5 + z * ratio(BODY_TOP, BODY_BOTTOM, z * z)
}

/**
 * The standard normal survival function, P(Z > z), with all its digits in the upper tail.
 *
 * @param z any number
 * @returns a probability; NaN for NaN
 * @example normalSurvival(1.6448536269514722) // 0.050000000000000044
 */
export function normalSurvival(z: number): number {
  return normalCdf(-z)
}
