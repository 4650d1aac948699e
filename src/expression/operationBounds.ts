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
import { type Operation, roundHalfAway } from './operations.ts'

type Bounds = (a: Interval, b: Interval, c: Interval) => Interval

const same = (a: Interval, b: Interval): boolean =>
  a.lower === a.upper && b.lower === b.upper && a.lower === b.lower
const apart = (a: Interval, b: Interval): boolean => a.upper < b.lower || b.upper < a.lower

/** The bounds of each operation; `min` and `max` take two operands at a time. In a file of their own, because workers load the operations only. */
export const operationBounds: Readonly<Record<Operation, Bounds>> = {
  add: (a, b) => hull([a.lower + b.lower, a.upper + b.upper], a, b),
  subtract: (a, b) => hull([a.lower - b.upper, a.upper - b.lower], a, b),
  multiply: productBounds,
  divide: quotientBounds,
  power: powerBounds,
  negate: (a) => interval(-a.upper, -a.lower, a),
  less: (a, b) => truthBounds(a.upper < b.lower, a.lower >= b.upper, a, b),
  lessOrEqual: (a, b) => truthBounds(a.upper <= b.lower, a.lower > b.upper, a, b),
  greater: (a, b) => truthBounds(a.lower > b.upper, a.upper <= b.lower, a, b),
  greaterOrEqual: (a, b) => truthBounds(a.lower >= b.upper, a.upper < b.lower, a, b),
  equal: (a, b) => truthBounds(same(a, b), apart(a, b), a, b),
  notEqual: (a, b) => truthBounds(apart(a, b), same(a, b), a, b),
  choose: choiceBounds,
  min: (a, b) => interval(Math.min(a.lower, b.lower), Math.min(a.upper, b.upper), a, b),
  max: (a, b) => interval(Math.max(a.lower, b.lower), Math.max(a.upper, b.upper), a, b),
  abs: absBounds,
  sqrt: sqrtBounds,
  exp: expBounds,
  log: logBounds,
  pow: powerBounds,
  floor: (a) => monotone(Math.floor, a),
  ceil: (a) => monotone(Math.ceil, a),
  round: (a) => monotone(roundHalfAway, a),
  clamp: clampBounds,
}
