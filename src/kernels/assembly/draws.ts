// AssemblyScript: the loops of ../drawScript.ts once more, for WebAssembly with vectors, to the same bits. Columns are
// addresses in memory, at multiples of 16. `npm run kernels` compiles it to ../drawBinary.ts.

/** In memory, beyond those of runs.ts: as in runs.ts, a vector that is loaded is kept, and one that is written is made anew. */
const constants = memory.data<f64>([
  1, 0.3333333333333333, 9, 2.3283064365386963e-10, 0.9999999925494194, -708, 709, 0.5, 0.6931471803691238,
  1.9082149292705877e-10, 4.1381367970572385e-8, -1.6533902205465252e-6, 6.613756321437934e-5,
  -0.0027777777777015593, 0.16666666666666602, 2, 4503599627371519,
])

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

export function exp(out: usize, values: usize, length: usize): bool {
  const one = constant(0)
  const least = constant(5)
  const most = constant(6)
  const perStep = f64x2.splat(Math.LOG2E)
  const half = constant(7)
  const ln2High = constant(8)
  const ln2Low = constant(9)
  const c5 = constant(10)
  const c4 = constant(11)
  const c3 = constant(12)
  const c2 = constant(13)
  const c1 = constant(14)
  const two = constant(15)
  const bias = constant(16)
  let fine = i64x2.splat(-1)
  for (const end = values + (length << 3); values < end; values += 16) {
    const x = v128.load(values)
    const inside = v128.and(f64x2.gt(x, least), f64x2.lt(x, most))
    fine = v128.and(fine, v128.andnot(inside, f64x2.eq(x, one)))
    const k = f64x2.floor(f64x2.add(f64x2.mul(perStep, x), half))
    const high = f64x2.sub(x, f64x2.mul(k, ln2High))
    const low = f64x2.mul(k, ln2Low)
    const r = f64x2.sub(high, low)
    const t = f64x2.mul(r, r)
    const p5 = f64x2.mul(t, c5)
    const p4 = f64x2.mul(t, f64x2.add(c4, p5))
    const p3 = f64x2.mul(t, f64x2.add(c3, p4))
    const p2 = f64x2.mul(t, f64x2.add(c2, p3))
    const c = f64x2.sub(r, f64x2.mul(t, f64x2.add(c1, p2)))
    const rest = f64x2.div(f64x2.mul(r, c), f64x2.sub(two, c))
    const y = f64x2.sub(one, f64x2.sub(f64x2.sub(low, rest), high))
    // the bits of 2^k: k + 1023, as the last of 2⁵² + k + 1023, before 52 zeros
    const power = i64x2.shl(f64x2.add(k, bias), 52)
    v128.store(out, f64x2.mul(y, power))
    out += 16
  }
  return i64x2.all_true(fine)
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
