/**
 * Special functions written the slow, textbook way: power series where they converge fast, continued fractions
 * evaluated from the bottom up with far more terms than needed elsewhere. Equation numbers are Abramowitz and
 * Stegun's. Every function comes with its complement, so that neither tail is ever 1 minus something near 1.
 */

/** erf by its series 7.1.6, good for small x; the complement by the continued fraction 7.1.14. */
function erfcOfPositive(x: number): number {
  if (x < 1) {
    let term = x
    let sum = x
    for (let n = 1; n < 60; n++) {
      term *= (2 * x * x) / (2 * n + 1)
      sum += term
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
  }
  let tail = x
  for (let n = 300; n >= 1; n--) tail = x + n / 2 / tail
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail
}

/** P(Z ≤ z) and P(Z > z) of the standard normal. */
export function normalTails(z: number): { below: number; above: number } {
  const small = erfcOfPositive(Math.abs(z) / Math.SQRT2) / 2
  return z < 0 ? { below: small, above: 1 - small } : { below: 1 - small, above: small }
}

/** ln Γ(a): the recurrence 6.1.15 up to a ≥ 20, then Stirling's series 6.1.41. */
export function logGamma(a: number): number {
  let shift = 0
  let x = a
  while (x < 20) {
    shift += Math.log(x)
    x += 1
  }
  const series =
    1 / (12 * x) -
    1 / (360 * x ** 3) +
    1 / (1260 * x ** 5) -
    1 / (1680 * x ** 7) +
    1 / (1188 * x ** 9) -
    691 / (360360 * x ** 11)
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - shift
}

/** The regularised incomplete gamma functions P(a, x) and Q(a, x): series 6.5.29, continued fraction 6.5.31. */
export function gammaTails(a: number, x: number): { below: number; above: number } {
  if (x <= 0) return { below: 0, above: 1 }
  if (x === Infinity) return { below: 1, above: 0 }
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < 300; n++) {
      term *= x / (a + n)
      sum += term
    }
    const below = scale * sum
    return { below, above: 1 - below }
  }
  let tail = x
  for (let n = 600; n >= 1; n--) tail = x + (n - a) / (1 + n / tail)
  const above = scale / tail
  return { below: 1 - above, above }
}

/** I_x(a, b) by the continued fraction 26.5.8, for x below about (a + 1)/(a + b + 2), where it converges. */
function betaFraction(a: number, b: number, x: number, y: number): number {
  let tail = 1
  for (let n = 200; n >= 1; n--) {
    const m = Math.floor(n / 2)
    const d =
      n % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    tail = 1 + d / tail
  }
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
  return Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta) / a / tail
}

/** P(X ≤ x) and P(X > x) of the beta distribution; y is 1 − x, taken by the caller before it loses digits. */
export function betaTails(a: number, b: number, x: number, y: number): { below: number; above: number } {
  if (x <= 0) return { below: 0, above: 1 }
  if (y <= 0) return { below: 1, above: 0 }
  if (x < (a + 1) / (a + b + 2)) {
    const below = betaFraction(a, b, x, y)
    return { below, above: 1 - below }
  }
  const above = betaFraction(b, a, y, x)
  return { below: 1 - above, above }
}
