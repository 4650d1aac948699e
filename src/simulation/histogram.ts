import type { ImpactColumn } from './impactColumn.ts'
import type { ImpactSimulation } from './simulation.ts'

const mostBins = 50

/**
 * At most fifty bins of equal width. A cell of the grid is in one bin whole, so that every count is exact; where
 * a cell lies across an edge, the edge moves up to the next cell.
 */
export function histogramOf({ cells, count, least, greatest }: ImpactColumn): ImpactSimulation['histogram'] {
  const low = least[0]!
  const width = (greatest[cells.length - 1]! - low) / mostBins
  const edges = [low]
  const counts = [0]
  let c = 0
  const countBelow = (edge: number) => {
    for (; c < cells.length && least[c]! < edge; c++) counts[counts.length - 1]! += count[c]!
  }
  for (let bin = 1; bin < mostBins && width > 0; bin++) {
    const edge = low + bin * width
    countBelow(edge)
    const across = greatest[c - 1]! >= edge
    // a cell that lies across several edges leaves empty bins, which are left out
    if (across && !(c < cells.length && least[c]! < edge + width)) continue
    edges.push(across ? least[c]! : edge)
    counts.push(0)
  }
  countBelow(Infinity)
  return { edges: [...edges, greatest[cells.length - 1]!], counts }
}
