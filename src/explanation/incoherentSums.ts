import { gapBetween, type Incoherence, percent, percentRange, type Range } from './finding.ts'
import type { Printed } from './published.ts'
import type { Figure } from './tracker.ts'

interface Sum extends Range {
  readonly value: number
  /** `a 41% + b 30%`. */
  readonly text: string
}

/** Outcomes that do not sum to 1, and parents that differ from the sum of their children. */
export function unequalSums(root: Figure): Incoherence[] {
  const found: Incoherence[] = []
  const visit = (node: Figure): void => {
    const sum = sumOf(node.children)
    const whole = node === root ? one : node.figures[0]
    if (sum && whole) found.push(...compared(node, node === root, sum, whole))
    for (const child of node.children) visit(child)
  }
  visit(root)
  return found
}

const one: Printed = { text: '100%', value: 1, lower: 1, upper: 1 }

function compared(node: Figure, isRoot: boolean, sum: Sum, whole: Printed): Incoherence[] {
  // parts that do not cover the whole may sum to less than it, but not to more
  const range = node.exhaustive ? sum : { lower: sum.lower, upper: Math.max(sum.upper, whole.upper) }
  const gap = gapBetween(range, whole)
  if (gap === 0) return []
  const relation = node.exhaustive ? 'not' : 'more than'
  const explained = `figures rounded like these add up to ${percentRange(sum)}`
  const message = isRoot
    ? `${sum.text} = ${percent(sum.value)}, ${relation} 100%; ${explained}`
    : `${sum.text} = ${percent(sum.value)}, ${relation} ${whole.text} of ${node.id}; ${explained}, ${whole.text} stands for ${percentRange(whole)}`
  return [{ code: isRoot ? 'sum-not-one' : 'parent-not-children', message, gap, at: node.path }]
}

/** The sum of some parts; undefined where there are none, or where one of them has no figure. */
function sumOf(parts: readonly Figure[]): Sum | undefined {
  if (parts.length === 0) return undefined
  let sum = { value: 0, lower: 0, upper: 0 }
  const texts: string[] = []
  for (const part of parts) {
    const stated = part.figures[0]
    const figure = stated ?? (part.exhaustive ? sumOf(part.children) : undefined)
    if (!figure) return undefined
    sum = {
      value: sum.value + figure.value,
      lower: sum.lower + figure.lower,
      upper: sum.upper + figure.upper,
    }
    texts.push(stated ? `${part.id} ${stated.text}` : `${part.id} (${figure.text})`)
  }
  return { ...sum, text: texts.join(' + ') }
}

/** Two figures for one outcome whose ranges do not meet: no probability rounds to both. */
export function disagreeingFigures(root: Figure): Incoherence[] {
  const found: Incoherence[] = []
  const visit = (node: Figure): void => {
    const [first, ...others] = node.figures
    for (const other of others) {
      const gap = first ? gapBetween(first, other) : 0
      if (first && gap > 0)
        found.push({
          code: 'odds-disagree',
          message: `${node.id}: ${first.text} stands for ${percentRange(first)}, ${other.text} for ${percent(other.value)} (${percentRange(other)})`,
          gap,
          at: node.path,
        })
    }
    for (const child of node.children) visit(child)
  }
  visit(root)
  return found
}
