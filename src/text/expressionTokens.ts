import { ExpressionSyntaxError } from '../expression/syntax.ts'

/** A number, name or symbol of an expression, and the offset at which it begins. */
export interface Token {
  readonly kind: 'number' | 'name' | 'mark'
  readonly text: string
  readonly offset: number
}

const longest = 1000
const deepest = 64

const tokenPattern =
  /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<mark><=|>=|==|!=|[-+*/^<>?:(),])/y

/** Characters that are not allowed in an expression: the message and what to write instead. */
const refusedCharacters: ReadonlyMap<string, readonly [message: string, expected: string]> = new Map([
  ['%', ['% can mean per cent or a remainder; write x/100, or x - y*floor(x/y)', 'x/100']],
  ['!', ['! is neither a factorial nor "not" here; write x == 0 for "not x"', 'x == 0']],
  ['=', ['= assigns, and an expression only computes; write == to compare', '==']],
  ["'", ['text and transposes are not arithmetic; write numbers, and names without quotes', 'a number']],
  ['"', ['text is not arithmetic; write numbers, and names without quotes', 'a number']],
  ['`', ['text is not arithmetic; write numbers, and names without quotes', 'a number']],
  ['[', ['arrays are not arithmetic here; write the numbers one by one, as in max(a, b, c)', 'a number']],
  [']', ['arrays are not arithmetic here; write the numbers one by one, as in max(a, b, c)', 'a number']],
  ['{', ['objects are not arithmetic; use round brackets to group', '(']],
  ['}', ['objects are not arithmetic; use round brackets to group', ')']],
  [';', ['an expression is one formula; keep the one behind the last ;', 'one expression']],
  ['#', ['a comment has no place in an expression; put it into a note beside it', 'one expression']],
  ['.', ['names have no parts; use a parameter of its own, named with letters, digits and _', 'a name']],
  ['&', ['& is refused; write a*b for "a and b" of two comparisons', 'a*b']],
  ['|', ['| is refused; write max(a, b) for "a or b" of two comparisons', 'max(a, b)']],
  ['~', ['~ is refused; write 1 - a for "not a" of a comparison', '1 - a']],
  ['−', ['− (U+2212) is a typographic minus; write -', '-']],
  ['–', ['– (U+2013) is a dash; write - for minus', '-']],
  ['×', ['× is refused; write *', '*']],
  ['·', ['· is refused; write *', '*']],
  ['÷', ['÷ is refused; write /', '/']],
  ['≤', ['≤ is refused; write <=', '<=']],
  ['≥', ['≥ is refused; write >=', '>=']],
  ['≠', ['≠ is refused; write !=', '!=']],
])

/** Words that mathjs reads as operators or values, and that are not allowed: the message and what to write instead. */
const refusedWords: ReadonlyMap<string, readonly [message: string, expected: string]> = new Map([
  ['and', ['"and" is refused; write a*b for two comparisons', 'a*b']],
  ['or', ['"or" is refused; write max(a, b) for two comparisons', 'max(a, b)']],
  ['xor', ['"xor" is refused; write a != b for two comparisons', 'a != b']],
  ['not', ['"not" is refused; write 1 - a for a comparison, or x == 0', '1 - a']],
  ['mod', ['"mod" is refused; write x - y*floor(x/y)', 'x - y*floor(x/y)']],
  [
    'to',
    ['"to" makes a distribution of two plain numbers, as in 5 to 20, and is no arithmetic', 'a parameter'],
  ],
  ['in', ['"in" converts units, and numbers here have none; leave it out', 'a number']],
  ['true', ['"true" is written 1', '1']],
  ['false', ['"false" is written 0', '0']],
  ['null', ['"null" is not a number; leave the whole value out instead', 'a number']],
  ['undefined', ['"undefined" is not a number; leave the whole value out instead', 'a number']],
  ['NaN', ['"NaN" is not a number; leave the whole value out instead', 'a number']],
  ['Infinity', ['numbers must be finite; write a large number that is meant', 'a finite number']],
  ['i', ['"i" is the imaginary unit to mathjs; give the parameter a longer name', 'a name']],
  ['end', ['"end" is an index to mathjs; give the parameter another name', 'a name']],
])

const operandEnds = (token: Token): boolean => token.kind !== 'mark' || token.text === ')'
const operandBegins = (token: Token): boolean => token.kind !== 'mark' || token.text === '('

/**
 * Cuts an expression into tokens, and refuses whatever mathjs would read as anything but arithmetic. Length, depth and
 * vocabulary are thus bounded before the parser sees the text.
 *
 * @throws ExpressionSyntaxError with the offset and what would have been valid there
 */
export function expressionTokens(source: string): Token[] {
  if (source.length > longest)
    throw new ExpressionSyntaxError(
      `An expression has at most ${longest} characters, this one ${source.length}; split it over parameters`,
      longest,
      `at most ${longest} characters`,
    )
  const tokens: Token[] = []
  let depth = 0
  for (let offset = 0; offset < source.length; ) {
    if (/\s/.test(source.charAt(offset))) {
      offset++
      continue
    }
    const token = tokenAt(source, offset)
    if (token.text === '(') depth++
    else if (token.text === ')') depth--
    if (depth > deepest)
      throw new ExpressionSyntaxError(
        `Brackets nest at most ${deepest} deep; take inner parts out into parameters`,
        offset,
        `at most ${deepest} open brackets`,
      )
    if (token.text === ',' && depth === 0)
      throw new ExpressionSyntaxError(
        'A comma separates the operands of a function; decimals take a point, as in 0.5',
        offset,
        'a decimal point',
      )
    refuseJuxtaposition(tokens.at(-1), token)
    tokens.push(token)
    offset += token.text.length
  }
  return tokens
}

function tokenAt(source: string, offset: number): Token {
  tokenPattern.lastIndex = offset
  const groups = tokenPattern.exec(source)?.groups
  if (!groups) {
    const character = String.fromCodePoint(source.codePointAt(offset) ?? 0)
    const [message, expected] = refusedCharacters.get(character) ?? [
      `${JSON.stringify(character)} has no place in an expression; names are made of the letters A to Z, digits and _`,
      'a number, name or operator',
    ]
    throw new ExpressionSyntaxError(sentence(message), offset, expected)
  }
  const { number, name, mark } = groups
  if (number !== undefined) {
    if (!Number.isFinite(Number(number)))
      throw new ExpressionSyntaxError(
        `${number} is too large for a number; the largest is about 1.8e308`,
        offset,
        'a finite number',
      )
    return { kind: 'number', text: number, offset }
  }
  if (name !== undefined) {
    const refused = refusedWords.get(name)
    if (refused) throw new ExpressionSyntaxError(sentence(refused[0]), offset, refused[1])
    return { kind: 'name', text: name, offset }
  }
  return { kind: 'mark', text: mark ?? '', offset }
}

/** Refuses `2a`, `a b` and `(a)(b)`: mathjs multiplies there, which a reader may not expect. `a(b)` is a function call and checked later. */
function refuseJuxtaposition(left: Token | undefined, right: Token): void {
  if (!left || !operandEnds(left) || !operandBegins(right)) return
  if (left.kind === 'name' && right.text === '(') return
  throw new ExpressionSyntaxError(
    `An operator is missing between ${left.text} and ${right.text}; to multiply, write *`,
    right.offset,
    'an operator',
  )
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
