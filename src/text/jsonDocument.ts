import { type Node, parseTree } from 'jsonc-parser'
import { formatPath, type Path } from '../checking/problem.ts'
import { jsonSyntaxProblem, visitJson } from './jsonProblems.ts'
import { tooDeep, tooDeepAt } from './nesting.ts'
import { positionsIn } from './position.ts'
import { problemList } from './problemList.ts'
import type { TextDocument } from './textDocument.ts'

/**
 * Reads JSON. `JSON.parse` gives the values; a second pass over the text finds what it loses silently, duplicate keys and
 * numbers beyond the largest double.
 */
export function readJson(source: string): TextDocument {
  const position = positionsIn(source)
  const nothing = (problem: TextDocument['problems'][number]): TextDocument => ({
    value: undefined,
    problems: [problem],
    locate: () => undefined,
  })
  const deep = tooDeepAt(source)
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    return nothing(jsonSyntaxProblem(source, deep < 0 ? source.length : deep, position, '', error))
  }
  if (deep >= 0)
    return nothing({ code: 'too-deep', message: tooDeep('bracket'), path: '', ...position(deep) })

  const problems = problemList()
  visitJson(source, position, (lost) =>
    problems.add(() => {
      const { path, offset, ...loss } = lost()
      return { ...loss, path: formatPath(path), ...position(offset) }
    }),
  )
  let tree: Node | undefined
  return {
    value,
    problems: problems.list(),
    locate(path, part = 'value') {
      tree ??= parseTree(source)
      return tree && position(offsetOf(tree, path, part))
    },
  }
}

/** The offset of a path, or of its nearest ancestor in the text. Of duplicate keys the last counts, as for JSON.parse. */
export function offsetOf(root: Node, path: Path, part: 'key' | 'value'): number {
  let node = root
  let offset = root.offset
  for (const [index, step] of path.entries()) {
    const children: readonly Node[] = node.children ?? []
    if (node.type === 'object') {
      const property = children.filter((child) => child.children?.[0]?.value === String(step)).at(-1)
      const [key, value] = property?.children ?? []
      if (!key || !value) return offset
      node = value
      offset = part === 'key' && index === path.length - 1 ? key.offset : value.offset
    } else {
      const item = node.type === 'array' ? children[Number(step)] : undefined
      if (!item) return offset
      node = item
      offset = item.offset
    }
  }
  return offset
}
