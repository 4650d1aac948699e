import type { Expression } from './expression.ts'

/**
 * The names an expression depends on, each once, in order of first appearance.
 *
 * @example symbolsOf(parseExpression('a + b*a')) // ['a', 'b']
 */
export function symbolsOf(expression: Expression): string[] {
  const names = new Set<string>()
  const visit = (node: Expression): void => {
    if (node.kind === 'symbol') names.add(node.name)
    else if (node.kind === 'apply') node.operands.forEach(visit)
  }
  visit(expression)
  return [...names]
}
