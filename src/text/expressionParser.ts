import { create, parseDependencies } from 'mathjs/number'
import { nearest } from '../checking/suggestion.ts'
import { parsed } from '../expression/executable.ts'
import type { Expression } from '../expression/expression.ts'
import { constants } from '../expression/names.ts'
import { functionNames, type Operation, operations } from '../expression/operations.ts'
import { type ExpressionParser, ExpressionSyntaxError } from '../expression/syntax.ts'
import { expressionTokens, sentence, type Token } from './expressionTokens.ts'

/** The properties of mathjs nodes that are read here; nodes of other kinds are refused. */
interface Node {
  readonly type: string
  readonly name?: string
  readonly value?: unknown
  readonly op?: string
  readonly implicit?: boolean
  readonly fn?: unknown
  readonly args?: readonly Node[]
  readonly content?: Node
  readonly condition?: Node
  readonly trueExpr?: Node
  readonly falseExpr?: Node
  readonly params?: readonly Node[]
}

const binary: ReadonlyMap<string, Operation> = new Map([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
  ['/', 'divide'],
  ['^', 'power'],
  ['<', 'less'],
  ['<=', 'lessOrEqual'],
  ['>', 'greater'],
  ['>=', 'greaterOrEqual'],
  ['==', 'equal'],
  ['!=', 'notEqual'],
])

let mathjsParse: ((source: string) => unknown) | undefined

/** Parses with mathjs, which is set up on first use, so that importing this file has no side effect. Its evaluator is not loaded. */
function parseWithMathjs(source: string): Node {
  mathjsParse ??= create(parseDependencies ?? {}).parse as (source: string) => unknown
  return mathjsParse(source) as Node
}

/**
 * Reads an expression in mathjs syntax, such as `clamp(0.1 + 0.5*pressure, 0, 0.9)`, into a checked tree.
 *
 * It accepts arithmetic (`+ - * / ^`), comparisons (1 or 0), `condition ? a : b`, the functions of the operations table,
 * `pi` and `e`. As in mathjs, powers bind tighter than a minus before them and associate to the right. The scenario checks
 * whether symbols are declared. mathjs parses but never evaluates, because its evaluator cannot be made safe.
 *
 * @param source at most 1,000 characters and 64 open brackets.
 * @throws ExpressionSyntaxError with the offset and what should stand there.
 * @example parseExpression('-x') // { kind: 'apply', operation: 'negate', operands: [{ kind: 'symbol', name: 'x' }] }
 */
export const parseExpression: ExpressionParser = (source) => {
  const tokens = expressionTokens(source)
  if (tokens.length === 0)
    throw new ExpressionSyntaxError('An expression is empty; write a number or a formula', 0, 'an expression')
  let root: Node
  try {
    // All white space becomes spaces, because mathjs reads a line break as the end of a statement.
    root = parseWithMathjs(source.replace(/\s/g, ' '))
  } catch (error) {
    throw syntaxError(error, source)
  }
  return parsed(checked(root, tokens))
}

function syntaxError(error: unknown, source: string): ExpressionSyntaxError {
  const { message, char } = error as { message?: string; char?: number }
  const offset = Math.min(Math.max((char ?? 1) - 1, 0), source.length)
  const reason = (message ?? String(error)).replace(/ \(char \d+\)$/, '')
  const place = offset >= source.length ? 'at its end' : `before "${source.slice(offset, offset + 12)}"`
  return new ExpressionSyntaxError(
    `The expression cannot be read ${place}: ${reason}; check brackets and operators there`,
    offset,
    'a complete expression',
  )
}

