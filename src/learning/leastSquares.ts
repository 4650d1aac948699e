/** A function that computes the residuals at a point. */
export type Residuals = (point: readonly number[]) => readonly number[]

/** Far more steps than a smooth fit from a reasonable start takes. */
const mostSteps = 200
/** The relative step of central differences: the cube root of the unit roundoff loses the fewest digits, a third of them. */
const difference = 6e-6
const mostDamping = 1e12

/**
 * The point near a start at which the sum of squared residuals is least.
 *
 * For a few parameters of order 1. The method is Levenberg and Marquardt's: damping moves from the Gauss-Newton step
 * towards a short step downhill. Derivatives are central differences.
 *
 * @param residuals finite near the start; a step to a point where they are not finite is rejected.
 * @param start one number for each parameter.
 *
 * Source: D. Marquardt, SIAM J. Appl. Math. 11 (1963) 431-441.
 */
export function leastSquares(residuals: Residuals, start: readonly number[]): number[] {
  let point = [...start]
  let values = residuals(point)
  let cost = costOf(values)
  let damping = 1e-3
  for (let step = 0; step < mostSteps && cost > 0; step++) {
    const jacobian = jacobianAt(residuals, point)
    const next = shorterCost(residuals, point, values, jacobian, cost, damping)
    if (!next) break
    const gain = cost - next.cost
    const moved = next.point.some((x, i) => x !== point[i])
    point = next.point
    values = next.values
    cost = next.cost
    damping = Math.max(next.damping / 10, 1e-15)
    if (!moved || gain === 0) break
  }
  return point
}

function costOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0)
}

/** The derivative of each residual, by parameter. */
function jacobianAt(residuals: Residuals, point: readonly number[]): number[][] {
  return point.map((x, i) => {
    const h = difference * Math.max(1, Math.abs(x))
    const at = (value: number) => residuals(point.with(i, value))
    const [above, below] = [at(x + h), at(x - h)]
    return above.map((value, k) => (value - (below[k] as number)) / (x + h - (x - h)))
  })
}

/** A step that lowers the cost; damping grows until one does. */
function shorterCost(
  residuals: Residuals,
  point: readonly number[],
  values: readonly number[],
  jacobian: readonly (readonly number[])[],
  cost: number,
  damping: number,
) {
  const gradient = jacobian.map((column) => dot(column, values))
  for (let mu = damping; mu < mostDamping; mu *= 4) {
    const normal = jacobian.map((a, i) =>
      jacobian.map((b, j) => dot(a, b) * (i === j ? 1 + mu : 1) + (i === j ? 1e-300 : 0)),
    )
    const step = solved(normal, gradient)
    const next = point.map((x, i) => x - (step[i] as number))
    const nextValues = residuals(next)
    const nextCost = costOf(nextValues)
    if (nextCost <= cost) return { point: next, values: nextValues, cost: nextCost, damping: mu }
  }
  return undefined
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, k) => sum + x * (b[k] as number), 0)
}

/** Solves a few linear equations by elimination; the matrix is symmetric and positive definite. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number])
  for (const [i, pivot] of rows.entries())
    for (const row of rows.slice(i + 1)) {
      const factor = (row[i] as number) / (pivot[i] as number)
      for (let k = i; k < row.length; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number)
    }
  const solution = right.map(() => 0)
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] as number[]
    let rest = row[right.length] as number
    for (let k = i + 1; k < right.length; k++) rest -= (row[k] as number) * (solution[k] as number)
    solution[i] = rest / (row[i] as number)
  }
  return solution
}
