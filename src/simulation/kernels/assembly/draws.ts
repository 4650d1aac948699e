// AssemblyScript: the loops of ../drawScript.ts once more, for WebAssembly with vectors, to the same bits. Columns are
// addresses in memory, at multiples of 16. `npm run kernels` compiles it to ../drawBinary.ts.

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
  const one = f64x2.splat(1)
  for (let i: usize = 0; i < length; i += 2) {
    const at = i << 3
    const shape = f64x2.mul(f64x2.splat(scale), v128.load(shares + at))
    const d = f64x2.sub(shape, f64x2.splat(0.3333333333333333))
    const c = f64x2.div(one, f64x2.sqrt(f64x2.mul(f64x2.splat(9), d)))
    const y = f64x2.mul(c, v128.load(normals + at))
    const v = f64x2.add(one, y)
    const square = f64x2.mul(y, y)
    const word = v128.load(words + at)
    const high = f64x2.convert_low_i32x4_u(i32x4.shuffle(word, word, 0, 2, 0, 2))
    const first = f64x2.mul(high, f64x2.splat(2.3283064365386963e-10))
    const above = f64x2.mul(f64x2.mul(f64x2.mul(f64x2.splat(squeeze), d), square), square)
    const below = f64x2.lt(first, f64x2.sub(f64x2.splat(0.9999999925494194), above))
    const inside = v128.and(v128.and(f64x2.ge(shape, one), f64x2.gt(v, f64x2.splat(0))), below)
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
  const one = f64x2.splat(1)
  let fine = i64x2.splat(-1)
  for (const end = values + (length << 3); values < end; values += 16) {
    const x = v128.load(values)
    const inside = v128.and(f64x2.gt(x, f64x2.splat(-708)), f64x2.lt(x, f64x2.splat(709)))
    fine = v128.and(fine, v128.andnot(inside, f64x2.eq(x, one)))
    const k = f64x2.floor(f64x2.add(f64x2.mul(f64x2.splat(Math.LOG2E), x), f64x2.splat(0.5)))
    const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471803691238)))
    const low = f64x2.mul(k, f64x2.splat(1.9082149292705877e-10))
    const r = f64x2.sub(high, low)
    const t = f64x2.mul(r, r)
    const p5 = f64x2.mul(t, f64x2.splat(4.1381367970572385e-8))
    const p4 = f64x2.mul(t, f64x2.add(f64x2.splat(-1.6533902205465252e-6), p5))
    const p3 = f64x2.mul(t, f64x2.add(f64x2.splat(6.613756321437934e-5), p4))
    const p2 = f64x2.mul(t, f64x2.add(f64x2.splat(-0.0027777777777015593), p3))
    const c = f64x2.sub(r, f64x2.mul(t, f64x2.add(f64x2.splat(0.16666666666666602), p2)))
    const rest = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c))
    const y = f64x2.sub(one, f64x2.sub(f64x2.sub(low, rest), high))
    // the bits of 2^k: k + 1023, as the last of 2⁵² + k + 1023, before 52 zeros
    const power = i64x2.shl(f64x2.add(k, f64x2.splat(4503599627371519)), 52)
    v128.store(out, f64x2.mul(y, power))
    out += 16
  }
  return i64x2.all_true(fine)
}

export function between(kept: usize, values: usize, low: f64, high: f64, length: usize): u32 {
  const start = kept
  let below = i64x2.splat(0)
  for (const end = values + (length << 3); values < end; values += 16) {
    const value = v128.load(values)
    below = i64x2.sub(below, f64x2.lt(value, f64x2.splat(low)))
    const inside = v128.and(f64x2.ge(value, f64x2.splat(low)), f64x2.le(value, f64x2.splat(high)))
    const taken = i64x2.bitmask(inside)
    store<f64>(kept, f64x2.extract_lane(value, 0))
    kept += (taken & 1) << 3
    store<f64>(kept, f64x2.extract_lane(value, 1))
    kept += (taken & 2) << 2
  }
  const count = i64x2.extract_lane(below, 0) + i64x2.extract_lane(below, 1)
  return ((<u32>count) << 16) | <u32>((kept - start) >> 3)
}
