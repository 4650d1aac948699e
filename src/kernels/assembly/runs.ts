// AssemblyScript: the loops of ../script.ts once more, for WebAssembly with vectors, to the same bits. Columns are
// addresses in memory, where ../compiled.ts puts them at multiples of 16.

/** In memory, since V8 makes a constant vector anew in every turn of a loop, and keeps one that was loaded. */
const constants = memory.data<f64>([
  4.656612873077393e-10, 2.7755575615628914e-17, 6755399441055744, 184.6649652337873, 0.00541521234663378,
  1.4907929134926466e-12, 0.5, 0.16666666666666666, 0.041666666666666664, 0.008333333333333333,
])

export function words(out: usize, lanes: usize, length: usize): void {
  let a = v128.load(lanes)
  let b = v128.load(lanes, 16)
  let c = v128.load(lanes, 32)
  let counter = v128.load(lanes, 48)
  const one = i32x4.splat(1)
  for (const end = out + (length << 2); out < end; out += 16) {
    const word = i32x4.add(i32x4.add(a, b), counter)
    counter = i32x4.add(counter, one)
    a = v128.xor(b, i32x4.shr_u(b, 9))
    b = i32x4.add(c, i32x4.shl(c, 3))
    c = i32x4.add(v128.or(i32x4.shl(c, 21), i32x4.shr_u(c, 11)), word)
    v128.store(out, word)
  }
  v128.store(lanes, a)
  v128.store(lanes, b, 16)
  v128.store(lanes, c, 32)
  v128.store(lanes, counter, 48)
}

/** Four entries of a table, of 1 << size bytes each, and what is behind them where they are shorter than words. */
function entries(table: usize, index: v128, size: i32): v128 {
  const at = i32x4.add(i32x4.splat(<i32>table), i32x4.shl(index, size))
  let found = v128.load32_zero(<usize>i32x4.extract_lane(at, 0))
  found = v128.load32_lane(<usize>i32x4.extract_lane(at, 1), found, 1)
  found = v128.load32_lane(<usize>i32x4.extract_lane(at, 2), found, 2)
  return v128.load32_lane(<usize>i32x4.extract_lane(at, 3), found, 3)
}

export function lookUp(out: usize, table: usize, index: usize, length: usize): void {
  for (const end = out + (length << 2); out < end; out += 16) {
    v128.store(out, entries(table, v128.load(index), 2))
    index += 16
  }
}

export function choose(
  out: usize,
  rows: usize,
  guide: usize,
  size: i32,
  bits: i32,
  within: i32,
  words: usize,
  open: usize,
  length: usize,
): usize {
  const start = open
  const parts = i32x4.splat((1 << within) - 1)
  const unused = size === 1 ? 16 : 0
  for (let i: usize = 0; i < length; i += 4) {
    const word = v128.load(words + (i << 2))
    const row = i32x4.shl(v128.load(rows + (i << 2)), bits)
    const found = entries(guide, i32x4.add(row, i32x4.shr_u(word, 32 - bits)), size)
    const said = i32x4.shr_s(i32x4.shl(found, unused), unused)
    const beyond = i32x4.sub(v128.and(said, parts), i32x4.shr_u(i32x4.shl(word, bits), 32 - within))
    v128.store(out + (i << 2), i32x4.sub(i32x4.shr_u(said, within), i32x4.shr_s(beyond, 31)))
    let left = i32x4.bitmask(v128.or(said, i32x4.eq(beyond, i32x4.splat(0))))
    for (; left !== 0; left &= left - 1) {
      store<u32>(open, i + ctz(left))
      open += 4
    }
  }
  return (open - start) >> 2
}

export function countDays(
  days: usize,
  recent: usize,
  perOutcome: usize,
  slot: usize,
  day: usize,
  length: usize,
): void {
  for (const end = slot + (length << 2); slot < end; slot += 4) {
    const at = <usize>load<u32>(slot) * perOutcome + load<u32>(day)
    const count = load<u16>(recent + (at << 1)) + 1
    store<u16>(recent + (at << 1), count)
    if (count === 0) store<f64>(days + (at << 3), load<f64>(days + (at << 3)) + 65536)
    day += 4
  }
}

export function normals(out: usize, x: usize, words: usize, open: usize, length: usize): usize {
  const start = open
  const high = v128.load64_splat(constants)
  const low = v128.load64_splat(constants, 8)
  for (let i: usize = 0; i < length; i += 2) {
    const word = v128.load(words + (i << 3))
    const p = v128.load(x + ((i32x4.extract_lane(word, 1) & 255) << 3))
    const q = v128.load(x + ((i32x4.extract_lane(word, 3) & 255) << 3))
    const above = f64x2.convert_low_i32x4_s(i32x4.shuffle(word, word, 0, 2, 0, 2))
    const below = f64x2.convert_low_i32x4_s(i32x4.shr_u(i32x4.shuffle(word, word, 1, 3, 1, 3), 8))
    const unit = f64x2.add(f64x2.mul(above, high), f64x2.mul(below, low))
    const z = f64x2.mul(unit, i64x2.shuffle(p, q, 0, 2))
    v128.store(out + (i << 3), z)
    const inside = i64x2.bitmask(f64x2.lt(f64x2.abs(z), i64x2.shuffle(p, q, 1, 3)))
    if (inside !== 3) {
      store<u32>(open, i)
      if ((inside & 1) === 0) open += 4
      store<u32>(open, i + 1)
      if ((inside & 2) === 0) open += 4
    }
  }
  return (open - start) >> 2
}

