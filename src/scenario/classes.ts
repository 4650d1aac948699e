import type { Sparse } from '../numeric/sparse.ts'

/** Leaves that nothing tells apart form a class: rows of factors are kept per class, priors per leaf. */
export interface Classes {
  readonly count: number
  /** Class by leaf; classes are numbered by their first leaf. */
  readonly ofLeaf: Int32Array
  /** The first leaf of each class. */
  readonly firstLeaf: Int32Array
}

/**
 * Splits the leaves into classes that agree in every column of labels.
 *
 * @param columns labels by leaf, small integers ≥ −1, one column for each thing that tells leaves apart.
 * @param sparse more of them, of labels ≥ 0; as many leaves are walked through as stand in `places`.
 */
export function classesOf(
  leaves: number,
  columns: readonly Int32Array[],
  sparse: readonly Sparse<Int32Array>[] = [],
): Classes {
  let ofLeaf = new Int32Array(leaves)
  let count = leaves > 0 ? 1 : 0
  // labels of the sparse columns together are numbered anew by their first leaf, as classes are
  for (const labels of [...(sparse.length > 0 ? [jointLabels(leaves, sparse)] : []), ...columns]) {
    const refined = new Int32Array(leaves)
    const known = new Map<number, number>()
    // neighbours mostly agree: one comparison then spares the look-up
    let lastClass = -1
    let lastLabel = -2
    let last = -1
    for (let leaf = 0; leaf < leaves; leaf++) {
      const label = labels[leaf] as number
      const old = ofLeaf[leaf] as number
      if (old !== lastClass || label !== lastLabel) {
        const key = (label + 1) * count + old
        const next = known.get(key) ?? known.size
        known.set(key, next)
        lastClass = old
        lastLabel = label
        last = next
      }
      refined[leaf] = last
    }
    ofLeaf = refined
    count = known.size
  }
  const firstLeaf = new Int32Array(count).fill(-1)
  for (let leaf = leaves - 1; leaf >= 0; leaf--) firstLeaf[ofLeaf[leaf] as number] = leaf
  return { count, ofLeaf, firstLeaf }
}

/** One label for each combination of labels; the exceptions of a column leave their group for new ones. */
function jointLabels(leaves: number, columns: readonly Sparse<Int32Array>[]): Int32Array {
  const joint = new Int32Array(leaves)
  let count = 1
  for (const { places, values } of columns) {
    const earlier = count
    const known = new Map<number, number>()
    for (const [i, leaf] of places.entries()) {
      const key = (values[i + 1] as number) * earlier + (joint[leaf] as number)
      const label = known.get(key) ?? count++
      known.set(key, label)
      joint[leaf] = label
    }
  }
  return joint
}
