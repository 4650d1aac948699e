import type { Finding } from '../../checking/finding.ts'
import { listed } from '../../checking/listed.ts'
import { symbolsOf } from '../../expression/symbols.ts'
import type { ScenarioDocument } from '../document.ts'
import type { Model } from '../model.ts'
import type { Split } from '../split.ts'
import { nodePath } from '../tree.ts'

type Annotated = { readonly source?: string; readonly note?: string }

/**
 * `prior-without-source`: splits without a source for their numbers.
 *
 * A share has a source if the branch, its parent, or every parameter in its expression has a `source` or a `note`.
 * `rest` needs none, nor does a branch without siblings.
 */
export function* sourcelessPriors({ document, tree, splits }: Model): Iterable<Finding> {
  if (document.source !== undefined) return
  for (const split of splits) {
    const { node, children, rest } = split
    if (children.length < 2 || says(tree.documents[node])) continue
    const accounted = sharesFromSources(split, document)
    const silent = children.filter(
      (child, index) => index !== rest && !says(tree.documents[child]) && !accounted.has(index),
    )
    if (silent.length === 0) continue
    const ids = silent.map((child) => `"${tree.ids[child]}"`)
    yield {
      code: 'prior-without-source',
      message: `nothing says where the ${split.form} of ${listed(ids)} comes from; a prior needs a source, or a note that argues it`,
      path: [...nodePath(tree, node), 'branches'],
    }
  }
}

function says(annotated: Annotated | undefined): boolean {
  return annotated?.source !== undefined || annotated?.note !== undefined
}

/** The children whose share is an expression in parameters that all have a source or a note. */
function sharesFromSources({ uncertain }: Split, { parameters }: ScenarioDocument): ReadonlySet<number> {
  const accounted = uncertain.filter(({ quantity: { expression } }) => {
    const names = expression === undefined ? [] : symbolsOf(expression)
    return names.length > 0 && names.every((name) => says(parameters?.[name]))
  })
  return new Set(accounted.map(({ child }) => child))
}