export function lognormals(values: usize, roots: usize, median: f64, sigma: f64, length: usize): void {
  const rounder = v128.load64_splat(constants, 16)
  const steps = v128.load64_splat(constants, 24)
  const step = v128.load64_splat(constants, 32)
  const rest = v128.load64_splat(constants, 40)
  const c2 = v128.load64_splat(constants, 48)
  const c3 = v128.load64_splat(constants, 56)
  const c4 = v128.load64_splat(constants, 64)
  const c5 = v128.load64_splat(constants, 72)
  for (const end = values + (length << 3); values < end; values += 16) {
    const x = f64x2.mul(f64x2.splat(sigma), v128.load(values))
    const bits = f64x2.add(f64x2.mul(x, steps), rounder)
    const k = f64x2.sub(bits, rounder)
    const r = f64x2.sub(f64x2.sub(x, f64x2.mul(k, step)), f64x2.mul(k, rest))
    const first = v128.load64_zero(roots + ((i32x4.extract_lane(bits, 0) & 127) << 3))
    const both = v128.load64_lane(roots + ((i32x4.extract_lane(bits, 2) & 127) << 3), first, 1)
    const root = i64x2.add(both, i64x2.shl(i64x2.shr_u(bits, 7), 52))
    const inner = f64x2.add(c2, f64x2.mul(r, f64x2.add(c3, f64x2.mul(r, f64x2.add(c4, f64x2.mul(r, c5))))))
    const more = f64x2.add(r, f64x2.mul(f64x2.mul(r, r), inner))
    v128.store(values, f64x2.mul(f64x2.splat(median), f64x2.add(root, f64x2.mul(root, more))))
  }
}

function count(at: usize): void {
  store<f64>(at, load<f64>(at) + 1)
}

function stretch(at: usize, value: f64): void {
  if (value < load<f64>(at)) store<f64>(at, value)
  if (value > load<f64>(at, 8)) store<f64>(at, value, 8)
}

export function countValues(
  histogram: usize,
  extremes: usize,
  center: f64,
  firstStep: i32,
  greatest: f64,
  values: usize,
  offsets: usize,
  length: usize,
): i32 {
  const zero = i32x4.splat(0)
  const side = i32x4.splat(8192)
  let fine = i64x2.splat(-1)
  for (const end = values + (length << 3); values < end; values += 32) {
    const p = v128.load(values)
    const q = v128.load(values, 16)
    const finite = v128.and(
      f64x2.le(f64x2.abs(p), f64x2.splat(greatest)),
      f64x2.le(f64x2.abs(q), f64x2.splat(greatest)),
    )
    fine = v128.and(fine, finite)
    const word = i32x4.shuffle(
      f64x2.sub(p, f64x2.splat(center)),
      f64x2.sub(q, f64x2.splat(center)),
      1,
      3,
      5,
      7,
    )
    const step = i32x4.sub(i32x4.shr_u(i32x4.shl(word, 1), 14), i32x4.splat(firstStep - 1))
    const index = i32x4.min_s(i32x4.max_s(step, zero), side)
    const sign = i32x4.shr_s(word, 31)
    const cell = i32x4.add(side, i32x4.sub(v128.xor(index, sign), sign))
    const at = i32x4.shl(i32x4.add(cell, v128.load(offsets)), 3)
    count(histogram + i32x4.extract_lane(at, 0))
    count(histogram + i32x4.extract_lane(at, 1))
    count(histogram + i32x4.extract_lane(at, 2))
    count(histogram + i32x4.extract_lane(at, 3))
    stretch(extremes + ((<usize>i32x4.extract_lane(cell, 0)) << 4), f64x2.extract_lane(p, 0))
    stretch(extremes + ((<usize>i32x4.extract_lane(cell, 1)) << 4), f64x2.extract_lane(p, 1))
    stretch(extremes + ((<usize>i32x4.extract_lane(cell, 2)) << 4), f64x2.extract_lane(q, 0))
    stretch(extremes + ((<usize>i32x4.extract_lane(cell, 3)) << 4), f64x2.extract_lane(q, 1))
    offsets += 16
  }
  return i32(i64x2.all_true(fine))
}

export function sumValues(sums: usize, perUnit: f64, values: usize, slot: usize, length: usize): void {
  for (const end = values + (length << 3); values < end; values += 8) {
    const at = sums + load<u32>(slot) * 24
    const distance = (load<f64>(values) - load<f64>(at, 16)) * perUnit
    v128.store(at, f64x2.add(v128.load(at), f64x2.mul(f64x2.splat(distance), f64x2(1, distance))))
    slot += 4
  }
}
