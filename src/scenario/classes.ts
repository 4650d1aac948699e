import type { Sparse } from '../numeric/sparse.ts'

/**
 * The classes of leaves. The leaves of a class have the same timing and the same value of every signal, so rows of log
 * factors are stored by class; priors are stored by leaf.
 */
export interface Classes {
  readonly count: number
  /** Class by leaf; classes are numbered by their first leaf. */
  readonly ofLeaf: Int32Array
  /** The first leaf of each class. */
  readonly firstLeaf: Int32Array
}

/**
 * Groups the leaves into classes that agree in every column of labels.
 *
 * @param columns labels by leaf, small integers ≥ −1, one column for each thing that tells leaves apart.
 * @param sparse more columns, of labels ≥ 0. Each takes time for its exceptions only.
 */
export function classesOf(
  leaves: number,
  columns: readonly Int32Array[],
  sparse: readonly Sparse<Int32Array>[] = [],
): Classes {
  let ofLeaf = new Int32Array(leaves)
  let count = leaves > 0 ? 1 : 0
  // the joint labels of the sparse columns count as one more column
  for (const labels of [...(sparse.length > 0 ? [jointLabels(leaves, sparse)] : []), ...columns]) {
    const refined = new Int32Array(leaves)
    const classOfKey = new Map<number, number>()
    // neighbouring leaves mostly agree, and then need no look-up
    let lastClass = -1
    let lastLabel = -2
    let last = -1
    for (let leaf = 0; leaf < leaves; leaf++) {
      const label = labels[leaf] as number
      const old = ofLeaf[leaf] as number
      if (old !== lastClass || label !== lastLabel) {
        const key = (label + 1) * count + old
        const next = classOfKey.get(key) ?? classOfKey.size
        classOfKey.set(key, next)
        lastClass = old
        lastLabel = label
        last = next
      }
      refined[leaf] = last
    }
    ofLeaf = refined
    count = classOfKey.size
  }
  const firstLeaf = new Int32Array(count).fill(-1)
  for (let leaf = leaves - 1; leaf >= 0; leaf--) firstLeaf[ofLeaf[leaf] as number] = leaf
  return { count, ofLeaf, firstLeaf }
}

/** One label for each combination of labels. Each column moves only its exceptions to new labels. */
function jointLabels(leaves: number, columns: readonly Sparse<Int32Array>[]): Int32Array {
  const joint = new Int32Array(leaves)
  let count = 1
  for (const { places, values } of columns) {
    const earlier = count
    const labelOfKey = new Map<number, number>()
    for (const [i, leaf] of places.entries()) {
      const key = (values[i + 1] as number) * earlier + (joint[leaf] as number)
      const label = labelOfKey.get(key) ?? count++
      labelOfKey.set(key, label)
      joint[leaf] = label
    }
  }
  return joint
}
