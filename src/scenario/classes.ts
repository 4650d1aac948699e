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
 */
export function classesOf(leaves: number, columns: readonly Int32Array[]): Classes {
  let ofLeaf = new Int32Array(leaves)
  let count = leaves > 0 ? 1 : 0
  for (const labels of columns) {
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
