/**
 * Systematic resampling: the draws that N evenly spaced points fall on in the running sums of the weights.
 *
 * Ancestors ascend, so that the descendants of a draw always lie side by side.
 *
 * @param ancestors gets them.
 * @param start where in its interval each point lies, in [0, 1).
 *
 * Source: J. Carpenter, P. Clifford and P. Fearnhead, Improved particle filter for nonlinear problems, IEE Proceedings:
 * Radar, Sonar and Navigation 146 (1999).
 */
export function systematicResampling(ancestors: Int32Array, weight: Float64Array, start: number): void {
  let total = 0
  for (const w of weight) total += w
  let reached = weight[0]!
  let ancestor = 0
  for (let i = 0; i < ancestors.length; i++) {
    const point = ((i + start) / ancestors.length) * total
    while (reached <= point && ancestor < weight.length - 1) reached += weight[++ancestor]!
    ancestors[i] = ancestor
  }
}

/** Replaces every value by that of the ancestor. */
export function inherit<Column extends Float64Array | Int32Array>(
  column: Column,
  ancestors: Int32Array,
): void {
  const before = column.slice()
  for (let i = 0; i < column.length; i++) column[i] = before[ancestors[i]!]!
}
