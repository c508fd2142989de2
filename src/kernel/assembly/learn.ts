import { loadUpTo, storeUpTo } from './memory.ts';

/* What training does beside what a network computes: sums of squares, and the steps of optimisers. */

/** Every sixteenth number goes into one of sixteen sums, which are added up in their order. */
export function squares(out: usize, x: usize, length: i32): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (; length >= 16; length -= 16, x += 64) {
    a = withSquare(a, v128.load(x));
    b = withSquare(b, v128.load(x, 16));
    c = withSquare(c, v128.load(x, 32));
    d = withSquare(d, v128.load(x, 48));
  }
  if (length > 0) a = withSquare(a, loadUpTo(x, length));
  if (length > 4) b = withSquare(b, loadUpTo(x + 16, length - 4));
  if (length > 8) c = withSquare(c, loadUpTo(x + 32, length - 8));
  if (length > 12) d = withSquare(d, loadUpTo(x + 48, length - 12));
  store<f32>(out, withLanes(withLanes(withLanes(withLanes(0, a), b), c), d));
}

function withSquare(sum: v128, x: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, x));
}

function withLanes(total: f32, x: v128): f32 {
  total += f32x4.extract_lane(x, 0);
  total += f32x4.extract_lane(x, 1);
  total += f32x4.extract_lane(x, 2);
  return total + f32x4.extract_lane(x, 3);
}

export function momentum(w: usize, kept: usize, gradient: usize, settings: usize, length: i32): void {
  const rate = v128.load32_splat(settings);
  const decay = v128.load32_splat(settings, 4);
  const scale = v128.load32_splat(settings, 8);
  const keep = v128.load32_splat(settings, 12);
  for (; length > 0; length -= 4, w += 16, kept += 16, gradient += 16) {
    const g = f32x4.mul(loadUpTo(gradient, length), scale);
    const u = f32x4.add(f32x4.mul(keep, loadUpTo(kept, length)), g);
    storeUpTo(kept, u, length);
    step(w, decay, f32x4.mul(rate, u), length);
  }
}

export function adam(
  w: usize,
  mean: usize,
  square: usize,
  gradient: usize,
  settings: usize,
  length: i32,
): void {
  const rate = v128.load32_splat(settings);
  const decay = v128.load32_splat(settings, 4);
  const scale = v128.load32_splat(settings, 8);
  const keep = v128.load32_splat(settings, 12);
  const take = v128.load32_splat(settings, 16);
  const keepSquare = v128.load32_splat(settings, 20);
  const takeSquare = v128.load32_splat(settings, 24);
  const correction = v128.load32_splat(settings, 28);
  const least = v128.load32_splat(settings, 32);
  for (; length > 0; length -= 4, w += 16, mean += 16, square += 16, gradient += 16) {
    const g = f32x4.mul(loadUpTo(gradient, length), scale);
    const m = f32x4.add(f32x4.mul(keep, loadUpTo(mean, length)), f32x4.mul(take, g));
    storeUpTo(mean, m, length);
    const squared = f32x4.mul(takeSquare, f32x4.mul(g, g));
    const v = f32x4.add(f32x4.mul(keepSquare, loadUpTo(square, length)), squared);
    storeUpTo(square, v, length);
    const size = f32x4.add(f32x4.sqrt(f32x4.mul(correction, v)), least);
    step(w, decay, f32x4.div(f32x4.mul(rate, m), size), length);
  }
}

function step(at: usize, decay: v128, by: v128, length: i32): void {
  const w = loadUpTo(at, length);
  storeUpTo(at, f32x4.sub(f32x4.sub(w, f32x4.mul(decay, w)), by), length);
}
