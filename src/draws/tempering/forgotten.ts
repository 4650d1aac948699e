/** The largest correlation of a coordinate with what it was; 1 where one has not varied. */
export function largestCorrelation(before: readonly Float64Array[], now: readonly Float64Array[]): number {
  return before.reduce((largest, column, j) => Math.max(largest, correlation(column, now[j]!)), -1)
}

function correlation(x: Float64Array, y: Float64Array): number {
  const n = x.length
  let meanX = 0
  let meanY = 0
  for (let i = 0; i < n; i++) {
    meanX += x[i]!
    meanY += y[i]!
  }
  meanX /= n
  meanY /= n
  let xx = 0
  let yy = 0
  let xy = 0
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - meanX
    const dy = y[i]! - meanY
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 1
}