/** Translates the nodes of mathjs in the order of the source, which pairs each leaf with its token and its place. */
function checked(root: Node, tokens: readonly Token[]): Expression {
  const words = tokens.filter((token) => token.kind !== 'mark')
  let next = 0
  const offset = (): number => words[Math.min(next, words.length - 1)]?.offset ?? 0
  const markAfter = (marks: readonly string[]): number => {
    const from = words[next - 1]?.offset ?? 0
    return tokens.find((token) => token.offset > from && marks.includes(token.text))?.offset ?? from
  }
  const refuse = (message: string, at: number, expected: string): never => {
    throw new ExpressionSyntaxError(message, at, expected)
  }

  const apply = (operation: Operation, operands: readonly Node[]): Expression => ({
    kind: 'apply',
    operation,
    operands: operands.map(visit),
  })

  const visit = (node: Node): Expression => {
    switch (node.type) {
      case 'ParenthesisNode':
        return visit(node.content as Node)
      case 'ConstantNode': {
        const at = offset()
        next++
        return typeof node.value === 'number' && Number.isFinite(node.value)
          ? { kind: 'number', value: node.value }
          : refuse('An expression holds finite numbers only', at, 'a finite number')
      }
      case 'SymbolNode':
        return symbol(node.name ?? '')
      case 'OperatorNode':
        return operator(node)
      case 'ConditionalNode':
        return apply('choose', [node.condition as Node, node.trueExpr as Node, node.falseExpr as Node])
      case 'FunctionNode':
        return call(node)
      case 'RelationalNode': {
        for (const operand of node.params?.slice(0, 2) ?? []) visit(operand)
        return refuse(
          'Comparisons do not chain; for a < b < c write (a < b)*(b < c)',
          markAfter(['<', '<=', '>', '>=', '==', '!=']),
          '(a < b)*(b < c)',
        )
      }
      case 'RangeNode':
        return refuse('A : makes a range; it belongs to condition ? a : b only', markAfter([':']), '?')
      default:
        return refuse(
          `A ${node.type} has no place in an expression; write arithmetic in numbers and names`,
          offset(),
          'arithmetic',
        )
    }
  }

  const symbol = (name: string): Expression => {
    const at = offset()
    next++
    const constant = constants.get(name)
    if (constant !== undefined) return { kind: 'number', value: constant }
    if ((functionNames as readonly string[]).includes(name))
      return refuse(
        `${name} is a function; write its operands in brackets: ${usage(name as Operation)}`,
        at,
        '(',
      )
    return { kind: 'symbol', name }
  }

  const operator = (node: Node): Expression => {
    const operands = node.args ?? []
    const [first] = operands
    if (operands.length === 1 && first) {
      if (node.op === '-') return apply('negate', operands)
      if (node.op === '+') return visit(first)
    }
    const operation = operands.length === 2 && !node.implicit ? binary.get(node.op ?? '') : undefined
    if (operation) return apply(operation, operands)
    return refuse(
      `The operator ${node.op ?? '?'} has no place in an expression; there are + - * / ^ and comparisons`,
      offset(),
      '+ - * / ^',
    )
  }

  const call = (node: Node): Expression => {
    const name = (node.fn as Node).name ?? ''
    const at = offset()
    next++
    const operation = functionNames.find((known) => known === name)
    if (!operation)
      return refuse(
        `There is no function ${name}; ${suggested(name)} to multiply, write ${name}*(…)`,
        at,
        functionNames.join(', '),
      )
    const { minOperands, maxOperands } = operations[operation]
    const given = node.args?.length ?? 0
    if (given < minOperands || given > maxOperands) {
      const wanted = maxOperands === Infinity ? `at least ${minOperands}` : String(minOperands)
      const advice = name === 'log' && given === 2 ? '; the logarithm of x to base b is log(x)/log(b)' : ''
      refuse(
        `${name} takes ${wanted} operand${minOperands === 1 ? '' : 's'}, not ${given}: write ${usage(operation)}${advice}`,
        at,
        usage(operation),
      )
    }
    return apply(operation, node.args ?? [])
  }

  return visit(root)
}

function suggested(name: string): string {
  // A name of one or two letters is close to nearly every short name, and a suggestion would be random.
  const near = name.length > 2 ? nearest(name, functionNames) : undefined
  const listed = `there are ${functionNames.join(', ')};`
  return near === undefined ? listed : `did you mean ${near}? ${sentence(listed)}`
}

const usages: Partial<Record<Operation, string>> = {
  min: 'min(a, b, …)',
  max: 'max(a, b, …)',
  pow: 'pow(x, y)',
  clamp: 'clamp(x, low, high)',
}

const usage = (operation: Operation): string => usages[operation] ?? `${operation}(x)`
