import type { ZodMiniObject } from 'zod/mini'
import { accepts, type Field, shapeOf } from '../checking/objectShape.ts'
import { isRecord } from '../checking/record.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import { idAdvice, idPattern, reservedIds } from './ids.ts'
import { scenarioSchemas } from './schema.ts'

/** Deeper nesting is refused, which also ends the walk through a cyclic literal. */
export const deepestTree = 100
/** More branches are refused: a literal that contains itself in many places would fill the memory. */
const mostBranches = 2_000_000

/** The path of the value being checked. It is changed in place, so that a valid document allocates no paths. */
type Stack = (string | number)[]

function checkField(value: unknown, field: Field, path: Stack, report: Report): void {
  if (value === undefined && field.optional) return
  const { values, hasIds } = field
  const map = isRecord(value) ? value : {}
  if (Object.hasOwn(map, '__proto__')) {
    path.push('__proto__')
    reportId('__proto__', path, report)
    path.pop()
  }
  if (!values || map !== value) {
    if (!accepts(field, value)) reportValue(value, field, path, report)
    return
  }
  for (const key of Object.keys(map)) {
    if (key === '__proto__') continue
    path.push(key)
    if (hasIds && !idPattern.test(key)) reportId(key, path, report)
    else if (!accepts(values, map[key])) reportValue(map[key], values, path, report)
    path.pop()
  }
}

function reportId(id: string, path: Stack, report: Report): void {
  report('invalid-id', path, `${show(id)} is no id; ${idAdvice}`, { received: id, part: 'key' })
}

function reportValue(received: unknown, { takes: expected }: Field, path: Stack, report: Report): void {
  const quoted = typeof received === 'string' && received.trim() !== '' && Number.isFinite(Number(received))
  const advice = quoted ? ', which is text: write it without quotes' : ''
  report('invalid-value', path, `expected ${expected}; received ${show(received)}${advice}`, {
    received,
    expected,
  })
}

/**
 * Checks one object by its schema, key by key; the caller checks the objects in it. zod's own walk is not used, since it
 * recurses without bound, drops an own `__proto__`, and visits every key of the schema instead of those present.
 *
 * @param isOwn whether a key that is not in the schema belongs to the user, and so is allowed.
 */
function checkObject(
  value: unknown,
  schema: ZodMiniObject,
  path: Stack,
  report: Report,
  isOwn?: (key: string) => boolean,
): value is Record<string, unknown> {
  if (!isRecord(value)) {
    report('invalid-type', path, `expected an object; received ${show(value)}`, { received: value })
    return false
  }
  const { fields, required, takesNumbers } = shapeOf(schema)
  for (const key of Object.keys(value)) {
    const inner = value[key]
    if (Number.isFinite(inner) && takesNumbers(key)) continue
    const field = fields.get(key)
    if (!field && isOwn?.(key)) continue
    path.push(key)
    if (!field)
      report('unknown-key', path, () => `unknown key ${show(key)}${didYouMean(key, fields.keys())}`, {
        received: inner,
        part: 'key',
      })
    else if (!field.object) checkField(inner, field, path, report)
    path.pop()
  }
  for (const key of required) {
    if (Object.hasOwn(value, key)) continue
    const expected = (fields.get(key) as Field).takes
    report('missing-key', path, `"${key}" is missing; it takes ${expected}`, { expected })
  }
  return true
}

/** Checks a map from ids to objects of one schema. */
function checkMap(value: unknown, schema: ZodMiniObject, path: Stack, report: Report): void {
  if (!isRecord(value)) {
    report('invalid-type', path, `expected a map from ids to objects; received ${show(value)}`, {
      received: value,
    })
    return
  }
  for (const id of Object.keys(value)) {
    path.push(id)
    if (!idPattern.test(id)) reportId(id, path, report)
    checkObject(value[id], schema, path, report)
    path.pop()
  }
}

function checkTree(tree: unknown, report: Report): void {
  const { tree: root, branch } = scenarioSchemas()
  const path: Stack = ['tree']
  let count = 0
  const walk = (branches: unknown, depth: number): void => {
    path.push('branches')
    const ids = isRecord(branches) ? Object.keys(branches) : []
    if (!isRecord(branches) || ids.length === 0)
      report('no-branches', path, `expected a map from branch ids to branches; received ${show(branches)}`, {
        received: branches,
      })
    else if (depth > deepestTree)
      report('too-deep', path, `the tree is nested deeper than ${deepestTree} levels, or refers to itself`)
    else
      for (const id of ids) {
        const child = branches[id]
        if (++count > mostBranches) {
          if (count === mostBranches + 1)
            report('too-large', path, `the tree has more than ${mostBranches} branches, or refers to itself`)
          break
        }
        path.push(id)
        if (reservedIds.includes(id))
          report('reserved-id', path, `${show(id)} can be no id: it has a meaning of its own`, {
            received: id,
            part: 'key',
          })
        else if (!idPattern.test(id)) reportId(id, path, report)
        if (checkObject(child, branch, path, report) && child.branches !== undefined)
          walk(child.branches, depth + 1)
        path.pop()
      }
    path.pop()
  }
  if (checkObject(tree, root, path, report) && Object.hasOwn(tree, 'branches')) walk(tree.branches, 1)
}

/**
 * Checks the shape of a scenario document: keys, kinds of values, ids, depth and size. `modelFrom` checks the rest: sums,
 * ranges, and that ids exist.
 */
export function checkShape(value: unknown, report: Report): void {
  const { scenario } = scenarioSchemas()
  const version = isRecord(value) ? value.forkcast : undefined
  if (isRecord(value) && version !== undefined && version !== 1) {
    report(
      'version',
      ['forkcast'],
      `this library reads version 1 of the format, written forkcast: 1; received ${show(version)}`,
      { received: version, expected: '1' },
    )
    return
  }
  if (!checkObject(value, scenario, [], report)) return
  if (Object.hasOwn(value, 'tree')) checkTree(value.tree, report)
  for (const [key, { object, values }] of shapeOf(scenario).fields) {
    if (!object || key === 'tree' || value[key] === undefined) continue
    if (values) checkMap(value[key], object, [key], report)
    else checkObject(value[key], object, [key], report)
  }
}
