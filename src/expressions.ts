export type { ExpressionParser } from './expression/syntax.ts'
export { ExpressionSyntaxError } from './expression/syntax.ts'
export { parseExpression as expressions } from './text/expressionParser.ts'
