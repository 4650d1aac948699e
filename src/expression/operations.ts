import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { pow } from '../numeric/pow.ts'

/** An operation of expressions. */
interface Definition {
  /** How it is written: an operator between or before operands, or a function's name. */
  readonly written: string
  readonly kind: 'operator' | 'function'
  readonly minOperands: number
  readonly maxOperands: number
  /** The operation on doubles; `min` and `max` take two at a time. */
  readonly scalar: (a: number, b: number, c: number) => number
}

/** Squares, the commonest powers, are rounded once; pow computes all others. */
const power = (x: number, y: number): number => (y === 2 ? x * x : pow(x, y))

/** Rounds halves away from zero: 2.5 gives 3, −2.5 gives −3. x − trunc(x) is exact; x + ½ may round up to the next integer. */
export function roundHalfAway(x: number): number {
  const whole = Math.trunc(x)
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole
}

/** NaN where low > high: returning one of the limits would hide the mistake. */
function clamp(x: number, low: number, high: number): number {
  return low <= high ? Math.min(Math.max(x, low), high) : NaN
}

/** 1 or 0 for a comparison without tolerance; NaN if an operand is. */
const truth = (holds: boolean, a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? NaN : holds ? 1 : 0

const choose = (condition: number, a: number, b: number): number =>
  Number.isNaN(condition) ? NaN : condition !== 0 ? a : b

function operator(written: string, operands: number, scalar: Definition['scalar']): Definition {
  return { written, kind: 'operator', minOperands: operands, maxOperands: operands, scalar }
}

function named(
  written: string,
  [minOperands, maxOperands]: readonly [number, number],
  scalar: Definition['scalar'],
): Definition {
  return { written, kind: 'function', minOperands, maxOperands, scalar }
}

/** A function, so that its call can be marked as pure: bundlers then drop the table where nothing uses it. */
const makeOperations = () => ({
  add: operator('+', 2, (a, b) => a + b),
  subtract: operator('-', 2, (a, b) => a - b),
  multiply: operator('*', 2, (a, b) => a * b),
  divide: operator('/', 2, (a, b) => a / b),
  power: operator('^', 2, power),
  negate: operator('-', 1, (a) => -a),
  less: operator('<', 2, (a, b) => truth(a < b, a, b)),
  lessOrEqual: operator('<=', 2, (a, b) => truth(a <= b, a, b)),
  greater: operator('>', 2, (a, b) => truth(a > b, a, b)),
  greaterOrEqual: operator('>=', 2, (a, b) => truth(a >= b, a, b)),
  equal: operator('==', 2, (a, b) => truth(a === b, a, b)),
  notEqual: operator('!=', 2, (a, b) => truth(a !== b, a, b)),
  choose: operator('? :', 3, choose),
  min: named('min', [2, Infinity], (a, b) => Math.min(a, b)),
  max: named('max', [2, Infinity], (a, b) => Math.max(a, b)),
  abs: named('abs', [1, 1], Math.abs),
  sqrt: named('sqrt', [1, 1], Math.sqrt),
  exp: named('exp', [1, 1], exp),
  log: named('log', [1, 1], log),
  pow: named('pow', [2, 2], power),
  floor: named('floor', [1, 1], Math.floor),
  ceil: named('ceil', [1, 1], Math.ceil),
  round: named('round', [1, 1], roundHalfAway),
  clamp: named('clamp', [3, 3], clamp),
})

/**
 * Every operation of expressions: how it is written, how many operands it takes, what it computes. exp, log and pow
 * come from `numeric/`, so that every engine gives the same bits.
 */
export const operations = /* @__PURE__ */ makeOperations()

/** The name of an operation in a checked tree. */
export type Operation = keyof typeof operations

/** Every operation, in the order of its opcode in a program. */
export const operationNames = /* @__PURE__ */ Object.keys(operations) as readonly Operation[]

/** The operations written as functions, by the name they are called with. */
export const functionNames: readonly Operation[] = /* @__PURE__ */ operationNames.filter(
  (name) => operations[name].kind === 'function',
)
