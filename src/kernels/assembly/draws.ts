// AssemblyScript: the loops of ../script.ts that only draws need, as runs.ts has the others.

/** In memory, as those of runs.ts. */
const constants = memory.data<f64>([1, 0.3333333333333333, 9, 2.3283064365386963e-10, 0.9999999925494194])

function constant(index: usize): v128 {
  return v128.load64_splat(constants + (index << 3))
}

export function gammas(
  out: usize,
  shares: usize,
  scale: f64,
  squeeze: f64,
  normals: usize,
  words: usize,
  sum: usize,
  open: usize,
  length: usize,
): usize {
  const start = open
  const one = constant(0)
  const third = constant(1)
  const nine = constant(2)
  const perWord = constant(3)
  const most = constant(4)
  const zero = i64x2.splat(0)
  const scales = f64x2.splat(scale)
  const squeezes = f64x2.splat(squeeze)
  for (let i: usize = 0; i < length; i += 2) {
    const at = i << 3
    const shape = f64x2.mul(scales, v128.load(shares + at))
    const d = f64x2.sub(shape, third)
    const c = f64x2.div(one, f64x2.sqrt(f64x2.mul(nine, d)))
    const y = f64x2.mul(c, v128.load(normals + at))
    const v = f64x2.add(one, y)
    const square = f64x2.mul(y, y)
    const word = v128.load(words + at)
    const high = f64x2.convert_low_i32x4_u(i32x4.shuffle(word, word, 0, 2, 0, 2))
    const first = f64x2.mul(high, perWord)
    const above = f64x2.mul(f64x2.mul(f64x2.mul(squeezes, d), square), square)
    const below = f64x2.lt(first, f64x2.sub(most, above))
    const inside = v128.and(v128.and(f64x2.ge(shape, one), f64x2.gt(v, zero)), below)
    const gamma = v128.and(f64x2.mul(f64x2.mul(f64x2.mul(d, v), v), v), inside)
    v128.store(out + at, gamma)
    v128.store(sum + at, f64x2.add(v128.load(sum + at), gamma))
    const taken = i64x2.bitmask(inside)
    if (taken !== 3) {
      store<u32>(open, i)
      if ((taken & 1) === 0) open += 4
      store<u32>(open, i + 1)
      if ((taken & 2) === 0) open += 4
    }
  }
  return (open - start) >> 2
}

export function divide(values: usize, by: usize, length: usize): void {
  for (const end = values + (length << 3); values < end; values += 16) {
    v128.store(values, f64x2.div(v128.load(values), v128.load(by)))
    by += 16
  }
}

export function inRange(values: usize, most: f64, length: usize): bool {
  let fine = i64x2.splat(-1)
  for (const end = values + (length << 3); values < end; values += 16) {
    const value = v128.load(values)
    fine = v128.and(fine, v128.and(f64x2.ge(value, f64x2.splat(0)), f64x2.le(value, f64x2.splat(most))))
  }
  return i64x2.all_true(fine)
}

export function add(values: usize, added: f64, sum: usize, length: usize): void {
  for (const end = values + (length << 3); values < end; values += 16) {
    const value = f64x2.add(v128.load(values), f64x2.splat(added))
    v128.store(values, value)
    v128.store(sum, f64x2.add(v128.load(sum), value))
    sum += 16
  }
}

export function remainders(out: usize, sum: usize, length: usize): bool {
  const one = f64x2.splat(1)
  let more = i64x2.splat(0)
  for (const end = out + (length << 3); out < end; out += 16) {
    const total = v128.load(sum)
    const within = f64x2.le(total, one)
    v128.store(out, v128.and(f64x2.sub(one, total), within))
    v128.store(sum, v128.bitselect(one, total, within))
    more = v128.or(more, v128.not(within))
    sum += 16
  }
  return v128.any_true(more)
}

export function between(kept: usize, values: usize, low: f64, high: f64, length: usize): u32 {
  const start = kept
  const least = f64x2.splat(low)
  const most = f64x2.splat(high)
  let below = i64x2.splat(0)
  for (const end = values + (length << 3); values < end; values += 16) {
    const value = v128.load(values)
    below = i64x2.sub(below, f64x2.lt(value, least))
    const inside = v128.and(f64x2.ge(value, least), f64x2.le(value, most))
    const taken = i64x2.bitmask(inside)
    store<f64>(kept, f64x2.extract_lane(value, 0))
    kept += (taken & 1) << 3
    store<f64>(kept, f64x2.extract_lane(value, 1))
    kept += (taken & 2) << 2
  }
  const count = i64x2.extract_lane(below, 0) + i64x2.extract_lane(below, 1)
  return ((<u32>count) << 16) | <u32>((kept - start) >> 3)
}
