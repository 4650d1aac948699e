import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { pow } from '../numeric/pow.ts'

/** One thing an expression can do. */
interface Definition {
  /** How it is written: an operator between or before operands, or a function's name. */
  readonly written: string
  readonly kind: 'operator' | 'function'
  readonly minOperands: number
  readonly maxOperands: number
  /** The operation on doubles; `min` and `max` take two at a time. */
  readonly scalar: (a: number, b: number, c: number) => number
}

/** A square, the commonest power, takes one multiplication; pow computes all others. */
const power = (x: number, y: number): number => (y === 2 ? x * x : pow(x, y))

/** Rounds halves away from zero: 2.5 to 3, −2.5 to −3. x − trunc(x) is exact; floor(x + ½) is not. */
export function roundHalfAway(x: number): number {
  const whole = Math.trunc(x)
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole
}

/** NaN where low > high, rather than one of the two. */
function clamp(x: number, low: number, high: number): number {
  return low <= high ? Math.min(Math.max(x, low), high) : Number.NaN
}

/** 1 or 0 for a comparison, which has no tolerance; NaN where an operand is NaN. */
const truth = (holds: boolean, a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : holds ? 1 : 0

const choose = (condition: number, a: number, b: number): number =>
  Number.isNaN(condition) ? Number.NaN : condition !== 0 ? a : b

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

/** A function, so that its one call can be marked as pure: a bundler then drops the table where nothing uses it. */
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
 * Everything an expression can do: how it is written, how many operands it takes, what it computes. exp, log and pow
 * are our own, so that every engine gives the same bits.
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
