import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml'
import { formatPath, type Path, type Problem } from '../checking/problem.ts'
import { duplicateKey, forbiddenKey, notFinite } from './jsonProblems.ts'
import { deepest, tooDeep } from './nesting.ts'
import type { Position } from './position.ts'

/** How many values aliases may add to a document: ten nested lists of ten aliases would make ten thousand million. */
const mostAliased = 100_000

type Node = ParsedNode | null | undefined

/** A node that aliases can repeat: its value once made, how many values it contains, how deep they nest. */
interface Anchored {
  readonly node: Node
  value?: unknown
  closed: boolean
  size: number
  height: number
}

const coreTags = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
)

/**
 * Turns composed YAML into plain data, and reports everything that plain data cannot represent.
 *
 * An alias shares the value of its anchor, so repetition takes no memory. The code that later walks the value visits it
 * once for each alias, so the repeated values are counted and limited.
 */
export function plainValue(
  root: Node,
  source: string,
  position: (offset: number) => Position,
  add: (problem: Problem) => void,
): { value: unknown; offsetOf: (path: Path, part: 'key' | 'value') => number } {
  const anchors = new Map<string, Anchored>()
  const targets = new Map<Alias.Parsed, Node>()
  const path: (string | number)[] = []
  let size = 0
  let aliased = 0
  let reached = 0

  const note = (node: { range?: readonly number[] | null | undefined } | null, problem: Noted): void => {
    add({ ...problem, path: formatPath(path), ...position(node?.range?.[0] ?? 0) })
  }

  const convert = (node: Node, depth: number): unknown => {
    size++
    reached = Math.max(reached, depth)
    if (!node) return null
    if (depth > deepest) {
      note(node, { code: 'too-deep', message: tooDeep('one') })
      return undefined
    }
    if (isAlias(node)) return repeat(node, depth)
    if (node.tag !== undefined && !coreTags.has(node.tag)) note(node, unknownTag(node.tag))
    if (node.anchor === undefined) return plain(node, depth)
    const anchored: Anchored = { node, closed: false, size: 0, height: 0 }
    anchors.set(node.anchor, anchored)
    const [sizeBefore, reachedBefore] = [size - 1, reached]
    reached = depth
    anchored.value = plain(node, depth)
    anchored.closed = true
    anchored.size = size - sizeBefore
    anchored.height = reached - depth
    reached = Math.max(reached, reachedBefore)
    return anchored.value
  }

  const repeat = (alias: Alias.Parsed, depth: number): unknown => {
    const anchored = anchors.get(alias.source)
    if (!anchored?.closed) {
      note(alias, anchored ? cyclicAlias(alias.source) : unknownAnchor(alias.source))
      return undefined
    }
    targets.set(alias, anchored.node)
    size += anchored.size - 1
    reached = Math.max(reached, depth + anchored.height)
    if (depth + anchored.height > deepest) note(alias, { code: 'too-deep', message: tooDeep('alias') })
    const before = aliased
    aliased += anchored.size
    // reported once, at the alias that exceeds the limit
    if (aliased > mostAliased && before <= mostAliased) note(alias, aliasExpansion)
    return anchored.value
  }

  const plain = (node: Exclude<Node, Alias.Parsed | null | undefined>, depth: number): unknown => {
    if (isScalar(node)) return scalar(node)
    if (isMap(node)) return object(node as YAMLMap.Parsed, depth)
    return node.items.map((item, index) => {
      path.push(index)
      const value = convert(item as Node, depth + 1)
      path.pop()
      return value
    })
  }

  const scalar = (node: Scalar.Parsed): unknown => {
    if (typeof node.value === 'number' && !Number.isFinite(node.value)) note(node, notFinite(node.source))
    return node.value
  }

  const object = (map: YAMLMap.Parsed, depth: number): Record<string, unknown> => {
    const value: Record<string, unknown> = {}
    const first = new Map<string, Node>()
    for (const pair of map.items) {
      const key = textOfKey(pair.key)
      path.push(key ?? '?')
      if (key === undefined) note(pair.key ?? map, keyNotText(source, pair.key))
      else if (key === '__proto__') note(pair.key, forbiddenKey)
      else if (key === '<<') note(pair.key, mergeKey)
      const earlier = key === undefined ? undefined : first.get(key)
      if (earlier && key !== undefined) note(pair.key, duplicateKey(key, position(earlier.range[0])))
      const entry = convert(pair.value, depth + 1)
      if (key !== undefined && key !== '__proto__' && !earlier) {
        first.set(key, pair.key)
        value[key] = entry
      }
      path.pop()
    }
    return value
  }

  const offsetOf = (steps: Path, part: 'key' | 'value'): number => {
    let node: Node = root
    let offset = root?.range[0] ?? 0
    for (const [index, step] of steps.entries()) {
      if (isAlias(node)) node = targets.get(node)
      if (isMap(node)) {
        const pair = (node as YAMLMap.Parsed).items.find((item) => textOfKey(item.key) === String(step))
        if (!pair) return offset
        node = pair.value
        const target = part === 'key' && index === steps.length - 1 ? pair.key : (pair.value ?? pair.key)
        offset = target.range[0]
      } else {
        const item = isSeq(node) ? (node.items[Number(step)] as Node) : undefined
        if (!item) return offset
        node = item
        offset = item.range[0]
      }
    }
    return offset
  }

  return { value: convert(root, 0), offsetOf }
}

/** The text of a key: text, or a whole number written as it prints (`1: 0.95` among grades); undefined for other keys. */
function textOfKey(key: Node): string | undefined {
  if (!isScalar(key)) return undefined
  if (typeof key.value === 'string') return key.value
  return typeof key.value === 'number' && String(key.value) === key.source && Number.isInteger(key.value)
    ? key.source
    : undefined
}

type Noted = Pick<Problem, 'code' | 'message' | 'received' | 'expected'>

function keyNotText(source: string, key: Node): Noted {
  const written = key ? source.slice(key.range[0], key.range[1]) : ''
  return {
    code: 'key-not-text',
    message: isScalar(key)
      ? `The key ${written === '' ? 'is empty' : `${written} is not text to YAML`}; put it into quotes`
      : 'A key must be text, not a list, an object or an alias; write it out',
    received: written.slice(0, 60),
    expected: 'text',
  }
}

const mergeKey: Noted = {
  code: 'merge-key',
  message: 'Merge keys (<<) are not YAML 1.2; write the entries out, or repeat a whole value with an alias',
  received: '<<',
}

function unknownTag(tag: string): Noted {
  return {
    code: 'unknown-tag',
    message: `The tag ${tag} is not read; remove it and write the value as plain text, number or list`,
    received: tag,
  }
}

function cyclicAlias(name: string): Noted {
  return {
    code: 'cyclic-alias',
    message: `*${name} stands inside what it repeats, which would never end; write the part that is meant`,
    received: `*${name}`,
  }
}

function unknownAnchor(name: string): Noted {
  return {
    code: 'unknown-anchor',
    message: `*${name} repeats nothing: no &${name} comes before it; put text that begins with * into quotes`,
    received: `*${name}`,
  }
}

const aliasExpansion: Noted = {
  code: 'alias-expansion',
  message: `Aliases repeat more than ${mostAliased} values in this document; write fewer of them`,
}
