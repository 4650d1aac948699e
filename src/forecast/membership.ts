import { OptionError } from '../checking/optionError.ts'
import type { Model } from '../scenario/model.ts'
import { leavesOf, unknownId } from '../scenario/tree.ts'

/** By leaf: 1 if it belongs to any of the named branches and outcomes. Throws OptionError for an unknown id. */
export function membership(model: Model, option: string, ids: unknown): Uint8Array {
  if (!Array.isArray(ids)) throw new OptionError(option, ids, 'an array of branch and outcome ids')
  const member = new Uint8Array(model.tree.leafNode.length)
  for (const id of ids) {
    const ranges = typeof id === 'string' ? leavesOf(model.tree, id) : undefined
    if (!ranges)
      throw new OptionError(option, id, `branch or outcome ids: ${unknownId(model.tree, String(id))}`)
    for (const [first, end] of ranges) member.fill(1, first, end)
  }
  return member
}
