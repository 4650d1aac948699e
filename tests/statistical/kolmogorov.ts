/**
 * √n times the Kolmogorov–Smirnov distance between a sample and a continuous distribution.
 *
 * Above `critical(alpha)` with probability alpha when the sample is from that distribution.
 */
export function kolmogorovSmirnov(sample: ArrayLike<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(sample).sort()
  const n = sorted.length
  let distance = 0
  sorted.forEach((x, i) => {
    const p = cdf(x)
    distance = Math.max(distance, (i + 1) / n - p, p - i / n)
  })
  return distance * Math.sqrt(n)
}

/** The asymptotic critical value, from the first term of Kolmogorov's series: alpha ≈ 2 exp(−2x²). */
export function critical(alpha: number): number {
  return Math.sqrt(Math.log(2 / alpha) / 2)
}
