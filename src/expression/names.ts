/** The names that stand for a number in an expression. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
])

/**
 * Names that are not parameters because the syntax of expressions, ours or that of mathjs, has given them a
 * meaning: functions, constants, `days`, literals, word operators and the imaginary unit.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  // The functions of the operations table, written out: a scenario without expressions should not bundle the table.
  ...['min', 'max', 'abs', 'sqrt', 'exp', 'log', 'pow', 'floor', 'ceil', 'round', 'clamp'],
  ...['pi', 'e'],
  'days',
  ...['true', 'false', 'null', 'undefined', 'NaN', 'Infinity', 'i'],
  ...['mod', 'to', 'in', 'and', 'or', 'not', 'xor', 'end'],
])
