import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { pow } from '../numeric/pow.ts'
import {
  absBounds,
  choiceBounds,
  clampBounds,
  expBounds,
  hull,
  type Interval,
  interval,
  logBounds,
  monotone,
  powerBounds,
  productBounds,
  quotientBounds,
  sqrtBounds,
  truthBounds,
} from './interval.ts'

/** One thing an expression can do. */
interface Definition {
  /** How it is written: an operator between or before operands, or a function's name. */
  readonly written: string
  readonly kind: 'operator' | 'function'
  readonly minOperands: number
  readonly maxOperands: number
  /** The operation on doubles; `min` and `max` take two at a time. */
  readonly scalar: (a: number, b: number, c: number) => number
  readonly bounds: (a: Interval, b: Interval, c: Interval) => Interval
}

/** A square, the commonest power, is a single rounding; every other is pow's. */
const power = (x: number, y: number): number => (y === 2 ? x * x : pow(x, y))

/** Half away from zero: 2.5 gives 3, −2.5 gives −3. x − trunc(x) is exact, floor(x + ½) is not. */
function roundHalfAway(x: number): number {
  const whole = Math.trunc(x)
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole
}

/** NaN where the limits are the wrong way round, rather than one of them. */
function clamp(x: number, low: number, high: number): number {
  return low <= high ? Math.min(Math.max(x, low), high) : Number.NaN
}

/** Comparisons of doubles as they are, without a tolerance; NaN compared with anything stays NaN. */
const truth = (holds: boolean, a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : holds ? 1 : 0

const choose = (condition: number, a: number, b: number): number =>
  Number.isNaN(condition) ? Number.NaN : condition !== 0 ? a : b

const same = (a: Interval, b: Interval): boolean =>
  a.lower === a.upper && b.lower === b.upper && a.lower === b.lower
const apart = (a: Interval, b: Interval): boolean => a.upper < b.lower || b.upper < a.lower

function operator(
  written: string,
  operands: number,
  scalar: Definition['scalar'],
  bounds: Definition['bounds'],
): Definition {
  return { written, kind: 'operator', minOperands: operands, maxOperands: operands, scalar, bounds }
}

function named(
  written: string,
  [minOperands, maxOperands]: readonly [number, number],
  scalar: Definition['scalar'],
  bounds: Definition['bounds'],
): Definition {
  return { written, kind: 'function', minOperands, maxOperands, scalar, bounds }
}

/**
 * Everything an expression can do: how it is written, how many operands it takes, what it computes, where its
 * value can lie. exp, log and pow are our own, so that every engine gives the same bits.
 */
export const operations = {
  add: operator(
    '+',
    2,
    (a, b) => a + b,
    (a, b) => hullOfEnds(a.lower + b.lower, a.upper + b.upper, a, b),
  ),
  subtract: operator(
    '-',
    2,
    (a, b) => a - b,
    (a, b) => hullOfEnds(a.lower - b.upper, a.upper - b.lower, a, b),
  ),
  multiply: operator('*', 2, (a, b) => a * b, productBounds),
  divide: operator('/', 2, (a, b) => a / b, quotientBounds),
  power: operator('^', 2, power, powerBounds),
  negate: operator(
    '-',
    1,
    (a) => -a,
    (a) => interval(-a.upper, -a.lower, a),
  ),
  less: operator(
    '<',
    2,
    (a, b) => truth(a < b, a, b),
    (a, b) => truthBounds(a.upper < b.lower, a.lower >= b.upper, a, b),
  ),
  lessOrEqual: operator(
    '<=',
    2,
    (a, b) => truth(a <= b, a, b),
    (a, b) => truthBounds(a.upper <= b.lower, a.lower > b.upper, a, b),
  ),
  greater: operator(
    '>',
    2,
    (a, b) => truth(a > b, a, b),
    (a, b) => truthBounds(a.lower > b.upper, a.upper <= b.lower, a, b),
  ),
  greaterOrEqual: operator(
    '>=',
    2,
    (a, b) => truth(a >= b, a, b),
    (a, b) => truthBounds(a.lower >= b.upper, a.upper < b.lower, a, b),
  ),
  equal: operator(
    '==',
    2,
    (a, b) => truth(a === b, a, b),
    (a, b) => truthBounds(same(a, b), apart(a, b), a, b),
  ),
  notEqual: operator(
    '!=',
    2,
    (a, b) => truth(a !== b, a, b),
    (a, b) => truthBounds(apart(a, b), same(a, b), a, b),
  ),
  choose: operator('? :', 3, choose, choiceBounds),
  min: named(
    'min',
    [2, Infinity],
    (a, b) => Math.min(a, b),
    (a, b) => interval(Math.min(a.lower, b.lower), Math.min(a.upper, b.upper), a, b),
  ),
  max: named(
    'max',
    [2, Infinity],
    (a, b) => Math.max(a, b),
    (a, b) => interval(Math.max(a.lower, b.lower), Math.max(a.upper, b.upper), a, b),
  ),
  abs: named('abs', [1, 1], Math.abs, absBounds),
  sqrt: named('sqrt', [1, 1], Math.sqrt, sqrtBounds),
  exp: named('exp', [1, 1], exp, expBounds),
  log: named('log', [1, 1], log, logBounds),
  pow: named('pow', [2, 2], power, powerBounds),
  floor: named('floor', [1, 1], Math.floor, (a) => monotone(Math.floor, a)),
  ceil: named('ceil', [1, 1], Math.ceil, (a) => monotone(Math.ceil, a)),
  round: named('round', [1, 1], roundHalfAway, (a) => monotone(roundHalfAway, a)),
  clamp: named('clamp', [3, 3], clamp, clampBounds),
} as const satisfies Record<string, Definition>

function hullOfEnds(lower: number, upper: number, a: Interval, b: Interval): Interval {
  return hull([lower, upper], a, b)
}

/** The name of an operation in a checked tree. */
export type Operation = keyof typeof operations

/** Every operation, in the order of its opcode in a program. */
export const operationNames = Object.keys(operations) as readonly Operation[]

/** The operations written as functions, by the name they are called with. */
export const functionNames: readonly Operation[] = operationNames.filter(
  (name) => operations[name].kind === 'function',
)
